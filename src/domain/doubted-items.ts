import type { CrmRef } from './crm-ref.ts';
import { sameRef } from './crm-ref.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * The items that an employee says a chat is not of, without the one that they proposed instead. All of them where the
 * suggestion names none.
 */
export function doubtedItems({ items, reasons }: Pick<Suggestion, 'items' | 'reasons'>): readonly CrmRef[] {
  const doubted = reasons.find(({ code }) => code === 'reportedByPerson')?.refs ?? items;
  return items.filter((item) => doubted.some((ref) => sameRef(ref, item)));
}
