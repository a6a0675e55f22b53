import type { Clock } from '../base/clock.ts';
import type { Actor, EventSink } from '../crm/actor.ts';
import type { Crm } from '../crm/crm.ts';
import type { DuplicateIndex } from '../crm/duplicate-index.ts';
import type { User, Users } from '../portal/users.ts';
import { Chat, type Message, type Profile, type Session } from './chat.ts';
import { Line, type NewLine } from './line.ts';
import { changedMessage, customerMessage, operatorMessage, sessionEvent, type Shape } from './line-events.ts';
import { extendBoundItems, startSessionInCrm, trackMessage, type NativeSettings } from './native-tracker.ts';
import { responsible } from './registration.ts';

export interface LinesPortal {
  readonly clock: Clock;
  readonly crm: Crm;
  readonly index: DuplicateIndex;
  readonly users: Users;
  readonly events: EventSink;
  readonly native: NativeSettings;
  /** 2: simple CRM, without leads. */
  crmMode(): 1 | 2;
  shape(): Shape;
}

export interface Address {
  readonly line: Line;
  readonly connector: string;
  readonly externalChat: string;
  readonly guest: User;
  readonly profile: Profile;
  readonly group?: boolean;
}

export interface WriteOptions {
  /** Id in the channel; '' for channels without message ids. */
  readonly messageId?: string;
  readonly shape?: Shape;
  /** The native tracker does not process this message (docs/bitrix24/native-tracker.md#settings). */
  readonly disableCrm?: boolean;
  readonly files?: readonly unknown[];
  /** Who writes; only in a group chat somebody else than the chat's guest. */
  readonly author?: User;
}

/** The open lines of a portal: steps are executed in the order of docs/bitrix24/native-tracker.md#order. */
export class OpenLines {
  readonly lines = new Map<number, Line>();
  readonly chats = new Map<number, Chat>();
  readonly sessions = new Map<number, Session>();
  readonly #portal: LinesPortal;
  readonly #byCode = new Map<string, Chat>();
  #nextLine = 1;
  #nextChat = 1001;
  #nextSession = 301;
  #nextMessage = 85001;

  constructor(portal: LinesPortal) {
    this.#portal = portal;
  }

  addLine(line: NewLine): Line {
    const id = line.id ?? this.#nextLine;
    if (this.lines.has(id)) throw new Error(`line ${id} exists`);
    this.#nextLine = Math.max(this.#nextLine, id) + 1;
    const queue = this.#portal.users
      .employees()
      .slice(0, 1)
      .map((user) => user.id);
    const added = new Line(id, line, queue);
    this.lines.set(id, added);
    return added;
  }

  /** The ids that the next chat and session get: for a portal that has to fit saved events. */
  numberFrom({ chat, session }: { readonly chat?: number; readonly session?: number }): void {
    this.#nextChat = chat ?? this.#nextChat;
    this.#nextSession = session ?? this.#nextSession;
  }

  chatByCode(code: string): Chat | undefined {
    return this.#byCode.get(code);
  }

