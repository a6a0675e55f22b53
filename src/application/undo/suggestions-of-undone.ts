import type { Decision } from '../../domain/decision.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import type { Stores } from '../../store/ports.ts';

/**
 * The suggestions that an undo closes: the open ones that the decision made, because there is nothing to decide any more, and
 * the one whose acceptance it was, because that answer was taken back. Both can be opened again.
 */
export async function suggestionsOfUndone(
  { suggestions }: Pick<Stores, 'suggestions'>,
  member: MemberId,
  decision: Decision,
  by: string,
): Promise<readonly Suggestion[]> {
  const ids = [...decision.suggestions, ...(decision.answers === undefined ? [] : [decision.answers])];
  const found = await Promise.all([...new Set(ids)].map((id) => suggestions.get(member, id)));
  return found.flatMap((suggestion) => {
    if (!suggestion) return [];
    const isAnswer = suggestion.state === 'accepted' && suggestion.decision === decision.id;
    if (suggestion.state !== 'open' && !isAnswer) return [];
    return [{ ...suggestion, state: 'dismissed' as const, decidedBy: by, closedBecause: 'undone' as const }];
  });
}
