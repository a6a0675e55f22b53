import type { PortalClient } from '../../bitrix24/client/portal-client.ts';
import { emptyRecord } from '../../processing/empty-record.ts';
import type { ChatRecord } from '../../domain/chat-record.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { sameRef } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import { doubtedItems } from '../../domain/doubted-items.ts';
import { identifierKey } from '../../domain/identifiers/identifier.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import type { MemberId, SuggestionId } from '../../domain/ids.ts';
import { blockIdentifier, type BlockDeps } from './block-identifier.ts';
import { CorrectionError } from './correction-error.ts';
import type { Stores } from '../../store/ports.ts';
import type { UndoDeps } from '../undo/undo-decision.ts';
import type { MergeItemsDeps } from './merge-items.ts';
import { mergeItems } from './merge-items.ts';
import type { MoveChatDeps } from './move-chat.ts';
import { moveChat } from './move-chat.ts';
import { changeFirstPhone, type FirstPhoneDeps } from './first-phone.ts';
import { confirmSuggestion, type ConfirmDeps } from './confirm-suggestion.ts';
import { markNotSame } from './mark-not-same.ts';
import { readChatRecord } from './read-records.ts';

export type ResolveSuggestionDeps = MoveChatDeps &
  MergeItemsDeps &
  BlockDeps &
  ConfirmDeps &
  FirstPhoneDeps & { readonly stores: Pick<Stores, 'suggestions' | 'settings' | 'record'> };

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
  // "Not the same person" undoes a decision; the others make one.
  const isMade = decision !== undefined && resolution.action !== 'notSame';
  const decided: Suggestion = {
    ...suggestion,
    state: accepts(suggestion, resolution) ? 'accepted' : 'dismissed',
    decidedBy: person.by,
    ...(isMade && { decision: decision.id }),
  };
  const answer = isMade ? { ...decision, answers: id, by: person.by } : undefined;
  await deps.stores.record(member, {
    ...emptyRecord,
    suggestions: [decided],
    decisions: answer ? [answer] : [],
    chats: resolution.action === 'dismiss' ? await chatsAfterRefusal(deps, member, suggestion) : [],
  });
  return { suggestion: decided, ...(decision && { decision: answer ?? decision }) };
}

/** What a person refused is done with: neither suggested again, nor with what the chat gives later. */
async function chatsAfterRefusal(
  { stores }: { readonly stores: Pick<Stores, 'bindings'> },
  member: MemberId,
  { kind, chat, given = [] }: Suggestion,
): Promise<readonly ChatRecord[]> {
  if (kind !== 'decisionToConfirm') return [];
  const record = (await stores.bindings.chats(member, [chat])).get(chat);
  if (!record) return [];
  const { suggested: _refused, handled, ...rest } = record;
  return [{ ...rest, handled: [...new Set([...handled, ...given.map(identifierKey)])] }];
}

/**
 * A dismissed suggestion is open again, or an accepted one whose decision is undone. Throws `CorrectionError` for any other.
 * To be run inside the portal's lane.
 */
export async function reopenSuggestion(
  { stores }: { readonly stores: Pick<Stores, 'suggestions' | 'journal' | 'record'> },
  member: MemberId,
  id: SuggestionId,
): Promise<Suggestion> {
  const suggestion = await stores.suggestions.get(member, id);
  if (!suggestion)
    throw new CorrectionError('unknown', 'SUGGESTION_UNKNOWN', 'Open the list of suggestions again.');
  const { decision } = suggestion;
  const isUndone = decision !== undefined && !!(await stores.journal.get(member, decision))?.undone;
  if (suggestion.state !== 'dismissed' && !(suggestion.state === 'accepted' && isUndone))
    throw new CorrectionError('conflict', 'NOT_DISMISSED', 'Undo its decision in the journal instead.');
  const { decidedBy: _decidedBy, decision: _decision, closedBecause: _closedBecause, ...rest } = suggestion;
  const open: Suggestion = { ...rest, state: 'open' };
  await stores.record(member, { ...emptyRecord, suggestions: [open] });
  return open;
}

/** Whether the answer is what the suggestion proposes: a report of an employee proposes to take the chat off. */
function accepts({ kind }: Suggestion, { action }: Resolution): boolean {
  if (action === 'notSame') return kind === 'reportedWrong';
  return action !== 'dismiss';
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
      return blockIdentifier(deps, member, suggestion, by);
    case 'dismiss':
      return undefined;
    case 'confirm':
      if (suggestion.kind === 'correctedPhone') return replaceFirstPhone(deps, member, suggestion, by);
      return confirmSuggestion(deps, member, suggestion);
  }
}

/** The number that corrects it becomes the first phone of the chat's customer. */
async function replaceFirstPhone(
  deps: FirstPhoneDeps,
  member: MemberId,
  { chat, identifier }: Suggestion,
  by: string,
): Promise<Decision | undefined> {
  const { customer } = await readChatRecord(deps.stores.bindings, member, chat);
  if (customer === undefined || identifier === undefined)
    throw new CorrectionError(
      'conflict',
      'NOTHING_TO_CONFIRM',
      'The chat has no customer any more: dismiss it.',
    );
  return changeFirstPhone(deps, member, customer, { typed: identifier, by });
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
  const doubted = suggestion.kind === 'reportedWrong' ? doubtedItems(suggestion) : others;
  const items = item ? [suggestedItem(suggestion, item)] : doubted;
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