  /** The chat of a customer on a channel and line; created on first use. */
  chatOf(address: Address): Chat {
    const { line, connector, externalChat, guest, group = false } = address;
    line.connectors.add(connector);
    const code = `${connector}|${line.id}|${externalChat}|${group ? 0 : guest.id}`;
    const known = this.#byCode.get(code);
    if (known) return known;
    const chat = new Chat(this.#nextChat++, { ...address, createdAt: this.#portal.clock.now() });
    this.chats.set(chat.id, chat);
    this.#byCode.set(code, chat);
    return chat;
  }

  customerWrites(chat: Chat, text: string, options: WriteOptions = {}): Message {
    const { events } = this.#portal;
    const author = options.author ?? chat.guest;
    const session = this.#openSession(chat);
    const message = this.#store(
      session,
      author.id,
      text,
      options.messageId,
      options.files ? { files: options.files } : {},
    );
    // The native tracker finishes before the event of the message is sent.
    if (!options.disableCrm && !chat.group) trackMessage(this.#portal, session, text, this.#actor(chat));
    session.isNew = false;
    events.emit(
      'ONOPENLINEMESSAGEADD',
      customerMessage(options.shape ?? this.#portal.shape(), chat, message),
      this.#actor(chat),
    );
    return message;
  }

  /** GUESS: in an open session the bound items get the data at once; without one the next session's items get it. */
  submitForm(chat: Chat, form: Profile): void {
    chat.profile = { ...chat.profile, ...form };
    const { session } = chat;
    if (session && !session.closed) extendBoundItems(this.#portal, session, this.#actor(chat));
  }

  customerEdits(chat: Chat, message: Message, text: string, shape?: Shape): void {
    message.text = text;
    this.#portal.events.emit(
      'ONOPENLINEMESSAGEUPDATE',
      changedMessage(shape ?? this.#portal.shape(), chat, message),
      this.#actor(chat),
    );
  }

  customerDeletes(chat: Chat, message: Message, shape?: Shape): void {
    chat.messages = chat.messages.filter((candidate) => candidate !== message);
    this.#portal.events.emit(
      'ONOPENLINEMESSAGEDELETE',
      changedMessage(shape ?? this.#portal.shape(), chat, message),
      this.#actor(chat),
    );
  }

  /**
   * A reply of an employee or bot. In live chats apps get no event for it
   * (docs/bitrix24/events.md#who-receives-open-line-events).
   */
  reply(chat: Chat, author: User, text: string, shape?: Shape): Message {
    const session = this.#openSession(chat);
    const message = this.#store(session, author.id, text);
    const actor = { userId: author.id };
    if (author.kind === 'employee') this.#recordReply(session, author, actor);
    if (chat.connector !== 'livechat') {
      const name = author.kind === 'employee' ? [author.name, author.lastName].filter(Boolean).join(' ') : '';
      this.#portal.events.emit(
        'ONOPENLINEMESSAGEADD',
        operatorMessage(shape ?? this.#portal.shape(), chat, message, name),
        actor,
      );
    }
    return message;
  }

  /** A system notice. An important one is also sent to the channel, and apps get an event for it. */
  systemNotice(chat: Chat, text: string, important = false): Message {
    const message = this.#store(this.#openSession(chat), 0, text);
    if (important && chat.connector !== 'livechat') {
      this.#portal.events.emit(
        'ONOPENLINEMESSAGEADD',
        operatorMessage(this.#portal.shape(), chat, message, ''),
        { userId: 0 },
      );
    }
    return message;
  }

  finishSession(chat: Chat, by: Actor): void {
    const session = chat.session;
    if (!session || session.closed) return;
    session.closed = true;
    const activity = this.#portal.crm.activities.get(session.activityId);
    if (activity)
      this.#portal.crm.activities.update(
        activity,
        { completed: true, endTime: this.#portal.clock.now() },
        by,
      );
    this.#portal.events.emit('ONSESSIONFINISH', sessionEvent(this.#portal.shape(), session), by);
  }

  #openSession(chat: Chat): Session {
    const open = chat.session;
    if (open && !open.closed) return open;
    const session: Session = {
      id: this.#nextSession++,
      chat,
      startedAt: this.#portal.clock.now(),
      closed: false,
      operatorId: 0,
      activityId: 0,
      isNew: true,
    };
    chat.sessions.push(session);
    this.sessions.set(session.id, session);
    // The chat's CRM link is reset at each new session (docs/bitrix24/native-tracker.md#what-lasts).
    chat.links = { lead: 0, company: 0, contact: 0, deal: 0 };
    // GUESS: sessions of group chats are not registered in the CRM.
    const created = chat.group ? [] : startSessionInCrm(this.#portal, session, this.#actor(chat));
    for (const item of created)
      this.#store(session, 0, `[b]A new ${item} has been created[/b]`, '', {
        attach: [{ id: session.id, blocks: [] }],
      });
    this.#portal.events.emit(
      'ONSESSIONSTART',
      sessionEvent(this.#portal.shape(), session),
      this.#actor(chat),
    );
    return session;
  }

  #recordReply(session: Session, author: User, actor: Actor): void {
    const first = session.operatorId === 0;
    session.operatorId = author.id;
    const activity = this.#portal.crm.activities.get(session.activityId);
    if (!activity) return;
    const now = this.#portal.clock.now();
    this.#portal.crm.activities.update(
      activity,
      { endTime: now, ...(first ? { resultStatus: 1, responsibleId: author.id } : {}) },
      actor,
    );
  }

  #store(
    session: Session,
    senderId: number,
    text: string,
    externalId?: string,
    params: Record<string, unknown> = {},
  ): Message {
    const id = this.#nextMessage++;
    const message = {
      id,
      sessionId: session.id,
      senderId,
      externalId: externalId ?? `ext-${id}`,
      at: this.#portal.clock.now(),
      text,
      params,
    };
    session.chat.messages.push(message);
    return message;
  }

  /**
   * Items are changed by the chat's responsible user; the events contain the guest's token
   * (docs/bitrix24/native-tracker.md#events-of-the-guest).
   */
  #actor(chat: Chat): Actor {
    return { userId: responsible(chat), tokenUserId: chat.guest.id };
  }
}
