import { isMergedType } from '../../../../domain/crm-type.ts';
import { sameRef, type CrmRef } from '../../../../domain/crm-ref.ts';
import type { SuggestionView } from '../../../contract/suggestions.ts';

type Action = SuggestionView['may'][number];

/** The recommended action per kind; `none` when a person has to compare the items first. */
export const primaryActions: Readonly<Record<SuggestionView['kind'], Action | 'none'>> = {
  samePerson: 'none',
  identifierOfAnother: 'none',
  mergeDuplicates: 'merge',
  sharedIdentifier: 'block',
  ownItemHasData: 'none',
  guestContact: 'merge',
  ambiguousNumber: 'dismiss',
  correctedPhone: 'confirm',
  decisionToConfirm: 'confirm',
  reportedWrong: 'notSame',
};

/** Whether the portal can merge others into this item: it merges items of the same type; deals only by hand. */
export function canSurvive({ type, id }: CrmRef, { items }: SuggestionView): boolean {
  return isMergedType(type) && items.some(({ ref }) => ref.type === type && ref.id !== id);
}

/** The recommended survivor of a merge: the customer that the chat is bound to, else the first possible one. */
export function mainSurvivor(suggestion: SuggestionView): CrmRef | undefined {
  const candidates = suggestion.items.map(({ ref }) => ref).filter((ref) => canSurvive(ref, suggestion));
  return candidates.find((ref) => sameRef(ref, suggestion.chat.customerRef)) ?? candidates[0];
}
