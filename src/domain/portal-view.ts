import type { PortalRecord } from './portal-record.ts';

/** An installation without its tokens and addresses: for everything that does not itself connect to the portal. */
export type PortalView = Pick<
  PortalRecord,
  'memberId' | 'state' | 'userId' | 'regions' | 'language' | 'installedAt'
>;

export function portalViewOf(portal: PortalRecord): PortalView {
  const { memberId, state, userId, regions, language, installedAt } = portal;
  return { memberId, state, userId, regions, installedAt, ...(language !== undefined && { language }) };
}

/** An installation with its addresses and rights, but without its tokens: for the pages, which show them. */
export type PortalProfile = PortalView & Pick<PortalRecord, 'domain' | 'clientEndpoint' | 'scope'>;

export function portalProfileOf(portal: PortalRecord): PortalProfile {
  const { domain, clientEndpoint, scope } = portal;
  return { ...portalViewOf(portal), domain, clientEndpoint, scope };
}
