import type { Change } from '../changes/change.ts';
import type { CrmItem } from '../crm-view.ts';
import type { CrmRef } from '../crm-ref.ts';
import { sameRef } from '../crm-ref.ts';
import { isMergedType } from '../crm-type.ts';
import type { Reason } from '../reason.ts';
import type { OwnItems } from './own-items.ts';
import { ownData } from './own-items.ts';
import { reason } from '../reason.ts';
import { failedStages } from '../stages.ts';
import type { Situation } from './situation.ts';
import type { SuggestionDraft } from '../suggestion.ts';

/** In the title of an item that the chat left: the same in every language, so that one search finds all. */
const ITEM_TAG = '[Chat Tracker]';

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
    .filter((item) => !isKeptByPerson(situation, item))
    .map((item) => withoutOldNews(situation, item, absorbOne(situation, item, customerRef)));
  return {
    leftItems: plans.flatMap((plan) => plan.leftItems),
    changes: plans.flatMap((plan) => plan.changes),
    suggestions: plans.flatMap((plan) => plan.suggestions),
    reasons: plans.flatMap((plan) => plan.reasons),
  };
}

/** A person undid what was done with the item, and the chat still belongs to the same customer. */
function isKeptByPerson({ stored: { chat }, manualAssignment }: Situation, { ref }: CrmItem): boolean {
  if (manualAssignment || chat.customer === undefined) return false;
  return chat.keptItems?.some((kept) => sameRef(kept, ref)) ?? false;
}

/** What was done with an item by an earlier decision is not said again. */
function withoutOldNews({ stored: { chat } }: Situation, { ref }: CrmItem, plan: AbsorbPlan): AbsorbPlan {
  const isOld = plan.changes.length === 0 && chat.absorbedItems?.some((one) => sameRef(one, ref));
  return isOld ? { ...plan, reasons: plan.reasons.filter(({ code }) => code === 'ownItemHasData') } : plan;
}

/** Nothing is to be decided about a closed item, whoever closed it and whatever was written there since. */
const leftAsItIs: AbsorbPlan = { leftItems: [], changes: [], suggestions: [], reasons: [] };

function absorbOne(situation: Situation, item: CrmItem, customerRef: CrmRef): AbsorbPlan {
  const data = ownData(situation, item);
  if (data.length > 0 && !item.open) return leftAsItIs;
  if (data.length > 0) {
    const reasons = [reason('ownItemHasData', { refs: [item.ref], value: data.join(',') })];
    return {
      leftItems: [],
      changes: [],
      suggestions: [{ kind: 'ownItemHasData', items: [item.ref, customerRef], reasons }],
      reasons,
    };
  }
  switch (situation.settings.ownItem) {
    case 'keep':
      return keepItem(item);
    case 'tag':
      return tagOwnItem(situation, item, customerRef);
    case 'merge':
      return mergeOrClose(situation, item, customerRef);
    case 'close':
      return closeItem(situation, item, customerRef);
  }
}

function keepItem({ ref }: CrmItem): AbsorbPlan {
  return {
    leftItems: [ref],
    changes: [],
    suggestions: [],
    reasons: [reason('ownItemKept', { refs: [ref] })],
  };
}

/** The item stays open: its title gets the tag, its timeline a line. Guest contacts have no title (decision 14). */
function tagOwnItem(situation: Situation, item: CrmItem, customerRef: CrmRef): AbsorbPlan {
  const { ref, title } = item;
  if (ref.type === 'contact') return offerMerge(item, customerRef, reason('ownItemKept', { refs: [ref] }));
  const because = 'ownItemTagged';
  const { decision, chat } = situation;
  const line: Change = {
    kind: 'logLine',
    item: ref,
    decision,
    connector: chat.connector,
    because,
    identifiers: [],
  };
  const tag: Change = { kind: 'tagItem', item: ref, title: `${ITEM_TAG} ${title}`, before: title };
  return {
    leftItems: [ref],
    changes: item.open && !title.startsWith(ITEM_TAG) ? [line, tag] : [],
    suggestions: [],
    reasons: [reason(because, { refs: [ref] })],
  };
}

/** A closed item is not merged: an earlier decision closed it because the portal refused the merge, or a person did. */
function mergeOrClose(situation: Situation, item: CrmItem, customerRef: CrmRef): AbsorbPlan {
  const { type, id } = item.ref;
  const isMerged = item.open && type === customerRef.type && isMergedType(type);
  if (!isMerged) return closeItem(situation, item, customerRef);
  // The refusal has a suggestion to merge by hand.
  if (isUnmergeable(situation, item))
    return type === 'contact'
      ? { ...leftAsItIs, leftItems: [item.ref] }
      : closeItem(situation, item, customerRef);
  const merge: Change = { kind: 'mergeItems', type, survivor: customerRef.id, absorbed: id };
  return { leftItems: [], changes: [merge], suggestions: [], reasons: [absorbed(item)] };
}

function isUnmergeable({ stored: { chat } }: Situation, { ref }: CrmItem): boolean {
  return chat.unmergeableItems?.some((one) => sameRef(one, ref)) ?? false;
}

function closeItem(situation: Situation, item: CrmItem, customerRef: CrmRef): AbsorbPlan {
  if (item.ref.type === 'contact') return offerMerge(item, customerRef, absorbed(item));
  return {
    leftItems: [item.ref],
    changes: closeChanges(situation, item),
    suggestions: [],
    reasons: [absorbed(item)],
  };
}

/** A guest contact cannot be closed: merging it is left to a person. */
function offerMerge({ ref }: CrmItem, customerRef: CrmRef, because: Reason): AbsorbPlan {
  const suggestion: SuggestionDraft = { kind: 'guestContact', items: [customerRef, ref], reasons: [because] };
  return { leftItems: [ref], changes: [], suggestions: [suggestion], reasons: [because] };
}

function absorbed({ ref }: CrmItem): Reason {
  return reason('ownItemAbsorbed', { refs: [ref] });
}

function closeChanges(situation: Situation, item: CrmItem): readonly Change[] {
  if (!item.open) return [];
  const stage = failedStages(situation.view, item)[situation.settings.failedStage];
  return [{ kind: 'setStage', item: item.ref, stage, before: item.stage }];
}
