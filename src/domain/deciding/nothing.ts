import type { Reason, RuleNumber } from '../decision.ts';
import type { CustomerRecord } from '../records.ts';
import type { SuggestionDraft, Verdict } from './verdict.ts';

/** A verdict that changes nothing, and says why. */
export function nothing(
  rule: RuleNumber,
  reasons: readonly Reason[],
  more: { suggestions?: readonly SuggestionDraft[]; ends?: readonly CustomerRecord[] } = {},
): Verdict {
  return {
    rule,
    outcome: more.ends?.length ? 'unbound' : 'nothing',
    reasons,
    changes: [],
    suggestions: more.suggestions ?? [],
    remembers: [],
    ends: more.ends ?? [],
    binds: false,
  };
}
