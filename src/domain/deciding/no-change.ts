import type { Reason } from '../reason.ts';
import type { RuleNumber } from '../rule-number.ts';
import type { CustomerRecord } from '../customer-record.ts';
import type { SuggestionDraft } from '../suggestion.ts';
import type { Verdict } from './verdict.ts';

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
