import type { Suggestion, SuggestionDraft } from '../domain/suggestion.ts';
import type { MemberId } from '../domain/ids.ts';
import type { Stores } from '../store/ports.ts';
import { mergeIdentifiers } from './attested-identifiers.ts';
import type { ChatWork } from './chat-work.ts';
import { toSuggestion } from './to-decision.ts';

export interface NewSuggestionsDeps {
  readonly stores: Pick<Stores, 'suggestions'>;
  /** Unix ms. */
  readonly now: () => number;
}

/**
 * The suggestions of these drafts, without those that were made before, whether open or decided. An open one that keeps a
 * plan is made again with the present plan and everything that the chat gave.
 */
export async function newSuggestions(
  { stores, now }: NewSuggestionsDeps,
  member: MemberId,
  work: ChatWork,
  drafts: readonly SuggestionDraft[],
): Promise<readonly Suggestion[]> {
  const suggestions = drafts.map((draft) => toSuggestion(work, draft, now()));
  const known = await Promise.all(suggestions.map(({ id }) => stores.suggestions.get(member, id)));
  return suggestions.flatMap((suggestion, index) => {
    const before = known[index];
    if (!before) return [suggestion];
    return before.state === 'open' && suggestion.planned ? [renewed(before, suggestion)] : [];
  });
}

function renewed(before: Suggestion, now: Suggestion): Suggestion {
  const given = mergeIdentifiers(before.given ?? [], now.given ?? []);
  const fits = given.length === (now.given ?? []).length;
  // A plan for a part of what the chat gave would hide the rest: the present one is found out when somebody does it.
  const { planned, ...rest } = now;
  return { ...rest, at: before.at, given, ...(fits && planned && { planned }) };
}
