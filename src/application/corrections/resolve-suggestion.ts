import type { LaneDeps } from '../../processing/lane-deps.ts';
import { emptyRound } from '../../processing/empty-record.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { sameRef } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import { keyOfStoredValue } from '../../domain/identifiers/identifier.ts';
import type { MemberId, SuggestionId } from '../../domain/ids.ts';
import { identifiersOf, journalList } from './chat-history.ts';
import { CorrectionError } from './correction-error.ts';
import { mergeItems } from './merge-items.ts';
import { moveChat } from './move-chat.ts';
import { markNotSame } from './mark-not-same.ts';
import { chatRecord, runChatCommand } from './run-chat-command.ts';

export type Resolution =
  | { readonly action: 'join'; readonly item: CrmRef }
  | { readonly action: 'notSame'; readonly item?: CrmRef | undefined }
  | { readonly action: 'merge'; readonly survivor?: CrmRef | undefined }
  | { readonly action: 'block' | 'dismiss' | 'confirm' };

export interface ResolvedSuggestion {
  readonly suggestion: Suggestion;
  readonly decision?: Decision;
}

/** Decides a suggestion as a person said. One that is decided stays as it is. To be run inside the portal's lane. */
export async function resolveSuggestion(
  deps: LaneDeps,
  member: MemberId,
  id: SuggestionId,
  resolution: Resolution,
  by: string,
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
  const decision = await carryOut(deps, member, suggestion, resolution, by);
  const dismissed = resolution.action === 'dismiss' || resolution.action === 'notSame';
  const decided: Suggestion = {
    ...suggestion,
    state: dismissed ? 'dismissed' : 'accepted',
    decidedBy: by,
  };
  await deps.stores.record(member, { ...emptyRound, suggestions: [decided] });
  return { suggestion: decided, ...(decision && { decision }) };
}

async function carryOut(
  deps: LaneDeps,
  member: MemberId,
  suggestion: Suggestion,
  resolution: Resolution,
  by: string,
): Promise<Decision | undefined> {
  const { chat } = suggestion;
  switch (resolution.action) {
    case 'join':
      return moveChat(deps, member, { chat, to: named(suggestion, resolution.item), by });
    case 'notSame':
      return notSame(deps, member, suggestion, resolution.item, by);
    case 'merge':
      return merge(deps, member, suggestion, resolution.survivor);
    case 'block':
      await block(deps, member, suggestion);
      return undefined;
    case 'dismiss':
      return undefined;
    case 'confirm':
      return confirm(deps, member, suggestion);
  }
}

/** Only what the suggestion shows may be chosen: anything else is another correction. */
function named({ items }: Suggestion, item: CrmRef): CrmRef {
  if (items.some((one) => sameRef(one, item))) return item;
  throw new CorrectionError('invalid', 'ITEM_NOT_SUGGESTED', 'Choose one of the items of the suggestion.');
}

async function notSame(
  deps: LaneDeps,
  member: MemberId,
  suggestion: Suggestion,
  item: CrmRef | undefined,
  by: string,
): Promise<Decision | undefined> {
  const { customer } = await chatRecord(deps, member, suggestion.chat);
  const record = customer && (await deps.stores.bindings.customers(member, [customer])).get(customer);
  const others = suggestion.items.filter(
    (one) => !sameRef(one, record?.customerRef) && !sameRef(one, record?.card),
  );
  const items = item ? [named(suggestion, item)] : others;
  const undone = await markNotSame(deps, member, { chat: suggestion.chat, items, by });
  return undone[0];
}

async function merge(
  deps: LaneDeps,
  member: MemberId,
  suggestion: Suggestion,
  chosen: CrmRef | undefined,
): Promise<Decision> {
  const survivor = chosen ? named(suggestion, chosen) : suggestion.items[0];
  const absorbed = suggestion.items.filter(
    (item) => survivor && item.type === survivor.type && item.id !== survivor.id,
  );
  if (!survivor || absorbed.length === 0)
    throw new CorrectionError('conflict', 'NOT_MERGEABLE', 'The portal merges items of one type only.');
  return mergeItems(deps, member, { chat: suggestion.chat, survivor, absorbed });
}

async function block(deps: LaneDeps, member: MemberId, { identifier }: Suggestion): Promise<void> {
  if (identifier === undefined)
    throw new CorrectionError('conflict', 'NOTHING_TO_BLOCK', 'The suggestion is not about an identifier.');
  const key = blockedKey(identifier);
  const settings = await deps.stores.settings.portal(member);
  await deps.stores.settings.putPortal(member, {
    ...settings,
    blocked: [...new Set([...settings.blocked, key])],
  });
}

function blockedKey(identifier: string): string {
  const key = keyOfStoredValue(identifier);
  if (key !== undefined) return key;
  throw new CorrectionError('conflict', 'NOTHING_TO_BLOCK', 'The suggestion is not about an identifier.');
}

/** What was only shown is decided again, on what the CRM says now, and carried out. */
async function confirm(deps: LaneDeps, member: MemberId, suggestion: Suggestion): Promise<Decision> {
  const shown = await journalList(deps.stores.journal, member, { chat: suggestion.chat });
  const suggested = shown.filter(({ outcome, undone }) => outcome === 'suggested' && !undone);
  const identifiers = identifiersOf(suggested);
  if (suggestion.kind !== 'decisionToConfirm' || identifiers.length === 0)
    throw new CorrectionError('conflict', 'NOTHING_TO_CONFIRM', 'Join, or dismiss the suggestion.');
  const decision = await runChatCommand(deps, member, {
    record: await chatRecord(deps, member, suggestion.chat),
    identifiers,
    evidence: { messageId: '', at: suggested.at(-1)?.at ?? deps.now() },
  });
  if (decision) return decision;
  throw new CorrectionError('conflict', 'NOTHING_TO_CONFIRM', 'The chat says nothing new any more.');
}
