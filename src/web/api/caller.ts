import type { z } from 'zod';
import type { PortalRecord } from '../../domain/portal-record.ts';
import type { PortalClient } from '../../bitrix24/client/portal-client.ts';
import type { Api, CallName } from '../contract/api.ts';
import type { PageSession } from '../session/page-sessions.ts';
import type { Rights } from './rights.ts';

/** An opener whose session is good, with a client that asks the portal in the opener's name. */
export interface Caller {
  readonly session: PageSession;
  readonly portal: PortalRecord;
  readonly client: PortalClient;
  readonly rights: Rights;
  /** How the journal names this person. */
  readonly by: string;
}

/** What a call was given, checked. */
export interface Given<K extends CallName> {
  readonly params: z.output<Api[K]['params']>;
  readonly query: z.output<Api[K]['query']>;
  readonly body: z.output<Api[K]['body']>;
}

export type Answered<K extends CallName> = z.output<Api[K]['response']>;

/** Answers calls of the contract. */
export type Handlers<K extends CallName> = {
  readonly [Name in K]: (caller: Caller, given: Given<Name>) => Promise<Answered<Name>>;
};
