import { PortalError, type PortalClient, type RestCommand } from '../../bitrix24/client/portal-client.ts';
import type { PortalLine } from './portal-line.ts';

export async function isPortalAdmin(client: PortalClient): Promise<boolean> {
  return (await client.call({ method: 'user.admin', params: {} }, 'page.rights')) === true;
}

/**
 * A write that changes nothing. Of others than admins the portal says what they may do only when they try, so the line
 * is given the name that it has: without the right that answers CONFIG_WRONG_USER_PERMISSION (rest-contract.md 3.2).
 * `CHECK_PERMISSION` of the list would ask more politely, but the actions it takes are documented nowhere.
 */
export function editProbe(line: PortalLine): RestCommand {
  return {
    method: 'imopenlines.config.update',
    params: { CONFIG_ID: line.id, PARAMS: { LINE_NAME: line.name, ...line.welcomeBot } },
  };
}

/** Whether the owner of the client's token may change the line, asked of the portal at this moment (spec 8). */
export async function mayEditLine(client: PortalClient, line: PortalLine): Promise<boolean> {
  return (await isPortalAdmin(client)) || (await canEdit(client, line));
}

/** The same for somebody who is no admin. */
export async function canEdit(client: PortalClient, line: PortalLine): Promise<boolean> {
  try {
    return (await client.call(editProbe(line), 'page.rights')) === true;
  } catch (error) {
    if (error instanceof PortalError && error.kind === 'forbidden') return false;
    throw error;
  }
}
