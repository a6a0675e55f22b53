import { identifierKey } from '../domain/identifiers/identifier.ts';
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
 * plan is made again with the present plan and everything that the chat gave; after a decided one, what the chat gives
 * that it did not have is suggested anew.
 */
export async function newSuggestions(
  deps: NewSuggestionsDeps,
  member: MemberId,
  work: ChatWork,
  drafts: readonly SuggestionDraft[],
): Promise<readonly Suggestion[]> {
  const made = await Promise.all(drafts.map((draft) => newSuggestion(deps, member, work, draft)));
  return made.flatMap((suggestion) => suggestion ?? []);
}

async function newSuggestion(
  { stores, now }: NewSuggestionsDeps,
  member: MemberId,
  work: ChatWork,
  draft: SuggestionDraft,
): Promise<Suggestion | undefined> {
  const [oldest] = draft.given ?? [];
  for (const occasion of ['', ...(oldest ? [identifierKey(oldest)] : [])]) {
    const suggestion = toSuggestion(work, draft, now(), occasion);
    const before = await stores.suggestions.get(member, suggestion.id);
    if (!before) return suggestion;
    if (before.state === 'open') return suggestion.planned && renewed(before, suggestion);
    if (!givesMore(before, suggestion)) return undefined;
  }
  return undefined;
}

/** Whether the chat gave something since the suggestion was decided. */
function givesMore(decided: Suggestion, now: Suggestion): boolean {
  const given = new Set(decided.given?.map(identifierKey));
  return now.given?.some((one) => !given.has(identifierKey(one))) ?? false;
}

function renewed(before: Suggestion, now: Suggestion): Suggestion {
  const given = mergeIdentifiers(before.given ?? [], now.given ?? []);
  const fits = given.length === (now.given ?? []).length;
  // A plan for a part of what the chat gave would hide the rest: the present one is found out when somebody does it.
  const { planned, ...rest } = now;
  return { ...rest, at: before.at, given, ...(fits && planned && { planned }) };
}
