import type { Candidate } from './customers.ts';
import { compareNames } from './compare-names.ts';
import { itemOf } from './item-of.ts';
import type { Situation } from './situation.ts';

/**
 * Whether an identifier belongs to too many customers to identify one: `sharedThreshold` or more, or a company and
 * contacts that are not its own (docs/spec.md 5, rule 8). Customers of one name are duplicates of one customer.
 */
export function isShared(situation: Situation, candidates: readonly Candidate[]): boolean {
  const types = new Set(candidates.map(({ customerRef }) => customerRef.type));
  if (types.has('company') && types.has('contact')) return true;
  if (candidates.length < situation.settings.sharedThreshold) return false;
  return types.has('company') || !haveOneName(situation, candidates);
}

function haveOneName({ view }: Situation, candidates: readonly Candidate[]): boolean {
  const items = candidates.flatMap(({ customerRef }) => itemOf(view, customerRef) ?? []);
  return (
    items.length === candidates.length &&
    items.every((item, index) =>
      items.slice(index + 1).every((other) => compareNames(item, other) === 'similar'),
    )
  );
}
