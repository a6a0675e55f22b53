import { z } from 'zod';
import { cardTypes } from '../domain/crm-type.ts';
import { eventSources } from '../domain/event-source.ts';

/** What waits in the inbox: the event as the tracker understands it. Strings from outside stay strings. */
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
  /** The event does not tell whether the customer wrote it: the history does. */
  unsure: z.boolean(),
});

/** A message of the chat was edited: the event has no text, the history does (spec 3.4). */
const edited = z.object({
  type: z.literal('edited'),
  /** User code of the chat; empty where the event names only the portal's chat. */
  code: z.string(),
  /** The portal's chat; 0 where the event names only the channel's. */
  chatId: z.number(),
  source: source.default('message'),
});

/** A session began or ended. Its event names the portal's chat, not the channel's (rest-contract.md 2.4). */
const session = z.object({
  type: z.literal('session'),
  phase: z.enum(['start', 'finish']),
  connector: z.string(),
  line: z.string(),
  chatId: z.number(),
  /** 0 = not told. */
  session: z.number(),
});

/** Something in the CRM changed: perhaps a chat's item or session activity (spec 3.2). */
const crm = z.object({
  type: z.literal('crm'),
  what: z.enum([...cardTypes, 'activity']),
  id: z.number(),
});

/** Look into the portal's offline queue. A ping is the portal's own word: where message events arrive it is not followed. */
const offline = z.object({ type: z.literal('offline'), ping: z.boolean() });

/** Look for sessions changed since the last look. */
const sweep = z.object({ type: z.literal('sweep') });

export const inboxBody = z.discriminatedUnion('type', [
  customerMessage,
  edited,
  session,
  crm,
  offline,
  sweep,
]);
export type InboxBody = z.infer<typeof inboxBody>;
export type MessageBody = z.infer<typeof customerMessage>;
