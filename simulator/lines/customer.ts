import type { User } from '../portal/users.ts';
import type { Chat, Message, Profile } from './chat.ts';
import type { Shape } from './line-events.ts';
import type { Line } from './line.ts';
import type { OpenLines, WriteOptions } from './open-lines.ts';

export interface NewCustomer {
  readonly connector: string;
  /** Line id. */
  readonly line: number;
  /** First and last name on the channel. */
  readonly name?: string;
  readonly lastName?: string;
  /** The customer's id on the channel: the same id on two lines is the same guest user. */
  readonly externalId?: string;
  readonly externalChat?: string;
  /** Contact data that the channel provides. */
  readonly profile?: Profile;
  /** A member of a group chat of a connector with CHAT_GROUP: all with this `externalChat` write in one chat. */
  readonly group?: boolean;
}

/** A customer on one channel, controlled by a test. Calls take effect synchronously; events are posted afterwards. */
export class Customer {
  readonly user: User;
  readonly line: Line;
  readonly connector: string;
  readonly externalChat: string;
  readonly #profile: Profile;
  readonly #group: boolean;
  readonly #lines: OpenLines;

  constructor(lines: OpenLines, line: Line, user: User, customer: NewCustomer, externalChat: string) {
    this.#lines = lines;
    this.line = line;
    this.user = user;
    this.connector = customer.connector;
    this.externalChat = externalChat;
    this.#profile = customer.profile ?? {};
    this.#group = customer.group ?? false;
  }

  /** The portal's chat; created on first access. */
  get chat(): Chat {
    return this.#lines.chatOf({
      line: this.line,
      connector: this.connector,
      externalChat: this.externalChat,
      guest: this.user,
      profile: this.#profile,
      group: this.#group,
    });
  }
  get userCode(): string {
    return `${this.connector}|${this.line.id}|${this.externalChat}|${this.#group ? 0 : this.user.id}`;
  }
  get imol(): string {
    return `imol|${this.userCode}`;
  }
  get sessionId(): number {
    return this.chat.session?.id ?? 0;
  }
  /** The session's activity in the CRM; 0 = none. */
  get activityId(): number {
    return this.chat.session?.activityId ?? 0;
  }

  write(text: string, options?: WriteOptions): Message {
    return this.#lines.customerWrites(this.chat, text, { ...options, author: this.user });
  }
  /**
   * Submits the welcome form of a live chat (on by default): the data goes to the guest's profile and the CRM, not into
   * a message (docs/bitrix24/open-lines.md#guest-profile).
   */
  submitWelcomeForm(form: Profile): void {
    this.#lines.submitForm(this.chat, form);
  }
  edit(message: Message, text: string, shape?: Shape): void {
    this.#lines.customerEdits(this.chat, message, text, shape);
  }
  deleteMessage(message: Message, shape?: Shape): void {
    this.#lines.customerDeletes(this.chat, message, shape);
  }
  /** An operator transfers the chat to another line. */
  transferTo(line: Line): void {
    this.chat.transferredTo = line;
  }
  /** Closes the session, as its operator or a timeout does. */
  finishSession(): void {
    this.#lines.finishSession(this.chat, { userId: this.chat.operatorId || (this.line.queue[0] ?? 1) });
  }
}

/** An employee or bot that replies to customers. */
export class Agent {
  readonly user: User;
  readonly #lines: OpenLines;

  constructor(lines: OpenLines, user: User) {
    this.#lines = lines;
    this.user = user;
  }

  reply(customer: Customer, text: string, shape?: Shape): Message {
    return this.#lines.reply(customer.chat, this.user, text, shape);
  }
  finishSession(customer: Customer): void {
    this.#lines.finishSession(customer.chat, { userId: this.user.id });
  }
}
