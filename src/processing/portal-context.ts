import type { InboxId, MemberId } from '../domain/ids.ts';
import type { PortalView } from '../domain/portal-view.ts';
import type { PortalClient } from '../bitrix24/client/portal-client.ts';

/** The portal that some work is done for, with a client for its REST API. */
export interface PortalContext {
  readonly portal: PortalView;
  readonly client: PortalClient;
  /** Names of inbox entries in the log. */
  readonly traces?: ReadonlyMap<InboxId, string>;
}

/**
 * The client with the tokens of the installation. Throws `PortalError` `authRevoked` when there are no usable tokens.
 */
export type ClientOf = (member: MemberId) => Promise<PortalClient>;
