import type { Change, Target } from '../changes/change.ts';
import type { CrmRef } from '../crm-ref.ts';
import type { DecisionOutcome, Reason, RuleNumber, SuggestionKind } from '../decision.ts';
import type { Identifier } from '../identifiers/identifier.ts';
import type { CustomerRecord } from '../records.ts';

export interface SuggestionDraft {
  readonly kind: SuggestionKind;
  readonly items: readonly CrmRef[];
  readonly identifier?: string;
  readonly reasons: readonly Reason[];
}

/** The decision before anything was changed. */
export interface Verdict {
  readonly rule: RuleNumber;
  readonly outcome: DecisionOutcome;
  readonly reasons: readonly Reason[];
  readonly customerRef?: Target;
  readonly card?: Target;
  /** In the order to be applied. */
  readonly changes: readonly Change[];
  readonly suggestions: readonly SuggestionDraft[];
  /** Identifiers that belong to the customer now, to be remembered with it. */
  readonly customerIdentifiers: readonly Identifier[];
  /** A remembered customer to go on with, when the chat joins one. */
  readonly existingCustomer?: CustomerRecord;
  /** Bindings whose customer is gone. */
  readonly endedCustomers: readonly CustomerRecord[];
  /** Whether the chat is bound after this decision. */
  readonly shouldBind: boolean;
}
