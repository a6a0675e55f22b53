import type { AppliedChange } from './changes/change.ts';
import type { CrmRef } from './crm-ref.ts';
import type { Identifier } from './identifiers/identifier.ts';
import type { ConnectorId, DecisionId, LineId, SuggestionId, UserCode } from './ids.ts';
import type { ChatRecord, CustomerRecord } from './records.ts';

/** Number of the rule in docs/spec.md 5 that decided; 0 = no rule, a person did (docs/spec.md 7). */
export type RuleNumber = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** Why, as a code and its data; the pages say it in the reader's language. */
export interface Reason {
  readonly code: string;
  readonly refs?: readonly CrmRef[];
  readonly identifier?: string;
  readonly value?: string | number;
}

export type DecisionOutcome =
  'nothing' | 'bound' | 'stayed' | 'created' | 'suggested' | 'rebound' | 'unbound';

/** One entry of the journal. */
export interface Decision {
  readonly id: DecisionId;
  /** Unix ms. */
  readonly at: number;
  readonly chat: UserCode;
  readonly line: LineId;
  readonly connector: ConnectorId;
  readonly rule: RuleNumber;
  readonly outcome: DecisionOutcome;
  readonly identifiers: readonly Identifier[];
  readonly reasons: readonly Reason[];
  readonly customerRef?: CrmRef;
  readonly card?: CrmRef;
  readonly changes: readonly AppliedChange[];
  readonly suggestions: readonly SuggestionId[];
  /** What the tracker remembered before, to go back to. */
  readonly before: { readonly chat?: ChatRecord; readonly customers: readonly CustomerRecord[] };
  /** Being taken back: what is left alone was found out before anything was, and is not found out again. */
  readonly undoStarted?: { readonly by: string; readonly leftAlone: readonly Reason[] };
  readonly undone?: { readonly at: number; readonly by: string; readonly leftAlone: readonly Reason[] };
}

export type SuggestionKind =
  | 'samePerson'
  | 'identifierOfAnother'
  | 'mergeDuplicates'
  | 'sharedIdentifier'
  | 'ownItemHasData'
  | 'guestContact'
  | 'ambiguousNumber'
  | 'decisionToConfirm';

/** Something a person should decide. It never blocks the chat. */
export interface Suggestion {
  readonly id: SuggestionId;
  readonly kind: SuggestionKind;
  /** Unix ms. */
  readonly at: number;
  readonly chat: UserCode;
  readonly line: LineId;
  readonly items: readonly CrmRef[];
  readonly identifier?: string;
  readonly reasons: readonly Reason[];
  readonly state: 'open' | 'accepted' | 'dismissed';
  readonly decidedBy?: string;
}
