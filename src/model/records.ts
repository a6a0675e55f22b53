import type { CrmRef } from './crm-ref.ts';
import type { Change } from './change.ts';
import type { Identifier } from './identifier.ts';
import type { CustomerId, DecisionId, Email, LineId, Phone, UserCode } from './ids.ts';

/** The first phone a customer gave, remembered for good (spec 1). */
export interface FirstPhone {
  readonly value: Phone;
  readonly chat: UserCode;
  readonly line: LineId;
  /** Unix ms of the message. */
  readonly at: number;
  /** Id of the message in its channel or chat; empty where the channel gives none. */
  readonly messageId: string;
}

/** Who some chats and identifiers belong to: the binding of spec 2. */
export interface CustomerRecord {
  readonly id: CustomerId;
  /** Contact, else company, else a lead without a contact; absent while the CRM has nobody (line creates nothing). */
  readonly party?: CrmRef;
  /** The lead or deal that holds the conversation now. */
  readonly card?: CrmRef;
  readonly firstPhone?: FirstPhone;
  /** Every phone that leads here, first phone included. */
  readonly phones: readonly Phone[];
  readonly emails: readonly Email[];
  readonly chats: readonly UserCode[];
  /** Unix ms. */
  readonly createdAt: number;
}

/** What the tracker knows of one chat, bound or not. */
export interface ChatRecord {
  readonly userCode: UserCode;
  /** The portal's chat id, once a dialogue was read. */
  readonly chatId?: number;
  readonly customer?: CustomerId;
  /** Keys of identifiers already handled in this chat (`identifierKey`). */
  readonly handled: readonly string[];
  /** Unfinished pieces of numbers or addresses, newest last (spec 4). */
  readonly pieces: readonly { readonly text: string; readonly at: number }[];
  /** Own session activities made by the app, per session id (spec 6.5). */
  readonly ownActivities: Readonly<Record<string, number>>;
  /** Many people write in this chat: never tracked. */
  readonly group?: boolean;
  /** Changes that may have been half applied when the process died: looked at before anything is written again. */
  readonly pending?: { readonly decision: DecisionId; readonly changes: readonly Change[] };
  /** What an earlier decision found and could not all carry out, and when: it is decided again with the next message. */
  readonly owed?: { readonly at: number; readonly identifiers: readonly Identifier[] };
  /** Customers an admin said this chat's person is not (spec 7). */
  readonly notSame?: readonly CrmRef[];
}

export function emptyChatRecord(userCode: UserCode): ChatRecord {
  return { userCode, handled: [], pieces: [], ownActivities: {} };
}
