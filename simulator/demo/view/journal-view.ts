import type { CrmRef } from '../../../src/domain/crm-ref.ts';
import { entityTypeId } from '../../../src/domain/crm-type.ts';
import { refKey } from '../../../src/domain/crm-ref.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import { isEntityType } from '../../crm/entity-types.ts';
import type { PortalSim } from '../../portal-simulator.ts';
import { channelName } from '../channels.ts';
import { changeText, type ChangeText, type Names } from '../texts/change-text.ts';
import { reasonText } from '../texts/reason-text.ts';
import { outcomeTexts, ruleTexts, suggestionTexts } from '../texts/rule-text.ts';
import { localize, itemName, type LocalizedText } from '../texts/localized-text.ts';
import type { World } from '../world/world.ts';
import { messengerName } from './card-view.ts';
import { guestName } from './find-chat.ts';

/** A decision for the page and the console. */
export interface EntryView {
  readonly id: string;
  /** Unix ms. */
  readonly at: number;
  readonly rule: number;
  readonly ruleText: LocalizedText;
  readonly outcome: string;
  readonly outcomeText: LocalizedText;
  readonly connector: string;
  readonly chat: string;
  readonly seen: readonly string[];
  readonly card: LocalizedText | undefined;
  readonly cardKey: string | undefined;
  readonly reasons: readonly LocalizedText[];
  readonly changes: readonly ChangeText[];
  readonly suggestions: readonly LocalizedText[];
  readonly undone: { readonly leftAlone: readonly LocalizedText[] } | undefined;
}

/** All decisions, newest first. */
export async function journalView(world: World): Promise<readonly EntryView[]> {
  const decisions = await world.journal();
  const suggestionNames = await readSuggestionNames(world);
  return [...decisions].reverse().map((decision) => entryView(world.sides.with, decision, suggestionNames));
}

export function entryView(
  portal: PortalSim,
  decision: Decision,
  suggestionNames: ReadonlyMap<string, LocalizedText>,
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
    suggestions: decision.suggestions.flatMap((suggestion) => suggestionNames.get(suggestion) ?? []),
    undone: undone && { leftAlone: undone.leftAlone.map(reasonText) },
  };
}

/** Texts of the open suggestions with their items, by id. */
async function readSuggestionNames(world: World): Promise<ReadonlyMap<string, LocalizedText>> {
  return new Map(
    (await world.suggestions()).map(({ id, kind, items }) => [
      id,
      localize((language) =>
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
