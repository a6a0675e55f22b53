import type { AppUser } from './app-user.ts';
import type { CrmRef } from './crm-ref.ts';
import type { CardType } from './crm-type.ts';
import type { Identifier, StoredValue } from './identifiers/identifier.ts';
import type { FailedStagePolicy } from './line-settings.ts';

/** A phone, e-mail or messenger value of a CRM item. `id` is the multi-field's own id. */
export interface Communication extends StoredValue {
  readonly id: number;
  readonly valueType: string;
  /** Of a phone: its extension. */
  readonly extension?: string;
}

/** A lead, deal, contact or company with the fields that the tracker reads. */
export interface CrmItem {
  readonly ref: CrmRef;
  /** Leads, deals and companies; empty for contacts. */
  readonly title: string;
  readonly name: string;
  readonly lastName: string;
  readonly communications: readonly Communication[];
  /** Unix ms; 0 = unknown. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly createdBy: number;
  readonly updatedBy: number;
  /** Of the last change of stage, leads and deals; 0 = unknown. */
  readonly movedAt: number;
  readonly movedBy: number;
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
  /** A company of the portal's owner: its details identify nobody (docs/bitrix24/crm-items.md#my-company). */
  readonly isMyCompany: boolean;
  /** Names of fields with content that would be lost if the item were closed: amount, comment, custom fields, ... */
  readonly filled: readonly string[];
}

/** A session activity of an open line (docs/bitrix24/activities.md#session-activity). */
export interface SessionActivity {
  readonly id: number;
  readonly session: string;
  /** Unix ms; 0 = unknown. */
  readonly createdAt: number;
  readonly bindings: readonly CrmRef[];
}

/** A chat as the portal describes it (docs/bitrix24/open-lines.md#dialogue). */
export interface Dialog {
  readonly chatId: number;
  /** 0 = unknown. */
  readonly session: number;
  /** User id of who answers it; 0 = nobody yet. */
  readonly operator: number;
  /** The customer's name in the channel; empty for guests. */
  readonly customerName: string;
  /** Unix ms; 0 = unknown. */
  readonly createdAt: number;
  /** What the portal linked the chat to. */
  readonly links: readonly CrmRef[];
}

/** How the portal treats chats of a line (docs/bitrix24/open-lines.md#line-settings). */
export interface LineConfig {
  readonly name: string;
  /** What it creates for an unknown customer; `none` also where the line does not search the CRM. */
  readonly creates: CardType | 'none';
  /** Pipeline of its deals; 0 = the first one. */
  readonly category: number;
  /** It makes a new deal for every session, also of a customer with an open one. */
  readonly alwaysNewDeal: boolean;
  readonly source: string;
  /** The portal's own tracker reads the texts of this line. */
  readonly nativeTracker: boolean;
}

/** The failed stage for each choice of an admin; the first one where there is none for duplicates. */
export type FailedStages = Readonly<Record<FailedStagePolicy, string>>;

/** Everything that was read from the portal for one chat. */
export interface CrmView {
  /** Absent where the portal does not know the chat, or does not show it. */
  readonly dialog?: Dialog;
  /** The portal knows the channel's chat as one of a group. */
  readonly isGroup?: true;
  /** What the guest's profile vouches for; absent where it was not read. */
  readonly profile?: readonly Identifier[];
  readonly line: LineConfig;
  /** Items that exist, by `refKey`. */
  readonly items: ReadonlyMap<string, CrmItem>;
  /** Items that have the identifier, by `identifierKey`: search results whose stored values were compared. */
  readonly hits: ReadonlyMap<string, readonly CrmRef[]>;
  /** `identifierKey`s that one of the portal owner's own companies has. */
  readonly ownCompanyKeys: ReadonlySet<string>;
  /** Items that carry the chat's `imol|` value. */
  readonly holders: readonly CrmRef[];
  /** Open deals and leads of candidate customers, by `refKey` of the contact or company. */
  readonly cards: ReadonlyMap<string, readonly CrmRef[]>;
  /** Session activities of this chat, all sessions that could be found, and those that the app made for sessions. */
  readonly activities: readonly SessionActivity[];
  /** Activities and comments that are not this chat's, by `refKey` of an item made for the chat. */
  readonly foreign: ReadonlyMap<string, number>;
  /** Failed stages of leads, and of deals by pipeline id: the first pipeline, and the one of the line's deals. */
  readonly failedLeadStages: FailedStages;
  readonly failedDealStages: ReadonlyMap<number, FailedStages>;
  /** Whom the portal would make responsible: the chat's operator, else the first of the queue; 0 = unknown. */
  readonly responsible: number;
  /** Users of the app's own tokens: what the app did with them is not a person's work. */
  readonly appUsers: readonly AppUser[];
}
