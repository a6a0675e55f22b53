import type { Reason, RuleNumber } from '../decision.ts';
import type { CustomerRecord } from '../records.ts';
import type { SuggestionDraft, Verdict } from './verdict.ts';

/** A verdict without changes, with its reasons. Customers that ended are unbound. */
export function noChange(
  rule: RuleNumber,
  reasons: readonly Reason[],
  extra: { suggestions?: readonly SuggestionDraft[]; endedCustomers?: readonly CustomerRecord[] } = {},
): Verdict {
  return {
    rule,
    outcome: extra.endedCustomers?.length ? 'unbound' : 'nothing',
    reasons,
    changes: [],
    suggestions: extra.suggestions ?? [],
    customerIdentifiers: [],
    endedCustomers: extra.endedCustomers ?? [],
    shouldBind: false,
  };
}
