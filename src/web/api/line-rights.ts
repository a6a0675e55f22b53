import { PortalError, type PortalClient, type RestCommand } from '../../bitrix24/client/portal-client.ts';
import type { PortalLine } from './portal-line.ts';

/** Whether the owner of the client's token is an administrator of the portal. */
export async function isPortalAdmin(client: PortalClient): Promise<boolean> {
  return (await client.call({ method: 'user.admin', params: {} }, 'page.rights')) === true;
}

/**
 * A write without effect, to check the right to edit a line. The portal has no documented request for the rights of
 * users who are not admins, so the line's name is set to its present value: without the right the portal answers
 * CONFIG_WRONG_USER_PERMISSION (docs/bitrix24/open-lines.md#line-rights). The actions of the list's
 * `CHECK_PERMISSION` are not documented.
 */
export function editProbe(line: PortalLine): RestCommand {
  return {
    method: 'imopenlines.config.update',
    params: { CONFIG_ID: line.id, PARAMS: { LINE_NAME: line.name, ...line.welcomeBot } },
  };
}

/** Whether the owner of the client's token may edit the line, read from the portal without a cache (docs/spec.md 8). */
export async function canEditLine(client: PortalClient, line: PortalLine): Promise<boolean> {
  return (await isPortalAdmin(client)) || (await passesEditProbe(client, line));
}

/** The same for a user who is not an admin: sends the probe. */
export async function passesEditProbe(client: PortalClient, line: PortalLine): Promise<boolean> {
  try {
    return (await client.call(editProbe(line), 'page.rights')) === true;
  } catch (error) {
    if (error instanceof PortalError && error.kind === 'forbidden') return false;
    throw error;
  }
}
