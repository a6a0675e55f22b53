import { memberId } from '../../domain/ids.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import { portalProfileOf, type PortalProfile } from '../../domain/portal-view.ts';
import type { PortalStore } from '../../store/ports.ts';
import type { AppInfo } from './app-info.ts';
import { learnApplicationToken } from './learn-token.ts';
import { isThisApp } from './prove-app.ts';
import { readOpener, type Opener } from './read-opener.ts';
import type { PostedPage } from './page-body.ts';
import { PortalError } from '../client/portal-client.ts';
import type { PortalClients } from '../client/portal-clients.ts';
import { sameSecret } from './same-secret.ts';
import { portalMoved } from '../client/transport-error.ts';

declare const verified: unique symbol;

/**
 * A user who opened a page of the app in a known portal. Only the function of `createOpenerVerifier` creates it. Contains no
 * token.
 */
export interface VerifiedOpener extends Opener {
  readonly [verified]: true;
  readonly portal: PortalProfile;
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

/** Codes that a portal without REST in its plan answers to every method (docs/bitrix24/errors.md#system-errors). */
const planCodes = new Set(['ACCESS_DENIED', 'PAYMENT_REQUIRED']);

export type VerifyOpener = (posted: PostedPage) => Promise<OpenerVerdict>;

/**
 * Verifies the page's token at the stored address of the portal, never at one from the request
 * (docs/spec.md 9). A portal with revoked installation tokens still shows its pages: there an administrator
 * sees what is wrong.
 */
export function createOpenerVerifier(portals: PortalStore, clients: PortalClients): VerifyOpener {
  return async (posted) => {
    const portal = await portals.get(memberId(posted.memberId));
    if (!portal || portal.state === 'uninstalled') return { ok: false, code: 'UNKNOWN_PORTAL' };
    const hasToken = sameSecret(portal.applicationToken, posted.applicationToken);
    if (!hasToken && !mayBeProven(portal, posted)) return { ok: false, code: 'WRONG_APPLICATION_TOKEN' };
    try {
      const { info, ...opener } = await verifyAtPortal(portal, posted.accessToken, clients, portals);
      if (!hasToken && !(await isThisApp(clients, portal, info.app)))
        return { ok: false, code: 'WRONG_APPLICATION_TOKEN' };
      if (!hasToken) await learnApplicationToken(portals, portal.memberId, posted.applicationToken);
      await storeLicence(portals, portal, info.licence);
      return { ok: true, opener: opener as VerifiedOpener };
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      return { ok: false, code: refusalOf(error) };
    }
  };
}

/** Whether the portal confirms that the token is of this user and of this app. */
export async function isOpener(
  clients: PortalClients,
  portal: PortalRecord,
  { userId, accessToken }: { readonly userId: number; readonly accessToken: string },
): Promise<boolean> {
  const client = clients.ofPage({
    endpoint: portal.clientEndpoint,
    accessToken,
    memberId: portal.memberId,
  });
  const { userId: owner, info } = await readOpener(client, 'page.renew');
  return owner === userId && (await isThisApp(clients, portal, info.app));
}

function refusalOf({ kind, code, isFinal }: PortalError): OpenerRefusal {
  if (kind === 'restDisabled' && planCodes.has(code)) return 'PLAN_REFUSES_REST';
  return kind === 'authRevoked' || kind === 'restDisabled' || isFinal
    ? 'OPENER_REFUSED'
    : 'PORTAL_UNREACHABLE';
}

/**
 * Older portals post no application token, and what a portal posts is not known before it was learned: then the opener's
 * own token has to be one of this app.
 */
function mayBeProven(portal: PortalRecord, posted: PostedPage): boolean {
  return posted.applicationToken === '' || portal.applicationToken === '' || portal.learnsToken === true;
}

/** Keeps the plan as the portal has it now: the request limit depends on it. */
async function storeLicence(portals: PortalStore, portal: PortalRecord, licence: string): Promise<void> {
  if (licence === '' || licence === portal.licence) return;
  await portals.exclusively(portal.memberId, async () => {
    const current = await portals.get(portal.memberId);
    if (current && current.state !== 'uninstalled') await portals.update({ ...current, licence });
  });
}

async function verifyAtPortal(
  portal: PortalRecord,
  accessToken: string,
  clients: PortalClients,
  portals: PortalStore,
): Promise<Opener & { readonly portal: PortalProfile; readonly info: AppInfo }> {
  const verify = async (current: PortalRecord) => {
    const opener = await readOpener(
      clients.ofPage({ endpoint: current.clientEndpoint, accessToken, memberId: current.memberId }),
      'page',
    );
    return { ...opener, portal: portalProfileOf(current) };
  };
  try {
    return await verify(portal);
  } catch (error) {
    if (!(error instanceof PortalError) || error.code !== portalMoved) throw error;
    // The new address comes with a token refresh, and only the installation's token can be refreshed.
    await (await clients.of(portal.memberId)).call({ method: 'server.time', params: {} }, 'page.moved');
    return verify((await portals.get(portal.memberId)) ?? portal);
  }
}
