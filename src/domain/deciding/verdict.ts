import type { Change, Target } from '../changes/change.ts';
import type { CrmRef } from '../crm-ref.ts';
import type { DecisionOutcome, Reason, RuleNumber, SuggestionKind } from '../decision.ts';
import type { Identifier } from '../identifiers/identifier.ts';
import type { CustomerRecord } from '../records.ts';

/** A suggestion before it has an id and a state. */
export interface SuggestionDraft {
  readonly kind: SuggestionKind;
  readonly items: readonly CrmRef[];
  readonly identifier?: string;
  readonly reasons: readonly Reason[];
}

/** The decision before its changes are applied. */
export interface Verdict {
  readonly rule: RuleNumber;
  readonly outcome: DecisionOutcome;
  readonly reasons: readonly Reason[];
  readonly customerRef?: Target;
  readonly card?: Target;
  /** In the order of application. */
  readonly changes: readonly Change[];
  readonly suggestions: readonly SuggestionDraft[];
  /** Identifiers to store in the customer's record. */
  readonly customerIdentifiers: readonly Identifier[];
  /** The stored customer that the chat is bound to; absent when a new record is needed. */
  readonly existingCustomer?: CustomerRecord;
  /** Stored customers whose CRM item was deleted: their bindings end. */
  readonly endedCustomers: readonly CustomerRecord[];
  /** Whether the chat is bound after this decision. */
  readonly shouldBind: boolean;
}
