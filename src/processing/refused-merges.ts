import type { AppliedChange } from '../domain/changes/change.ts';
import type { ChatRecord } from '../domain/chat-record.ts';
import type { CrmRef } from '../domain/crm-ref.ts';
import { uniqueRefs } from '../domain/deciding/item-of.ts';
import { reason } from '../domain/reason.ts';
import type { SuggestionDraft } from '../domain/suggestion.ts';

/** The portal merges only items whose fields do not differ (docs/bitrix24/crm-items.md#merge). */
export function isRefusedMerge({ change, outcome }: AppliedChange): boolean {
  return change.kind === 'mergeItems' && outcome === 'failed';
}

/** Suggestions for merges that the portal refused: a person may merge the items by hand. */
export function refusedMergeDrafts(applied: readonly AppliedChange[]): readonly SuggestionDraft[] {
  return refusedPairs(applied).map(({ items, error }) => ({
    kind: 'mergeDuplicates',
    items,
    reasons: [reason('mergeRefused', { value: error })],
  }));
}

/** What the chat's record says of refused merges from now on. */
export function withRefusedMerges(chat: ChatRecord, applied: readonly AppliedChange[]): ChatRecord {
  const refused = refusedPairs(applied).map(({ items: [, absorbed] }) => absorbed);
  if (refused.length === 0) return chat;
  const unmergeableItems = uniqueRefs([...(chat.unmergeableItems ?? []), ...refused]);
  return { ...chat, mergeRefused: true, unmergeableItems };
}

/** Survivor and absorbed item of each refused merge, with the portal's error code. */
function refusedPairs(
  applied: readonly AppliedChange[],
): readonly { readonly items: readonly [CrmRef, CrmRef]; readonly error: string }[] {
  return applied.flatMap(({ change, outcome, error = '' }) => {
    if (change.kind !== 'mergeItems' || outcome !== 'failed') return [];
    const { type, survivor, absorbed } = change;
    const items: readonly [CrmRef, CrmRef] = [
      { type, id: survivor },
      { type, id: absorbed },
    ];
    return [{ items, error }];
  });
}
