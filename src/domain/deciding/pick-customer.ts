import type { CrmView } from '../crm-view.ts';
import { refKey } from '../crm-ref.ts';
import type { Candidate } from './customers.ts';
import { itemOf, itemsOf } from './item-of.ts';
import type { ReasonCode } from '../reason.ts';

/**
 * The customer with the open deal changed last, else the one changed last, else the lowest id
 * (docs/spec.md 5, rule 8).
 */
export function pickCustomer(
  view: CrmView,
  candidates: readonly Candidate[],
): { readonly candidate: Candidate; readonly because: ReasonCode } | undefined {
  const ranked = candidates
    .map((candidate) => ({
      candidate,
      deal: newestDeal(view, candidate),
      changed: newestChange(view, candidate),
    }))
    .sort(
      (a, b) =>
        b.deal - a.deal ||
        b.changed - a.changed ||
        a.candidate.customerRef.id - b.candidate.customerRef.id ||
        a.candidate.customerRef.type.localeCompare(b.candidate.customerRef.type),
    );
  const [first, second] = ranked;
  if (!first) return undefined;
  if (first.deal > (second?.deal ?? 0)) return { candidate: first.candidate, because: 'openDealDecides' };
  if (first.changed > (second?.changed ?? 0))
    return { candidate: first.candidate, because: 'lastChangedDecides' };
  return { candidate: first.candidate, because: 'lowestIdDecides' };
}

function newestDeal(view: CrmView, candidate: Candidate): number {
  const refs = [candidate.customerRef, ...candidate.members].flatMap(
    (ref) => view.cards.get(refKey(ref)) ?? [],
  );
  const deals = itemsOf(view, refs).filter((item) => item.ref.type === 'deal' && item.open);
  return Math.max(0, ...deals.map((deal) => deal.updatedAt));
}

function newestChange(view: CrmView, candidate: Candidate): number {
  return Math.max(
    0,
    ...[candidate.customerRef, ...candidate.members].map((ref) => itemOf(view, ref)?.updatedAt ?? 0),
  );
}
