import { z } from 'zod';
import { cardTypes, crmTypes } from '../domain/crm-type.ts';
import { eventSources } from '../domain/event-source.ts';
import { questions } from '../domain/reading/question-kinds.ts';

/** Parts of a chat's user code. Strings, as events send them. */
const address = { connector: z.string(), line: z.string(), externalChat: z.string(), user: z.string() };

const source = z.enum(eventSources);

const customerMessage = z.object({
  type: z.literal('message'),
  ...address,
  /** Id in the channel; empty where the channel gives none. */
  messageId: z.string(),
  text: z.string(),
  /** Unix ms. */
  at: z.number(),
  source,
  /** The event does not show whether the customer wrote the message: it is read from the history. */
  unsure: z.boolean(),
});

/** A message that an operator or bot wrote in the chat: what it asks for, and whose numbers and addresses it names. */
const operatorMessage = z.object({
  type: z.literal('operator'),
  ...address,
  asked: z.enum(questions).optional(),
  /** Empty where it can contain no number or address: such texts are not stored. */
  text: z.string(),
  /** Unix ms. */
  at: z.number(),
  source,
});

/** A message of the chat was edited: the text is not in the event and is read from the history (docs/spec.md 3.4). */
const edited = z.object({
  type: z.literal('edited'),
  /** User code of the chat; empty where the event has only the portal's chat id. */
  code: z.string(),
  /** The portal's chat id; 0 where the event has only the channel's chat. */
  chatId: z.number(),
  source: source.default('message'),
});

/**
 * A session started or finished. Its event has the portal's chat id, not the channel's
 * (docs/bitrix24/events.md#session-events).
 */
const session = z.object({
  type: z.literal('session'),
  phase: z.enum(['start', 'finish']),
  connector: z.string(),
  line: z.string(),
  chatId: z.number(),
  /** 0 = unknown. */
  session: z.number(),
});

/** A CRM item or activity was created or changed; it may belong to a chat (docs/spec.md 3.2). */
const crm = z.object({
  type: z.literal('crm'),
  what: z.enum([...cardTypes, 'activity']),
  id: z.number(),
});

/** A CRM item was changed: it may be the card of a bound chat, or the own item of a chat that is not bound. */
const changed = z.object({
  type: z.literal('changed'),
  what: z.enum(crmTypes),
  id: z.number(),
  phase: z.enum(['added', 'updated', 'deleted']),
});

/** Read the portal's offline queue. `ping`: requested by ONOFFLINEEVENT; ignored where message events are delivered. */
const offline = z.object({ type: z.literal('offline'), ping: z.boolean() });

/** Read the sessions changed since the last sweep. */
const sweep = z.object({ type: z.literal('sweep') });

/**
 * An event, or a row of the offline queue, of which something could not be read. It is parsed again whenever it is
 * processed, and set aside where an admin sees it as long as that fails (docs/spec.md 3.3).
 */
const unread = z.object({
  type: z.literal('unread'),
  /** Of the event, upper case; empty where the row does not name one. */
  name: z.string(),
  /** As it came: JSON. */
  data: z.unknown(),
  /** Unix seconds as the portal wrote them; empty = unknown. */
  ts: z.string(),
  source: z.enum(['message', 'offline']),
});

/** Body of an inbox entry: an event or a request of the app itself. */
export const inboxBody = z.discriminatedUnion('type', [
  customerMessage,
  operatorMessage,
  edited,
  session,
  crm,
  changed,
  offline,
  sweep,
  unread,
]);
export type InboxBody = z.infer<typeof inboxBody>;
export type UnreadBody = z.infer<typeof unread>;
export type MessageBody = z.infer<typeof customerMessage>;
export type OperatorBody = z.infer<typeof operatorMessage>;
