import type { Chat, Message, Session } from './chat.ts';

export type Shape = 'array' | 'object';
type Data = Readonly<Record<string, unknown>>;

const wrap = (shape: Shape, data: Data): unknown => (shape === 'array' ? [data] : data);

/** Ids of the portal's own live chat are numbers, those of channels strings (docs/bitrix24/offline-queue.md#rows). */
function idOf(chat: Chat, id: string): string | number {
  return chat.connector === 'livechat' && /^[1-9]\d{0,14}$/.test(id) ? Number(id) : id;
}

/** The `connector` part of a message event; ids are those of the channel (docs/bitrix24/events.md#message-events). */
function connectorOf(chat: Chat, author: number = chat.guest.id): Data {
  return {
    connector_id: chat.connector,
    line_id: chat.line.id,
    chat_id: idOf(chat, chat.externalChat),
    user_id: author,
  };
}

/** A customer's message: without CONNECTOR and LINE. */
export function customerMessage(shape: Shape, chat: Chat, message: Message): Data {
  return {
    DATA: wrap(shape, {
      connector: connectorOf(chat, message.senderId),
      chat: { id: idOf(chat, chat.externalChat) },
      message: {
        id: idOf(chat, message.externalId),
        date: '',
        text: message.text,
        files: filesOf(message),
        attach: '',
        system: 'N',
        user_id: message.senderId,
      },
      ref: [],
      extra: { EXTRA_URL: '' },
    }),
  };
}

/**
 * An operator's or bot's message: with CONNECTOR and LINE; ids are the portal's
 * (docs/bitrix24/events.md#message-events).
 */
export function operatorMessage(shape: Shape, chat: Chat, message: Message, author: string): Data {
  const signed = author === '' ? message.text : `[b]${author}:[/b] [br]${message.text}`;
  return {
    CONNECTOR: chat.connector,
    LINE: chat.line.id,
    DATA: wrap(shape, {
      connector: connectorOf(chat),
      chat: { id: idOf(chat, chat.externalChat) },
      message: {
        id: message.id,
        chat_id: chat.id,
        user_id: message.senderId,
        text: signed,
        files: [],
        attachments: '',
        params: [],
        system: message.senderId === 0 ? 'Y' : 'N',
      },
      no_session: 'N',
    }),
  };
}

/** Edit or deletion by the customer. The documented shape has no text; the newer one repeats the whole message. */
export function changedMessage(shape: Shape, chat: Chat, message: Message): Data {
  if (shape === 'object') return customerMessage(shape, chat, message);
  return {
    CONNECTOR: chat.connector,
    LINE: chat.line.id,
    DATA: [
      {
        im: { chat_id: chat.id, message_id: message.id },
        message: { id: message.id },
        chat: { id: chat.id },
      },
    ],
  };
}

/**
 * Session event: connector.chat_id is the portal's chat here; the newer shape has no session id
 * (docs/bitrix24/events.md#session-events).
 */
export function sessionEvent(shape: Shape, session: Session): Data {
  const { chat } = session;
  // The line that the chat is on now (docs/bitrix24/open-lines.md#transfers).
  const line = chat.transferredTo ?? chat.line;
  const connector = { ...connectorOf(chat), line_id: line.id, chat_id: chat.id };
  if (shape === 'object')
    return {
      DATA: { connector, chat: { chat_id: chat.id }, line: { id: line.id, name: line.name } },
    };
  return {
    DATA: [
      {
        connector,
        session: { id: session.id, closed: session.closed ? 'Y' : 'N', parent_id: 0, close_term: 60 },
        chat: { id: chat.id },
        user: { id: chat.guest.id },
      },
    ],
  };
}

function filesOf(message: Message): unknown {
  const files = message.params['files'];
  return Array.isArray(files) ? files : [];
}
