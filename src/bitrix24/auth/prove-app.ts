import type { PortalRecord } from '../../domain/portal-record.ts';
import { PortalError } from '../client/portal-client.ts';
import type { PortalClients } from '../client/portal-clients.ts';
import { readAppInfo } from './app-info.ts';

/**
 * Whether `app`, as the portal names it for somebody's token, is this app. Where the record does not have the name yet,
 * it is read with the installation's token. False also where the portal does not say.
 */
export async function isThisApp(clients: PortalClients, portal: PortalRecord, app: string): Promise<boolean> {
  if (app === '') return false;
  if (portal.app !== undefined && portal.app !== '') return portal.app === app;
  try {
    return (await readAppInfo(await clients.of(portal.memberId), 'app')).app === app;
  } catch (error) {
    if (error instanceof PortalError) return false;
    throw error;
  }
}

/**
 * Whether `accessToken` is one of this app on this portal: the portal itself accepts it at its stored address and names
 * this app for it. Proves the sender where there is no application token to compare
 * (docs/decisions/0017-whose-tokens-and-what-proves-them.md).
 */
export async function provesApp(
  clients: PortalClients,
  portal: PortalRecord,
  accessToken: string | undefined,
): Promise<boolean> {
  if (accessToken === undefined || accessToken === '') return false;
  const { clientEndpoint: endpoint, memberId } = portal;
  try {
    const { app } = await readAppInfo(clients.withToken({ endpoint, accessToken, memberId }), 'proof');
    return await isThisApp(clients, portal, app);
  } catch (error) {
    if (error instanceof PortalError) return false;
    throw error;
  }
}
