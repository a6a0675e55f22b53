import type { CrmRef } from './crm-ref.ts';
import type { CardType } from './crm-type.ts';

/** A phone, e-mail or messenger value of a CRM item. `id` is the multi-field's own id. */
export interface Communication {
  readonly id: number;
  readonly type: string;
  readonly valueType: string;
  readonly value: string;
  /** `identifierKey` of the value in normal form; the value itself for messengers and what cannot be read. */
  readonly key: string;
}

/** A lead, deal, contact or company as far as the tracker looks at it. */
export interface CrmItem {
  readonly ref: CrmRef;
  readonly name: string;
  readonly lastName: string;
  readonly communications: readonly Communication[];
  /** Unix ms; 0 = not told. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly createdBy: number;
  readonly updatedBy: number;
  readonly responsible: number;
  readonly source: string;
  /** Leads and deals; empty for others. */
  readonly stage: string;
  /** Leads and deals in process; contacts and companies always. */
  readonly open: boolean;
  readonly category: number;
  /** 0 = none. */
  readonly contact: number;
  readonly company: number;
  readonly contacts: readonly number[];
  /** Names of fields that hold something a person would miss: amount, comment, own fields, ... */
  readonly filled: readonly string[];
}

/** A session activity of an open line (native-tracker.md 4.4). */
export interface SessionActivity {
  readonly id: number;
  readonly session: string;
  /** Unix ms; 0 = not told. */
  readonly createdAt: number;
  readonly bindings: readonly CrmRef[];
}

/** The portal's own picture of a chat (rest-contract.md 3.1). */
export interface Dialog {
  readonly chatId: number;
  /** 0 = not told. */
  readonly session: number;
  /** The customer's name in the channel; empty for guests. */
  readonly customerName: string;
  /** Unix ms; 0 = not told. */
  readonly createdAt: number;
  /** What the portal linked the chat to. */
  readonly links: readonly CrmRef[];
}

/** How the portal treats chats of a line (rest-contract.md 3.2). */
export interface LineConfig {
  readonly name: string;
  /** What it makes for an unknown customer; `none` also where the line does not look into the CRM. */
  readonly creates: CardType | 'none';
  readonly category: number;
  readonly source: string;
  /** Portal's own tracker reads texts of this line. */
  readonly nativeTracker: boolean;
}

/** Everything the CRM answered for one chat. */
export interface CrmView {
  readonly dialog?: Dialog;
  readonly line: LineConfig;
  /** By `refKey`: everything read that is alive. */
  readonly items: ReadonlyMap<string, CrmItem>;
  /** Search answers by `identifierKey`. */
  readonly hits: ReadonlyMap<string, readonly CrmRef[]>;
  /** Items that carry the chat's `imol|` value. */
  readonly holders: readonly CrmRef[];
  /** Open deals and leads of candidate customers, by `refKey` of the contact or company. */
  readonly cards: ReadonlyMap<string, readonly CrmRef[]>;
  /** Session activities of this chat, all sessions that could be found. */
  readonly activities: readonly SessionActivity[];
  /** Activities and comments that are not this chat's, by `refKey` of an item made for the chat. */
  readonly foreign: ReadonlyMap<string, number>;
  /** Failed stage of leads, and of deals by funnel id. */
  readonly failedLeadStage: string;
  readonly failedDealStages: ReadonlyMap<number, string>;
  /** Who the portal would make responsible: the chat's operator, else the first of the queue; 0 = nobody known. */
  readonly responsible: number;
  /** User of the app's own token: its edits are not a person's. */
  readonly appUser: number;
}
