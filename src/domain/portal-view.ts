import type { PortalRecord } from './portal-record.ts';

/** An installation without its tokens and addresses, with its rights: for everything that does not itself connect to the portal. */
export type PortalView = Pick<
  PortalRecord,
  'memberId' | 'state' | 'userId' | 'formerUsers' | 'regions' | 'language' | 'installedAt' | 'scope'
>;

export function portalViewOf(portal: PortalRecord): PortalView {
  const { memberId, state, userId, formerUsers, regions, language, installedAt, scope } = portal;
  return {
    memberId,
    state,
    userId,
    regions,
    installedAt,
    scope,
    ...(language !== undefined && { language }),
    ...(formerUsers !== undefined && { formerUsers }),
  };
}

/** An installation with its addresses, but without its tokens: for the pages, which show them. */
export type PortalProfile = PortalView & Pick<PortalRecord, 'domain' | 'clientEndpoint'>;

export function portalProfileOf(portal: PortalRecord): PortalProfile {
  const { domain, clientEndpoint } = portal;
  return { ...portalViewOf(portal), domain, clientEndpoint };
}
