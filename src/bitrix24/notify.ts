import type { PortalClient } from './client/portal-client.ts';

/** A message in the notifications of the portal. */
export interface PortalNotice {
  /** Id of the employee who gets it. */
  readonly user: number;
  /** BB code. */
  readonly text: string;
  /** A newer one with the same tag takes its place (docs/bitrix24/users.md#notifications). */
  readonly tag: string;
}

/**
 * Sends a notification that names no sender. The portal may answer that it made none: the employee left, or switched them off.
 * Throws `PortalError`.
 */
export async function notify(
  client: PortalClient,
  { user, text, tag }: PortalNotice,
  requestId: string,
): Promise<void> {
  const params = { USER_ID: user, MESSAGE: text, TAG: `${tag} ${String(user)}` };
  await client.call({ method: 'im.notify.system.add', params }, requestId);
}
