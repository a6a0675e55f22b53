import type { z } from 'zod';
import type { PortalProfile } from '../../domain/portal-view.ts';
import type { PortalClient } from '../../bitrix24/client/portal-client.ts';
import type { Api, CallName } from '../contract/api.ts';
import type { PageSession } from '../session/page-sessions.ts';
import type { Rights } from './rights.ts';

/**
 * The authenticated user of a page. Contains no token: `client` talks to the portal with the user's own, and `rights` are
 * read with it.
 */
export interface Caller {
  readonly session: Omit<PageSession, 'accessToken'>;
  readonly portal: PortalProfile;
  readonly client: PortalClient;
  readonly rights: Rights;
  readonly cursors: Cursors;
  /** A new session of the same user with this access token. Throws 401 where the portal does not confirm it. */
  renew(accessToken: string): Promise<string>;
  /** Name of this user in the journal: `user:12`. */
  readonly by: string;
}

/** Cursors of the caller's lists: opaque, as the entry at their position may be hidden from the caller. */
interface Cursors {
  seal(list: CallName, position: string): string;
  /** Throws 400 for what is no cursor of this list and caller. */
  open(list: CallName, cursor: string): string;
}

/** Validated input of a call. */
export interface CallInput<K extends CallName> {
  readonly params: z.output<Api[K]['params']>;
  readonly query: z.output<Api[K]['query']>;
  readonly body: z.output<Api[K]['body']>;
}

export type CallResult<K extends CallName> = z.output<Api[K]['response']>;

/** Handlers of some calls of the contract, by name. */
export type Handlers<K extends CallName> = {
  readonly [Name in K]: (caller: Caller, input: CallInput<Name>) => Promise<CallResult<Name>>;
};
