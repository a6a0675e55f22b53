import type { CrmRef } from '../../../src/domain/crm-ref.ts';
import { entityTypeId } from '../../../src/domain/crm-type.ts';
import { refKey } from '../../../src/domain/crm-ref.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import { isEntityType } from '../../crm/entity-types.ts';
import type { PortalSim } from '../../portal-simulator.ts';
import { channelName } from '../channels.ts';
import { changeText, type ChangeText, type Names } from '../tell/change-text.ts';
import { reasonText } from '../tell/reason-text.ts';
import { outcomeTexts, ruleTexts, suggestionTexts } from '../tell/rule-text.ts';
import { both, itemName, type Text } from '../tell/text.ts';
import type { World } from '../world/world.ts';
import { messengerName } from './card-view.ts';
import { guestName } from './find-chat.ts';

/** A decision as it is read. */
export interface EntryView {
  readonly id: string;
  /** Unix ms. */
  readonly at: number;
  readonly rule: number;
  readonly ruleText: Text;
  readonly outcome: string;
  readonly outcomeText: Text;
  readonly connector: string;
  readonly chat: string;
  readonly seen: readonly string[];
  readonly card: Text | undefined;
  readonly cardKey: string | undefined;
  readonly reasons: readonly Text[];
  readonly changes: readonly ChangeText[];
  readonly suggestions: readonly Text[];
  readonly undone: { readonly leftAlone: readonly Text[] } | undefined;
}

/** Newest first. */
export async function journalView(world: World): Promise<readonly EntryView[]> {
  const decisions = await world.journal();
  const kinds = await suggestionKinds(world);
  return [...decisions].reverse().map((decision) => entryView(world.sides.with, decision, kinds));
}

export function entryView(
  portal: PortalSim,
  decision: Decision,
  kinds: ReadonlyMap<string, Text>,
): EntryView {
  const { id, at, rule, outcome, connector, identifiers, card, undone } = decision;
  const chat = portal.lines.chatByCode(decision.chat);
  const names = namesOf(portal);
  return {
    id,
    at,
    rule,
    ruleText: ruleTexts[rule],
    outcome,
    outcomeText: outcomeTexts[outcome],
    connector,
    chat: `${channelName(connector)}: ${chat ? guestName(chat) : decision.chat}`,
    seen: identifiers.map(({ value }) => value),
    card: card && itemName(card),
    cardKey: card && refKey(card),
    reasons: decision.reasons.map(reasonText),
    changes: decision.changes.map((change) => changeText(change, names)),
    suggestions: decision.suggestions.flatMap((suggestion) => kinds.get(suggestion) ?? []),
    undone: undone && { leftAlone: undone.leftAlone.map(reasonText) },
  };
}

/** What the app suggests to a person, with the items that it is about. */
async function suggestionKinds(world: World): Promise<ReadonlyMap<string, Text>> {
  return new Map(
    (await world.suggestions()).map(({ id, kind, items }) => [
      id,
      both((language) =>
        [suggestionTexts[kind][language], items.map((item) => itemName(item)[language]).join(', ')]
          .filter((part) => part !== '')
          .join(': '),
      ),
    ]),
  );
}

function namesOf(portal: PortalSim): Names {
  return {
    stage: (ref, id) => stageName(portal, ref, id),
    chat: (imol) => messengerName(portal, imol),
    channel: channelName,
  };
}

function stageName(portal: PortalSim, ref: CrmRef, id: string): string {
  const type = entityTypeId(ref.type);
  if (!isEntityType(type)) return id;
  const item = portal.crm.find({ entityTypeId: type, id: ref.id });
  return portal.crm.stages.find(type, item?.number('categoryId') ?? 0, id)?.name ?? id;
}
