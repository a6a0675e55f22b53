import type { User } from '../portal/users.ts';
import type { Line } from './line.ts';

/** One message of a chat. Sender 0 is the system. */
export interface Message {
  readonly id: number;
  readonly sessionId: number;
  readonly senderId: number;
  /** Id in the channel; '' for channels without message ids. */
  readonly externalId: string;
  /** Unix ms. */
  readonly at: number;
  text: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** CRM items of a chat or session; 0 = none. */
export interface CrmLinks {
  lead: number;
  company: number;
  contact: number;
  deal: number;
}

/** One session of a chat, from the first message to its end. */
export interface Session {
  readonly id: number;
  readonly chat: Chat;
  readonly startedAt: number;
  closed: boolean;
  operatorId: number;
  activityId: number;
  /**
   * True while the message that opened the session is processed: the tracker ignores some then
   * (docs/bitrix24/native-tracker.md#message).
   */
  isNew: boolean;
}

/** Contact data that a customer's channel provides. */
export interface Profile {
  readonly phone?: string;
  readonly email?: string;
  readonly url?: string;
}

/** The chat of one customer on one connector and line. */
export class Chat {
  readonly id: number;
  readonly line: Line;
  readonly connector: string;
  readonly externalChat: string;
  readonly guest: User;
  profile: Profile;
  readonly createdAt: number;
  /** Many people write in it: its code has user 0 (docs/bitrix24/open-lines.md#groups-and-comments). */
  readonly group: boolean;
  readonly sessions: Session[] = [];
  /** Where the chat is after a transfer: session events name it, the user code does not. */
  transferredTo: Line | undefined;
  messages: Message[] = [];
  links: CrmLinks = { lead: 0, company: 0, contact: 0, deal: 0 };

  constructor(
    id: number,
    address: {
      line: Line;
      connector: string;
      externalChat: string;
      guest: User;
      profile: Profile;
      createdAt: number;
      group?: boolean | undefined;
    },
  ) {
    this.id = id;
    this.line = address.line;
    this.connector = address.connector;
    this.externalChat = address.externalChat;
    this.guest = address.guest;
    this.profile = address.profile;
    this.createdAt = address.createdAt;
    this.group = address.group ?? false;
  }

  get userCode(): string {
    return `${this.connector}|${this.line.id}|${this.externalChat}|${this.group ? 0 : this.guest.id}`;
  }
  /** The value of this chat in the communications of CRM items. */
  get imol(): string {
    return `imol|${this.userCode}`;
  }
  get title(): string {
    return `${[this.guest.name, this.guest.lastName].filter(Boolean).join(' ') || 'Guest'} - ${this.line.name}`;
  }
  get session(): Session | undefined {
    return this.sessions.at(-1);
  }
  get operatorId(): number {
    return this.session?.operatorId ?? 0;
  }

  /** Field 6 is the session, field 7 its start in unix seconds (docs/bitrix24/open-lines.md#dialogue). */
  get entityData1(): string {
    const { lead, deal, company, contact } = this.links;
    // GUESS: which item is listed when there are several.
    const main = deal
      ? ['DEAL', deal]
      : lead
        ? ['LEAD', lead]
        : contact
          ? ['CONTACT', contact]
          : company
            ? ['COMPANY', company]
            : ['NONE', 0];
    const session = this.session;
    const linked = main[0] === 'NONE' ? 'N' : 'Y';
    return `${linked}|${main[0]}|${main[1]}|N|N|${session?.id ?? 0}|${Math.floor((session?.startedAt ?? this.createdAt) / 1000)}|0|0|0`;
  }
  get entityData2(): string {
    const { lead, company, contact, deal } = this.links;
    return `LEAD|${lead}|COMPANY|${company}|CONTACT|${contact}|DEAL|${deal}`;
  }
}
