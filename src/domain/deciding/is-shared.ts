import type { Candidate } from './customers.ts';

/**
 * Whether an identifier belongs to too many customers to identify one: `threshold` or more, or a company and contacts
 * that are not its own (docs/spec.md 5, rule 8).
 */
export function isShared(candidates: readonly Candidate[], threshold: number): boolean {
  if (candidates.length >= threshold) return true;
  const types = new Set(candidates.map(({ customerRef }) => customerRef.type));
  return types.has('company') && types.has('contact');
}
