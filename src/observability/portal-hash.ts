import { shortDigest } from '../runtime/short-digest.ts';

/** What a portal is called in logs and metrics: 12 letters, from its member id. */
export function portalHash(member: string): string {
  return shortDigest(member, 12);
}
