import type { CrmRef } from './crm-ref.ts';
import type { Identifier } from './identifier.ts';
import type { ConnectorId, DecisionId, LineId, SuggestionId, UserCode } from './ids.ts';
import type { ChatRecord, CustomerRecord } from './records.ts';

/** Number of the rule in spec 5 that decided. */
export type RuleNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** Why, as a code and its data; the pages say it in the reader's language. */
export interface Reason {
  readonly code: string;
  readonly refs?: readonly CrmRef[];
  readonly identifier?: string;
  readonly value?: string | number;
}

/** One write to the CRM with the value before it, so that it can be undone. */
export type Change =
  | { readonly kind: 'addCommunication'; readonly item: CrmRef; readonly type: 'PHONE' | 'EMAIL' | 'IM'; readonly value: string; readonly valueType: string; readonly before: readonly string[] }
  | { readonly kind: 'bindActivity'; readonly activity: number; readonly item: CrmRef; readonly before: readonly CrmRef[] }
  | { readonly kind: 'unbindActivity'; readonly activity: number; readonly item: CrmRef; readonly before: readonly CrmRef[] }
  | { readonly kind: 'setStage'; readonly item: CrmRef; readonly stage: string; readonly before: string }
  | { readonly kind: 'setLeadContact'; readonly item: CrmRef; readonly field: 'contactId' | 'companyId'; readonly value: number; readonly before: number }
  | { readonly kind: 'setDealContacts'; readonly item: CrmRef; readonly contacts: readonly number[]; readonly before: readonly number[] }
  | { readonly kind: 'setDealCompany'; readonly item: CrmRef; readonly company: number; readonly before: number }
  | { readonly kind: 'fillName'; readonly item: CrmRef; readonly name: string; readonly lastName: string; readonly before: { readonly name: string; readonly lastName: string } }
  | { readonly kind: 'createItem'; readonly type: 'lead' | 'deal' | 'contact'; readonly fields: NewItem; readonly originId: string }
  | { readonly kind: 'createActivity'; readonly item: CrmRef | 'created'; readonly session: string; readonly originId: string; readonly connector: string }
  | { readonly kind: 'mergeItems'; readonly type: 'lead' | 'contact' | 'company'; readonly survivor: number; readonly absorbed: number }
  | { readonly kind: 'logLine'; readonly item: CrmRef | 'created'; readonly code: string; readonly data: Readonly<Record<string, string | number>> };

/** What a new lead, deal or contact is made with. Names are free text: never batched (spec 6.6). */
export interface NewItem {
  readonly title?: string;
  readonly name?: string;
  readonly lastName?: string;
  readonly source?: string;
  readonly responsible?: number;
  readonly category?: number;
  readonly contact?: number;
  readonly company?: number;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly imol?: string;
}

export interface AppliedChange {
  readonly change: Change;
  /** `applied` by us; `present` already so (nothing to undo); `failed` with a code. */
  readonly outcome: 'applied' | 'present' | 'failed';
  readonly error?: string;
  /** Id that the portal gave to what was created. */
  readonly created?: number;
}

export type DecisionOutcome = 'nothing' | 'bound' | 'stayed' | 'created' | 'suggested' | 'rebound' | 'unbound';

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
  readonly party?: CrmRef;
  readonly card?: CrmRef;
  readonly changes: readonly AppliedChange[];
  readonly suggestions: readonly SuggestionId[];
  /** What the tracker remembered before, to go back to. */
  readonly before: { readonly chat?: ChatRecord; readonly customers: readonly CustomerRecord[] };
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
