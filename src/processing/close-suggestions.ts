import type { CrmRef } from '../domain/crm-ref.ts';
import { refKey } from '../domain/crm-ref.ts';
import type { MemberId, UserCode } from '../domain/ids.ts';
import type { SuggestionClosing } from '../domain/suggestion-kind.ts';
import { comparingKinds } from '../domain/suggestion-kind.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import type { PortalClient } from '../bitrix24/client/portal-client.ts';
import { readGoneItems } from '../bitrix24/crm/read-gone-items.ts';
import type { Stores } from '../store/ports.ts';
import { emptyRecord } from './empty-record.ts';

type OpenSuggestionsDeps = { readonly stores: Pick<Stores, 'suggestions'> };

/** Open suggestions that are looked through, the newest first. */
const MAX_OPEN = 1_000;

/** The plans that waited for a confirmation in these chats, closed: the chats were decided since. */
export async function closedPlans(
  deps: OpenSuggestionsDeps,
  member: MemberId,
  chats: readonly UserCode[],
): Promise<readonly Suggestion[]> {
  if (chats.length === 0) return [];
  const open = await deps.stores.suggestions.list(member, 'open', MAX_OPEN);
  return open
    .filter(({ kind, chat }) => kind === 'decisionToConfirm' && chats.includes(chat))
    .map((suggestion) => closed(suggestion, 'decidedSince'));
}

/**
 * Closes the open suggestions that compare items of which all but one are gone: somebody merged or deleted them in the CRM.
 * `deleted`: items that an event calls deleted; the portal is asked, in one request, where a suggestion has one. Throws
 * `PortalError`.
 */
export async function closeSuggestionsOfGoneItems(
  deps: { readonly stores: Pick<Stores, 'suggestions' | 'record'>; readonly newId: () => string },
  member: MemberId,
  client: PortalClient,
  deleted: readonly CrmRef[],
): Promise<void> {
  if (deleted.length === 0) return;
  const keys = new Set(deleted.map(refKey));
  const open = await deps.stores.suggestions.list(member, 'open', MAX_OPEN);
  const concerned = open.filter(
    ({ kind, items }) => comparingKinds.has(kind) && items.some((item) => keys.has(refKey(item))),
  );
  if (concerned.length === 0) return;
  const refs = concerned.flatMap(({ items }) => items);
  const gone = await readGoneItems(client, refs, deps.newId());
  const suggestions = concerned
    .filter(({ items }) => isAnswered(items, gone))
    .map((suggestion) => closed(suggestion, 'itemGone'));
  if (suggestions.length > 0) await deps.stores.record(member, { ...emptyRecord, suggestions });
}

/** Some of the items are gone, and at most one is left: there is nothing to compare. */
function isAnswered(items: readonly CrmRef[], gone: ReadonlySet<string>): boolean {
  const left = items.filter((item) => !gone.has(refKey(item)));
  return left.length < items.length && left.length < 2;
}

function closed(suggestion: Suggestion, closedBecause: SuggestionClosing): Suggestion {
  return { ...suggestion, state: 'dismissed', closedBecause };
}
