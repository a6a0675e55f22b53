import type { Reason } from '../reason.ts';
import type { RuleNumber } from '../rule-number.ts';
import type { CustomerRecord } from '../customer-record.ts';
import type { SuggestionDraft } from '../suggestion.ts';
import type { Verdict } from './verdict.ts';

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
