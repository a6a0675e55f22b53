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

/** What happens to the portal's own items when the chat is bound to another customer or card. */
export interface AbsorbPlan {
  /** Own items to unbind the session activities from. */
  readonly leftItems: readonly CrmRef[];
  readonly changes: readonly Change[];
  readonly suggestions: readonly SuggestionDraft[];
  readonly reasons: readonly Reason[];
}

/** Absorbs own items as the line's setting says. An item with data of its own is only suggested (docs/spec.md 6.3). */
export function absorbOwnItems(
  situation: Situation,
  own: OwnItems,
  customerRef: CrmRef,
  card: CrmRef | undefined,
): AbsorbPlan {
  const plans = [...own.leads, ...own.deals, ...own.contacts]
    .filter((item) => !sameRef(item.ref, customerRef) && !sameRef(item.ref, card))
    .map((item) => absorbOne(situation, item, customerRef));
  return {
    leftItems: plans.flatMap((plan) => plan.leftItems),
    changes: plans.flatMap((plan) => plan.changes),
    suggestions: plans.flatMap((plan) => plan.suggestions),
    reasons: plans.flatMap((plan) => plan.reasons),
  };
}

function absorbOne(situation: Situation, item: CrmItem, customerRef: CrmRef): AbsorbPlan {
  const data = ownData(situation, item);
  if (data.length > 0) {
    const reasons = [reason('ownItemHasData', { refs: [item.ref], value: data.join(',') })];
    return {
      leftItems: [],
      changes: [],
      suggestions: [{ kind: 'ownItemHasData', items: [item.ref, customerRef], reasons }],
      reasons,
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
  const reasons = [reason('ownItemAbsorbed', { refs: [item.ref] })];
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
    return { leftItems: [], changes: [merge], suggestions: [], reasons };
  }
  if (item.ref.type === 'contact') {
    const suggestion: SuggestionDraft = { kind: 'guestContact', items: [customerRef, item.ref], reasons };
    return { leftItems: [item.ref], changes: [], suggestions: [suggestion], reasons };
  }
  return { leftItems: [item.ref], changes: closeChanges(situation, item), suggestions: [], reasons };
}

function closeChanges(situation: Situation, item: CrmItem): readonly Change[] {
  if (!item.open) return [];
  const stage =
    item.ref.type === 'lead'
      ? situation.view.failedLeadStage
      : (situation.view.failedDealStages.get(item.category) ??
        (item.category ? `C${String(item.category)}:LOSE` : 'LOSE'));
  return [{ kind: 'setStage', item: item.ref, stage, before: item.stage }];
}
