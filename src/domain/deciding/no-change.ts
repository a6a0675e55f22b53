import type { Reason, RuleNumber } from '../decision.ts';
import type { CustomerRecord } from '../records.ts';
import type { SuggestionDraft, Verdict } from './verdict.ts';

/** A verdict that changes nothing, and says why. */
export function noChange(
  rule: RuleNumber,
  reasons: readonly Reason[],
  more: { suggestions?: readonly SuggestionDraft[]; endedCustomers?: readonly CustomerRecord[] } = {},
): Verdict {
  return {
    rule,
    outcome: more.endedCustomers?.length ? 'unbound' : 'nothing',
    reasons,
    changes: [],
    suggestions: more.suggestions ?? [],
    customerIdentifiers: [],
    endedCustomers: more.endedCustomers ?? [],
    shouldBind: false,
  };
}
