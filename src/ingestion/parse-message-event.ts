import { z } from 'zod';
import type { EventSource } from '../domain/event-source.ts';
import { customersPart, isConnectorCopy } from '../domain/reading/connector-marks.ts';
import { MAX_TEXT_LENGTH } from '../domain/reading/read-text.ts';
import { eventField, eventId } from './event-field.ts';
import { eventParts } from './event-parts.ts';
import type { InboxBody, MessageBody, OperatorBody } from './inbox-body.ts';
import { isGroupChat } from './is-group-chat.ts';
import { operatorBody } from './operator-body.ts';

/** Online event or the portal's offline queue: the shapes are the same. */
export type MessageEventSource = Extract<EventSource, 'message' | 'offline'>;

const part = z.object({
  connector: z
    .object({ connector_id: eventField, line_id: eventField, chat_id: eventField, user_id: eventField })
    .partial()
    .catch({}),
  im: z.object({ chat_id: eventId }).partial().catch({}),
  chat: z.object({ id: eventField }).partial().catch({}),
  message: z
    .object({ id: eventField, text: eventField, system: eventField, user_id: eventField, date: eventField })
    .partial()
    .catch({}),
});

/** Beside `DATA`; missing in messages of customers (docs/bitrix24/events.md#message-events). */
const lineNames = z.object({ CONNECTOR: eventField, LINE: eventField }).catch({ CONNECTOR: '', LINE: '' });
type LineNames = z.infer<typeof lineNames>;

export type ParsedMessageEvent =
  | { readonly ok: true; readonly body: MessageBody | OperatorBody; readonly key: string }
  | {
      readonly ok: false;
      readonly because: 'notTheCustomer' | 'system' | 'groupChat' | 'noText' | 'unreadable';
    };

/**
 * The customer's own messages out of ONOPENLINEMESSAGEADD, and those of operators that matter for reading them, in whichever
 * shape it came: one result for each message in it, none where there is no message. `at`: Unix ms, where the event has no date.
 */
export function parseMessageEvent(
  data: unknown,
  at: number,
  source: MessageEventSource,
): readonly ParsedMessageEvent[] {
  const names = lineNames.parse(data);
  return eventParts(data).map((raw) => {
    const posted = postedMessage(names, part.parse(raw));
    if (!posted) return { ok: false, because: 'unreadable' };
    const because = refusalReason(posted);
    const { chat, author, message } = posted;
    const sent = Date.parse(message.date);
    const time = Number.isNaN(sent) ? at : sent;
    if (because === 'notTheCustomer') {
      const body = operatorBody(chat, message.text, time, source);
      if (body) return { ok: true, body, key: message.id };
    }
    if (because) return { ok: false, because };
    const body: MessageBody = {
      type: 'message',
      ...chat,
      messageId: message.id,
      text: customersPart(message.text).slice(0, MAX_TEXT_LENGTH),
      at: time,
      source,
      // Without CONNECTOR and LINE another author may be an operator (an old shape) or the customer's id in the channel.
      unsure: author !== '' && author !== chat.user,
    };
    return { ok: true, body, key: message.id };
  });
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

function postedMessage(names: LineNames, raw: z.infer<typeof part>): PostedMessage | undefined {
  const chat = addressOf(names, raw.connector);
  const { id = '', text = '', system = '', date = '', user_id: author = '' } = raw.message;
  const namesLine = names.CONNECTOR !== '' || names.LINE !== '';
  return chat && { chat, author, namesLine, message: { id, text, system, date } };
}

/** Why a message is not processed (docs/spec.md 3.1, 3.4); `undefined` when it is. */
function refusalReason({ chat, author, namesLine, message }: PostedMessage) {
  if (message.system === 'Y') return 'system' as const;
  // Outgoing messages have CONNECTOR and LINE, and their author is not the chat's customer.
  if (namesLine && author !== chat.user) return 'notTheCustomer' as const;
  if (isConnectorCopy(message.text)) return 'notTheCustomer' as const;
  if (isGroupChat(chat)) return 'groupChat' as const;
  return message.text.trim() === '' ? ('noText' as const) : undefined;
}

/**
 * ONOPENLINEMESSAGEUPDATE: which chats to read again. One shape has the channel's chat, the other the portal's chat id
 * with CONNECTOR and LINE (docs/bitrix24/events.md#message-events). The author of the message is read from the history.
 * One result for each message in it: `group` where it is a group's, `undefined` where no chat is named.
 */
export function parseEditEvent(
  data: unknown,
  source: MessageEventSource,
): readonly (InboxBody | 'group' | undefined)[] {
  const names = lineNames.parse(data);
  return eventParts(data).map((raw) => {
    const { connector, im, chat: portalChat } = part.parse(raw);
    const chat = addressOf(names, connector);
    if (chat) return isGroupChat(chat) ? 'group' : { type: 'edited', code: codeOf(chat), chatId: 0, source };
    const chatId = im.chat_id || eventId.parse(portalChat.id);
    return chatId > 0 ? { type: 'edited', code: '', chatId, source } : undefined;
  });
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

function addressOf(names: LineNames, raw: z.infer<typeof part>['connector']): Address | undefined {
  const connector = raw.connector_id || names.CONNECTOR;
  const line = raw.line_id || names.LINE;
  const { chat_id: externalChat = '', user_id: user = '' } = raw;
  return connector && line && externalChat ? { connector, line, externalChat, user } : undefined;
}
