import type { PortalClient } from '../../bitrix24/client/portal-client.ts';
import { emptyRecord } from '../../processing/empty-record.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { sameRef } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import { keyOfStoredValue } from '../../domain/identifiers/identifier.ts';
import type { MemberId, SuggestionId } from '../../domain/ids.ts';
import { identifiersOf, journalList } from './chat-history.ts';
import { CorrectionError } from './correction-error.ts';
import type { Stores } from '../../store/ports.ts';
import type { UndoDeps } from '../undo/undo-decision.ts';
import type { MergeItemsDeps } from './merge-items.ts';
import { mergeItems } from './merge-items.ts';
import type { MoveChatDeps } from './move-chat.ts';
import { moveChat } from './move-chat.ts';
import { markNotSame } from './mark-not-same.ts';
import { readChatRecord } from './read-records.ts';
import type { RunChatCommandDeps } from './run-chat-command.ts';
import { runChatCommand } from './run-chat-command.ts';

export type ResolveSuggestionDeps = MoveChatDeps &
  MergeItemsDeps &
  ConfirmDeps & { readonly stores: Pick<Stores, 'suggestions' | 'settings' | 'record'> };

type ConfirmDeps = RunChatCommandDeps & { readonly stores: Pick<Stores, 'journal' | 'bindings'> };

/** What a person decided about a suggestion. */
export type Resolution =
  | { readonly action: 'join'; readonly item: CrmRef }
  | { readonly action: 'notSame'; readonly item?: CrmRef | undefined }
  | { readonly action: 'merge'; readonly survivor?: CrmRef | undefined }
  | { readonly action: 'block' | 'dismiss' | 'confirm' };

/** Who decides. */
export interface Person {
  /** For the journal. */
  readonly by: string;
  /** With the person's own token. */
  readonly client: PortalClient;
}

export interface ResolvedSuggestion {
  readonly suggestion: Suggestion;
  readonly decision?: Decision;
}

/**
 * Carries out what a person decided about an open suggestion. Throws `CorrectionError` for one that is decided already.
 * To be run inside the portal's lane.
 */
export async function resolveSuggestion(
  deps: ResolveSuggestionDeps,
  member: MemberId,
  id: SuggestionId,
  resolution: Resolution,
  person: Person,
): Promise<ResolvedSuggestion> {
  const suggestion = await deps.stores.suggestions.get(member, id);
  if (!suggestion)
    throw new CorrectionError('unknown', 'SUGGESTION_UNKNOWN', 'Open the list of suggestions again.');
  if (suggestion.state !== 'open')
    throw new CorrectionError(
      'conflict',
      'ALREADY_DECIDED',
      'Somebody decided it before. Open the list again.',
    );
  const decision = await carryOut(deps, member, suggestion, resolution, person);
  const dismissed = resolution.action === 'dismiss' || resolution.action === 'notSame';
  const decided: Suggestion = {
    ...suggestion,
    state: dismissed ? 'dismissed' : 'accepted',
    decidedBy: person.by,
  };
  await deps.stores.record(member, { ...emptyRecord, suggestions: [decided] });
  return { suggestion: decided, ...(decision && { decision }) };
}

async function carryOut(
  deps: ResolveSuggestionDeps,
  member: MemberId,
  suggestion: Suggestion,
  resolution: Resolution,
  { by, client }: Person,
): Promise<Decision | undefined> {
  const { chat } = suggestion;
  switch (resolution.action) {
    case 'join':
      return moveChat(deps, member, { chat, to: suggestedItem(suggestion, resolution.item), by });
    case 'notSame':
      return notSame(deps, member, suggestion, resolution.item, by);
    case 'merge':
      return merge(deps, member, suggestion, { chosen: resolution.survivor, client });
    case 'block':
      await blockIdentifier(deps.stores, member, suggestion);
      return undefined;
    case 'dismiss':
      return undefined;
    case 'confirm':
      return confirm(deps, member, suggestion);
  }
}

/** Throws `CorrectionError` for an item that the suggestion does not show. */
function suggestedItem({ items }: Suggestion, item: CrmRef): CrmRef {
  if (items.some((one) => sameRef(one, item))) return item;
  throw new CorrectionError('invalid', 'ITEM_NOT_SUGGESTED', 'Choose one of the items of the suggestion.');
}

async function notSame(
  deps: UndoDeps,
  member: MemberId,
  suggestion: Suggestion,
  item: CrmRef | undefined,
  by: string,
): Promise<Decision | undefined> {
  const { customer } = await readChatRecord(deps.stores.bindings, member, suggestion.chat);
  const record = customer && (await deps.stores.bindings.customers(member, [customer])).get(customer);
  const others = suggestion.items.filter(
    (one) => !sameRef(one, record?.customerRef) && !sameRef(one, record?.card),
  );
  const items = item ? [suggestedItem(suggestion, item)] : others;
  const undone = await markNotSame(deps, member, { chat: suggestion.chat, items, by });
  return undone[0];
}

async function merge(
  deps: MergeItemsDeps,
  member: MemberId,
  suggestion: Suggestion,
  { chosen, client }: { readonly chosen: CrmRef | undefined; readonly client: PortalClient },
): Promise<Decision> {
  const survivor = chosen ? suggestedItem(suggestion, chosen) : suggestion.items[0];
  const absorbed = suggestion.items.filter(
    (item) => survivor && item.type === survivor.type && item.id !== survivor.id,
  );
  if (!survivor || absorbed.length === 0)
    throw new CorrectionError('conflict', 'NOT_MERGEABLE', 'The portal merges items of one type only.');
  return mergeItems(deps, member, { chat: suggestion.chat, survivor, absorbed, client });
}

async function blockIdentifier(
  stores: Pick<Stores, 'settings'>,
  member: MemberId,
  { identifier }: Suggestion,
): Promise<void> {
  if (identifier === undefined)
    throw new CorrectionError('conflict', 'NOTHING_TO_BLOCK', 'The suggestion is not about an identifier.');
  const key = blockedKey(identifier);
  const settings = await stores.settings.portal(member);
  await stores.settings.putPortal(member, {
    ...settings,
    blocked: [...new Set([...settings.blocked, key])],
  });
}

function blockedKey(identifier: string): string {
  const key = keyOfStoredValue(identifier);
  if (key !== undefined) return key;
  throw new CorrectionError('conflict', 'NOTHING_TO_BLOCK', 'The suggestion is not about an identifier.');
}

/** Decides a suggested decision again, from the current state of the CRM, and applies it. */
async function confirm(deps: ConfirmDeps, member: MemberId, suggestion: Suggestion): Promise<Decision> {
  const history = await journalList(deps.stores.journal, member, { chat: suggestion.chat });
  const suggested = history.filter(({ outcome, undone }) => outcome === 'suggested' && !undone);
  const identifiers = identifiersOf(suggested);
  if (suggestion.kind !== 'decisionToConfirm' || identifiers.length === 0)
    throw new CorrectionError('conflict', 'NOTHING_TO_CONFIRM', 'Join, or dismiss the suggestion.');
  const decision = await runChatCommand(deps, member, {
    record: await readChatRecord(deps.stores.bindings, member, suggestion.chat),
    identifiers,
    evidence: { messageId: '', at: suggested.at(-1)?.at ?? deps.now() },
  });
  if (decision) return decision;
  throw new CorrectionError('conflict', 'NOTHING_TO_CONFIRM', 'The chat says nothing new any more.');
}
