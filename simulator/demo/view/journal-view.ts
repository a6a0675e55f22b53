import type { CrmRef } from '../../../src/domain/crm-ref.ts';
import { entityTypeId } from '../../../src/domain/crm-type.ts';
import { refKey } from '../../../src/domain/crm-ref.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import { isEntityType } from '../../crm/entity-types.ts';
import type { PortalSim } from '../../portal-simulator.ts';
import { channelName } from '../channels.ts';
import {
  changeSentence,
  itemName,
  outcomeName,
  reasonSentence,
  ruleName,
  suggestionName,
  type ChangeSentence,
} from '../texts/decision-texts.ts';
import type { LocalizedText } from '../texts/localized-text.ts';
import type { World } from '../world/world.ts';
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
  readonly changes: readonly ChangeSentence[];
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
  return {
    id,
    at,
    rule,
    ruleText: ruleName(rule),
    outcome,
    outcomeText: outcomeName(outcome),
    connector,
    chat: `${channelName(connector)}: ${chat ? guestName(chat) : decision.chat}`,
    seen: identifiers.map(({ value }) => value),
    card: card && itemName(card),
    cardKey: card && refKey(card),
    reasons: decision.reasons.map(reasonSentence),
    changes: decision.changes.map((change) =>
      changeSentence(change, connector, (ref, stage) => stageName(portal, ref, stage)),
    ),
    suggestions: decision.suggestions.flatMap((suggestion) => suggestionNames.get(suggestion) ?? []),
    undone: undone && { leftAlone: undone.leftAlone.map(reasonSentence) },
  };
}

/** Texts of the open suggestions with their items, by id. */
async function readSuggestionNames(world: World): Promise<ReadonlyMap<string, LocalizedText>> {
  return new Map(
    (await world.suggestions()).map((suggestion) => [suggestion.id, suggestionName(suggestion)]),
  );
}

function stageName(portal: PortalSim, ref: CrmRef, id: string): string {
  const type = entityTypeId(ref.type);
  if (!isEntityType(type)) return id;
  const item = portal.crm.find({ entityTypeId: type, id: ref.id });
  return portal.crm.stages.find(type, item?.number('categoryId') ?? 0, id)?.name ?? id;
}
