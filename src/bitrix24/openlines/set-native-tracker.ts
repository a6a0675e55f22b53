import type { PortalClient } from '../client/portal-client.ts';
import type { PortalLine } from './read-lines.ts';

/** What the portal's own tracker is to do for a line; what is left out stays as it is. */
export interface NativeTrackerFlags {
  /** Creates CRM items for chats. */
  readonly crm?: boolean | undefined;
  /** Reads texts for phones and e-mails. */
  readonly tracker?: boolean | undefined;
}

/**
 * Sets those flags of the portal's own tracker that differ from the line's. Returns whether anything was changed. Throws
 * `PortalError`: `forbidden` when the owner of the client's token may not edit the line.
 */
export async function setNativeTracker(
  client: PortalClient,
  line: PortalLine,
  { crm, tracker }: NativeTrackerFlags,
  requestId: string,
): Promise<boolean> {
  const changed = {
    ...(differs(crm, line.native.crm) && { CRM: yesNo(crm) }),
    ...(differs(tracker, line.native.tracker) && { CRM_CHAT_TRACKER: yesNo(tracker) }),
  };
  if (Object.keys(changed).length === 0) return false;
  const params = { CONFIG_ID: line.id, PARAMS: changed };
  await client.call({ method: 'imopenlines.config.update', params }, requestId);
  return true;
}

function differs(requested: boolean | undefined, current: boolean): boolean {
  return requested !== undefined && requested !== current;
}

function yesNo(on: boolean | undefined): 'Y' | 'N' {
  return on ? 'Y' : 'N';
}
