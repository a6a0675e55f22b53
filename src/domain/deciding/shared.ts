import type { Candidate } from './customers.ts';

/**
 * A number that many people have identifies nobody: found on `threshold` or more customers, or on a company and on
 * contacts that are not its own (spec 5, rule 8).
 */
export function isShared(candidates: readonly Candidate[], threshold: number): boolean {
  if (candidates.length >= threshold) return true;
  const types = new Set(candidates.map(({ customerRef }) => customerRef.type));
  return types.has('company') && types.has('contact');
}
