import type { ChatAddress } from '../chat.ts';
import type { CrmView } from '../crm-view.ts';
import type { CrmRef } from '../crm-ref.ts';
import type { Identifier } from '../identifiers/identifier.ts';
import type { DecisionId, UserCode } from '../ids.ts';
import type { LineMode, LineSettings } from '../line-settings.ts';
import type { ChatRecord } from '../chat-record.ts';
import type { CustomerRecord } from '../customer-record.ts';

/** What the tracker itself remembers that bears on one chat. */
export interface StoredState {
  readonly chat: ChatRecord;
  /** The customer the chat is bound to. */
  readonly customer?: CustomerRecord;
  /** Customers that remember one of the message's phones, by `identifierKey`. */
  readonly remembered: ReadonlyMap<string, CustomerRecord>;
}

/** Everything a decision is made from: same input, same output (spec 5). */
export interface Situation {
  readonly decision: DecisionId;
  readonly chat: ChatAddress;
  readonly code: UserCode;
  readonly settings: LineSettings;
  readonly mode: LineMode;
  /** Identifiers new in this chat that may identify: no third party's, no ambiguous ones. */
  readonly identifiers: readonly Identifier[];
  /** Keys of identifiers that an admin blocked. */
  readonly blocked: ReadonlySet<string>;
  readonly stored: StoredState;
  readonly view: CrmView;
  /** Where a person said that the chat belongs: no rule is asked (spec 7). */
  readonly manualAssignment?: ManualAssignment;
}

/** A person moved the chat. */
export interface ManualAssignment {
  readonly to: CrmRef;
  /** Customer and card that it leaves. */
  readonly from: readonly CrmRef[];
}
