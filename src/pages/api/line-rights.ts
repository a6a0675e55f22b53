import { PortalError, type PortalClient } from '../../portal/portal-client.ts';
import type { PortalLine } from './portal-line.ts';

/**
 * Whether the owner of the client's token may change the line, asked of the portal at this moment (spec 8). Admins
 * may. Of others the portal says so only when they try, so the line is given the name that it has: without the right
 * that answers CONFIG_WRONG_USER_PERMISSION (rest-contract.md 3.2), with it nothing changes. `CHECK_PERMISSION` of
 * the list would ask more politely, but the actions it takes are documented nowhere.
 */
export async function mayEditLine(client: PortalClient, line: PortalLine): Promise<boolean> {
  if ((await client.call({ method: 'user.admin', params: {} }, 'page.rights')) === true) return true;
  const params = { CONFIG_ID: line.id, PARAMS: { LINE_NAME: line.name } };
  try {
    return (await client.call({ method: 'imopenlines.config.update', params }, 'page.rights')) === true;
  } catch (error) {
    if (error instanceof PortalError && error.kind === 'forbidden') return false;
    throw error;
  }
}
