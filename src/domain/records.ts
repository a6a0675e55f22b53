import type { CrmRef } from './crm-ref.ts';
import type { Change } from './changes/change.ts';
import type { Reason } from './decision.ts';
import type { Identifier } from './identifiers/identifier.ts';
import type { CustomerId, DecisionId, Email, InboxId, LineId, Phone, UserCode } from './ids.ts';
import type { Verdict } from './deciding/verdict.ts';

/** The first phone a customer gave, remembered for good (docs/spec.md 1). */
export interface FirstPhone {
  readonly value: Phone;
  readonly chat: UserCode;
  readonly line: LineId;
  /** Unix ms of the message. */
  readonly at: number;
  /** Id of the message in its channel or chat; empty where the channel gives none. */
  readonly messageId: string;
}

/** Who some chats and identifiers belong to: the binding of docs/spec.md 2. */
export interface CustomerRecord {
  readonly id: CustomerId;
  /** Contact, else company, else a lead without a contact; absent while the CRM has nobody (line creates nothing). */
  readonly customerRef?: CrmRef;
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
  /** Unfinished pieces of numbers or addresses, newest last (docs/spec.md 4). */
  readonly pieces: readonly { readonly text: string; readonly at: number }[];
  /** Own session activities made by the app, per session id (docs/spec.md 6.5). */
  readonly ownActivities: Readonly<Record<string, number>>;
  /** Many people write in this chat: never tracked. */
  readonly group?: boolean;
  /** A decision whose changes may have been half made when the process died. */
  readonly pending?: PendingDecision;
  /** What an earlier decision found and could not all carry out, and when: it is decided again with the next message. */
  readonly retryLater?: { readonly at: number; readonly identifiers: readonly Identifier[] };
  /** Customers an admin said this chat's person is not (docs/spec.md 7). */
  readonly notSame?: readonly CrmRef[];
}

/** The intent of a round for one chat: what it is about to change and why, so that it can be carried to its end. */
export interface PendingDecision {
  readonly decision: DecisionId;
  /** In the order to be applied, those of an earlier try included. */
  readonly changes: readonly Change[];
  /** What it was decided from, and as what. Absent in what version 0.1.0 stored: then it is decided again. */
  readonly decided?: {
    /** Unix ms. */
    readonly at: number;
    readonly verdict: Omit<Verdict, 'changes'>;
    readonly read: BatchInputs;
  };
}

/** What the verdict was made from: read again, the same messages may give something else. */
export interface BatchInputs {
  readonly entries: readonly InboxId[];
  /** New in this chat, fit to identify. */
  readonly identifiers: readonly Identifier[];
  /** What was read and may not identify. */
  readonly remarks: readonly Reason[];
  /** The first message that gave something. */
  readonly evidence: { readonly messageId: string; readonly at: number };
}

export function emptyChatRecord(userCode: UserCode): ChatRecord {
  return { userCode, handled: [], pieces: [], ownActivities: {} };
}
