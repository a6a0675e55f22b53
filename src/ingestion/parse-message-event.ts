import { z } from 'zod';
import type { EventSource } from '../domain/event-source.ts';
import type { InboxBody } from './inbox-body.ts';

/** Online event or the portal's offline queue: the shapes are the same. */
export type MessageEventSource = Extract<EventSource, 'message' | 'offline'>;

/** A value of a form body: a string, or missing (empty lists are not sent). */
const field = z.string().catch('');

const part = z.object({
  connector: z
    .object({ connector_id: field, line_id: field, chat_id: field, user_id: field })
    .partial()
    .catch({}),
  im: z.object({ chat_id: field }).partial().catch({}),
  chat: z.object({ id: field }).partial().catch({}),
  message: z
    .object({ id: field, text: field, system: field, user_id: field, date: field })
    .partial()
    .catch({}),
});

/** `DATA` is an object or a list of one; CONNECTOR and LINE may be missing (docs/bitrix24/events.md#message-events). */
const messageData = z.object({
  CONNECTOR: field,
  LINE: field,
  DATA: z.union([part, z.array(part)]).transform((data) => (Array.isArray(data) ? data[0] : data)),
});

export type ParsedMessageEvent =
  | { readonly ok: true; readonly body: InboxBody; readonly key: string }
  | {
      readonly ok: false;
      readonly because: 'notTheCustomer' | 'system' | 'groupChat' | 'noText' | 'unreadable';
    };

/** Connectors whose "chats" are public comments of many authors (docs/spec.md 3.4). */
const commentConnectors = new Set(['facebookcomments']);

/** The customer's own message out of ONOPENLINEMESSAGEADD, in whichever shape it came. */
export function parseMessageEvent(data: unknown, at: number, source: MessageEventSource): ParsedMessageEvent {
  const posted = postedMessage(data);
  if (!posted) return { ok: false, because: 'unreadable' };
  const because = refusalReason(posted);
  if (because) return { ok: false, because };
  const { chat, author, message } = posted;
  const sent = Date.parse(message.date);
  const body: InboxBody = {
    type: 'message',
    ...chat,
    messageId: message.id,
    text: message.text,
    at: Number.isNaN(sent) ? at : sent,
    source,
    // Without CONNECTOR and LINE another author may be an operator (an old shape) or the customer's id in the channel.
    unsure: author !== '' && author !== chat.user,
  };
  return { ok: true, body, key: message.id };
}

interface PostedMessage {
  readonly chat: Address;
  /** Empty where the event does not contain it. */
  readonly author: string;
  /** CONNECTOR or LINE is present. */
  readonly namesLine: boolean;
  readonly message: {
    readonly id: string;
    readonly text: string;
    readonly system: string;
    readonly date: string;
  };
}

function postedMessage(data: unknown): PostedMessage | undefined {
  const parsed = messageData.safeParse(data);
  if (!parsed.success || !parsed.data.DATA) return undefined;
  const { CONNECTOR, LINE, DATA } = parsed.data;
  const chat = addressOf(parsed.data, DATA.connector);
  const { id = '', text = '', system = '', date = '', user_id: author = '' } = DATA.message;
  return (
    chat && { chat, author, namesLine: CONNECTOR !== '' || LINE !== '', message: { id, text, system, date } }
  );
}

/** Why a message is not processed (docs/spec.md 3.1, 3.4); `undefined` when it is. */
function refusalReason({ chat, author, namesLine, message }: PostedMessage) {
  if (message.system === 'Y') return 'system' as const;
  // Outgoing messages have CONNECTOR and LINE, and their author is not the chat's customer.
  if (namesLine && author !== chat.user) return 'notTheCustomer' as const;
  if (isGroupChat(chat)) return 'groupChat' as const;
  return message.text.trim() === '' ? ('noText' as const) : undefined;
}

/**
 * ONOPENLINEMESSAGEUPDATE: which chat to read again. One shape has the channel's chat, the other the portal's chat id
 * with CONNECTOR and LINE (docs/bitrix24/events.md#message-events). The author of the message is read from the history.
 */
export function parseEditEvent(data: unknown, source: MessageEventSource): InboxBody | undefined {
  const parsed = messageData.safeParse(data);
  const entry = parsed.success ? parsed.data.DATA : undefined;
  if (!parsed.success || !entry) return undefined;
  const chat = addressOf(parsed.data, entry.connector);
  if (chat) return isGroupChat(chat) ? undefined : { type: 'edited', code: codeOf(chat), chatId: 0, source };
  const chatId = Number(entry.im.chat_id || entry.chat.id);
  return Number.isSafeInteger(chatId) && chatId > 0
    ? { type: 'edited', code: '', chatId, source }
    : undefined;
}

function codeOf({ connector, line, externalChat, user }: Address): string {
  return `${connector}|${line}|${externalChat}|${user}`;
}

interface Address {
  readonly connector: string;
  readonly line: string;
  readonly externalChat: string;
  readonly user: string;
}

function addressOf(
  names: { readonly CONNECTOR: string; readonly LINE: string },
  raw: z.infer<typeof part>['connector'],
): Address | undefined {
  const connector = raw.connector_id || names.CONNECTOR;
  const line = raw.line_id || names.LINE;
  const { chat_id: externalChat = '', user_id: user = '' } = raw;
  return connector && line && externalChat ? { connector, line, externalChat, user } : undefined;
}

/**
 * Whether several people share the chat: group chats have a user code without user, comments many authors
 * (docs/spec.md 3.4).
 */
export function isGroupChat(chat: { readonly connector: string; readonly user: string }): boolean {
  return chat.user === '' || chat.user === '0' || commentConnectors.has(chat.connector);
}
