import type { PortalRecord } from '../domain/portal-record.ts';
import { portalHash } from '../observability/portal-hash.ts';

/** Whether `name` is the portal's domain, its member id, or its hash in logs. */
export function matchesPortal(
  { domain, memberId }: Pick<PortalRecord, 'domain' | 'memberId'>,
  name: string,
): boolean {
  return [domain.toLowerCase(), memberId.toLowerCase(), portalHash(memberId)].includes(name.toLowerCase());
}
