import { memberId } from '../../domain/ids.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import type { PortalStore } from '../../store/ports.ts';
import { askOpener, type Opener } from './opener.ts';
import type { PostedPage } from './page-body.ts';
import { PortalError } from '../client/portal-client.ts';
import type { PortalClients } from '../client/portal-clients.ts';
import { sameSecret } from './same-secret.ts';
import { portalMoved } from '../client/transport-error.ts';

declare const verified: unique symbol;

/** Somebody who opened a page of the app inside a known portal. Only `createOpenerVerifier` makes it. */
export interface VerifiedOpener extends Opener {
  readonly [verified]: true;
  readonly portal: PortalRecord;
  readonly accessToken: string;
}

export type OpenerRefusal =
  | 'UNKNOWN_PORTAL'
  | 'WRONG_APPLICATION_TOKEN'
  | 'OPENER_REFUSED'
  | 'PLAN_REFUSES_REST'
  | 'PORTAL_UNREACHABLE';

type OpenerVerdict =
  | { readonly ok: true; readonly opener: VerifiedOpener }
  | { readonly ok: false; readonly code: OpenerRefusal };

/** Said of everything the app asks (rest-contract.md 1.6). */
const planCodes = new Set(['ACCESS_DENIED', 'PAYMENT_REQUIRED']);

export type VerifyOpener = (posted: PostedPage) => Promise<OpenerVerdict>;

/**
 * The page's token is tried at the stored address of the portal, never at one from the request (spec 9). A portal
 * that withdrew the installer's tokens still shows its pages: there an admin sees what is wrong.
 */
export function createOpenerVerifier(portals: PortalStore, clients: PortalClients): VerifyOpener {
  return async (posted) => {
    const portal = await portals.get(memberId(posted.memberId));
    if (!portal || portal.state === 'uninstalled') return { ok: false, code: 'UNKNOWN_PORTAL' };
    if (!sameSecret(portal.applicationToken, posted.applicationToken))
      return { ok: false, code: 'WRONG_APPLICATION_TOKEN' };
    try {
      return { ok: true, opener: await openerAt(portal, posted.accessToken, clients, portals) };
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      if (error.kind === 'barred' && planCodes.has(error.code))
        return { ok: false, code: 'PLAN_REFUSES_REST' };
      const refused = error.kind === 'authRevoked' || error.kind === 'barred' || error.isFinal;
      return { ok: false, code: refused ? 'OPENER_REFUSED' : 'PORTAL_UNREACHABLE' };
    }
  };
}

async function openerAt(
  portal: PortalRecord,
  accessToken: string,
  clients: PortalClients,
  portals: PortalStore,
): Promise<VerifiedOpener> {
  const ask = async (at: PortalRecord): Promise<VerifiedOpener> => {
    const { userId, admin } = await askOpener(
      clients.withToken({ endpoint: at.clientEndpoint, accessToken, memberId: at.memberId }),
      'page',
    );
    return { portal: at, accessToken, userId, admin } as VerifiedOpener;
  };
  try {
    return await ask(portal);
  } catch (error) {
    if (!(error instanceof PortalError) || error.code !== portalMoved) throw error;
    // Only the installation's own token can be exchanged for an answer that says where the portal is now.
    await (await clients.of(portal.memberId)).call({ method: 'server.time', params: {} }, 'page.moved');
    return ask((await portals.get(portal.memberId)) ?? portal);
  }
}
