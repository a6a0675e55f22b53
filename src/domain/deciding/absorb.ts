import type { Change } from '../changes/change.ts';
import type { CrmItem } from '../crm-view.ts';
import type { CrmRef } from '../crm-ref.ts';
import { sameRef } from '../crm-ref.ts';
import type { Reason } from '../reason.ts';
import type { OwnItems } from './own-items.ts';
import { ownData } from './own-items.ts';
import { reason } from '../reason.ts';
import type { Situation } from './situation.ts';
import type { SuggestionDraft } from '../suggestion.ts';

/** What becomes of the portal's own items that the chat leaves. */
export interface AbsorbPlan {
  /** Own items that the session activities are to be unbound from. */
  readonly leftItems: readonly CrmRef[];
  readonly changes: readonly Change[];
  readonly suggestions: readonly SuggestionDraft[];
  readonly reasons: readonly Reason[];
}

/** Absorbs own items by the line's setting; one that holds anything of its own is only suggested (spec 6.3). */
export function absorbOwnItems(
  situation: Situation,
  own: OwnItems,
  customerRef: CrmRef,
  card: CrmRef | undefined,
): AbsorbPlan {
  const parts = [...own.leads, ...own.deals, ...own.contacts]
    .filter((item) => !sameRef(item.ref, customerRef) && !sameRef(item.ref, card))
    .map((item) => absorbOne(situation, item, customerRef));
  return {
    leftItems: parts.flatMap((part) => part.leftItems),
    changes: parts.flatMap((part) => part.changes),
    suggestions: parts.flatMap((part) => part.suggestions),
    reasons: parts.flatMap((part) => part.reasons),
  };
}

function absorbOne(situation: Situation, item: CrmItem, customerRef: CrmRef): AbsorbPlan {
  const data = ownData(situation, item);
  if (data.length > 0) {
    const why = [reason('ownItemHasData', { refs: [item.ref], value: data.join(',') })];
    return {
      leftItems: [],
      changes: [],
      suggestions: [{ kind: 'ownItemHasData', items: [item.ref, customerRef], reasons: why }],
      reasons: why,
    };
  }
  if (situation.settings.ownItem === 'keep') {
    return {
      leftItems: [item.ref],
      changes: [],
      suggestions: [],
      reasons: [reason('ownItemKept', { refs: [item.ref] })],
    };
  }
  const done = reason('ownItemAbsorbed', { refs: [item.ref] });
  if (
    situation.settings.ownItem === 'merge' &&
    item.ref.type === customerRef.type &&
    item.ref.type !== 'deal'
  ) {
    const merge: Change = {
      kind: 'mergeItems',
      type: item.ref.type,
      survivor: customerRef.id,
      absorbed: item.ref.id,
    };
    return { leftItems: [], changes: [merge], suggestions: [], reasons: [done] };
  }
  if (item.ref.type === 'contact') {
    const offer: SuggestionDraft = { kind: 'guestContact', items: [customerRef, item.ref], reasons: [done] };
    return { leftItems: [item.ref], changes: [], suggestions: [offer], reasons: [done] };
  }
  return { leftItems: [item.ref], changes: closing(situation, item), suggestions: [], reasons: [done] };
}

function closing(situation: Situation, item: CrmItem): readonly Change[] {
  if (!item.open) return [];
  const stage =
    item.ref.type === 'lead'
      ? situation.view.failedLeadStage
      : (situation.view.failedDealStages.get(item.category) ??
        (item.category ? `C${String(item.category)}:LOSE` : 'LOSE'));
  return [{ kind: 'setStage', item: item.ref, stage, before: item.stage }];
}
