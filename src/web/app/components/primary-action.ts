import { sameRef, type CrmRef } from '../../../domain/crm-ref.ts';
import { isMergedType } from '../../../domain/crm-type.ts';
import type { SuggestionView } from '../../contract/suggestions.ts';

type Action = SuggestionView['may'][number];

/** What most people will want to do, per kind; `none` where the evidence has to be read first. */
export const primaryActions: Readonly<Record<SuggestionView['kind'], Action | 'none'>> = {
  samePerson: 'none',
  identifierOfAnother: 'none',
  mergeDuplicates: 'merge',
  sharedIdentifier: 'block',
  ownItemHasData: 'none',
  guestContact: 'merge',
  ambiguousNumber: 'dismiss',
  decisionToConfirm: 'confirm',
};

/** Whether the portal can merge others into this item: it merges items of one type, and deals by hand only. */
export function canSurvive({ type, id }: CrmRef, { items }: SuggestionView): boolean {
  return isMergedType(type) && items.some(({ ref }) => ref.type === type && ref.id !== id);
}

/** Who stays after a merge unless a person says otherwise: the customer that the chat is bound to. */
export function mainSurvivor(suggestion: SuggestionView): CrmRef | undefined {
  const able = suggestion.items.map(({ ref }) => ref).filter((ref) => canSurvive(ref, suggestion));
  return able.find((ref) => sameRef(ref, suggestion.chat.customerRef)) ?? able[0];
}
