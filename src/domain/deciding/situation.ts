import type { ChatAddress } from '../chat.ts';
import type { CrmView } from '../crm-view.ts';
import type { CrmRef } from '../crm-ref.ts';
import type { Identifier } from '../identifiers/identifier.ts';
import type { DecisionId, UserCode } from '../ids.ts';
import type { LineMode, LineSettings } from '../line-settings.ts';
import type { ChatRecord } from '../chat-record.ts';
import type { CustomerRecord } from '../customer-record.ts';

/** Stored records that concern one chat. */
interface StoredState {
  readonly chat: ChatRecord;
  /** The customer that the chat is bound to. */
  readonly customer?: CustomerRecord;
  /** Customers that the phones of the message are bound to, by `identifierKey`. */
  readonly remembered: ReadonlyMap<string, CustomerRecord>;
  /** Customers of the chats that absorbed items were made for, by `refKey` of the item. */
  readonly absorbed: ReadonlyMap<string, CrmRef>;
  /** Keys of phones that a person took off a customer, by `refKey` of the customer. */
  readonly takenOff: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The complete input of a decision: same input, same output (docs/spec.md 5). */
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
  /** Keys on the portal's list of numbers that are nobody's. */
  readonly ownNumbers: ReadonlySet<string>;
  readonly stored: StoredState;
  readonly view: CrmView;
  /** Set when a person moved the chat: the other rules are skipped (docs/spec.md 7). */
  readonly manualAssignment?: ManualAssignment;
}

/** The item that a person moved the chat to. */
export interface ManualAssignment {
  readonly to: CrmRef;
  /** Customer and card that the chat leaves. */
  readonly from: readonly CrmRef[];
}
