import type { Suggestion, SuggestionDraft } from '../domain/suggestion.ts';
import type { MemberId } from '../domain/ids.ts';
import type { Stores } from '../store/ports.ts';
import type { ChatWork } from './chat-work.ts';
import { toSuggestion } from './to-decision.ts';

export interface NewSuggestionsDeps {
  readonly stores: Pick<Stores, 'suggestions'>;
  /** Unix ms. */
  readonly now: () => number;
}

/** The suggestions of these drafts, without those that were made before, whether open or decided. */
export async function newSuggestions(
  { stores, now }: NewSuggestionsDeps,
  member: MemberId,
  work: ChatWork,
  drafts: readonly SuggestionDraft[],
): Promise<readonly Suggestion[]> {
  const suggestions = drafts.map((draft) => toSuggestion(work, draft, now()));
  const known = await Promise.all(suggestions.map(({ id }) => stores.suggestions.get(member, id)));
  return suggestions.filter((_, index) => known[index] === undefined);
}
