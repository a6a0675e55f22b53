import { hash } from 'node:crypto';

/** Stored in place of a delivery's key: unique like the key, short, without personal data (132 bits of SHA-256). */
export function keyDigest(key: string): string {
  return hash('sha256', key, 'base64url').slice(0, 22);
}
