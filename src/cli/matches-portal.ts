import type { PortalRecord } from '../domain/portal-record.ts';
import { portalHash } from '../observability/portal-hash.ts';

/** Whether somebody means this portal: by its domain, its member id, or what logs call it. */
export function matchesPortal({ domain, memberId }: PortalRecord, name: string): boolean {
  return [domain.toLowerCase(), memberId.toLowerCase(), portalHash(memberId)].includes(name.toLowerCase());
}
