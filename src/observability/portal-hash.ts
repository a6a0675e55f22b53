import { shortDigest } from '../runtime/short-digest.ts';

/** The name of a portal in logs and metrics: 12 letters derived from its member id. */
export function portalHash(member: string): string {
  return shortDigest(member, 12);
}
