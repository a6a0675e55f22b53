import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CardType } from '../domain/crm-type.ts';
import type { NewInboxEntry } from '../store/ports.ts';
import type { InboxBody } from './inbox-body.ts';
import type { MessageEventSource } from './parse-message-event.ts';
import { parseEditEvent, parseMessageEvent } from './parse-message-event.ts';
import { parseSessionEvent } from './parse-session-event.ts';

/** What a verified event means to the tracker. */
export type ParsedEvent =
  | { readonly kind: 'entry'; readonly entry: NewInboxEntry }
  /** Nothing to do, and why: for the log. */
  | { readonly kind: 'ignored'; readonly because: string };

export interface EventToParse {
  /** Upper case. */
  readonly name: string;
  readonly data: unknown;
  /** Unix seconds as the portal wrote them; part of the key of what has no id of its own. */
  readonly ts: string | undefined;
}

const crmEvents = new Map<string, CardType | 'activity'>([
  ['ONCRMLEADADD', 'lead'],
  ['ONCRMDEALADD', 'deal'],
  ['ONCRMACTIVITYADD', 'activity'],
  ['ONCRMACTIVITYUPDATE', 'activity'],
]);

/** From an event to what waits in the inbox. `at` is the arrival, Unix ms. */
export function parseEvent(event: EventToParse, at: number, source: MessageEventSource): ParsedEvent {
  const ts = event.ts ?? '';
  switch (event.name) {
    case 'ONOPENLINEMESSAGEADD':
      return messageEntry(event.data, ts, at, source);
    case 'ONOPENLINEMESSAGEUPDATE':
      return entryOf(parseEditEvent(event.data, source), at);
    case 'ONSESSIONSTART':
      return entryOf(parseSessionEvent(event.data, 'start'), at);
    case 'ONSESSIONFINISH':
      return entryOf(parseSessionEvent(event.data, 'finish'), at);
    case 'ONOFFLINEEVENT':
      return entryOf({ type: 'offline', ping: true }, at);
    default:
      return crmEntry(event, at);
  }
}

/** Key of a customer's message, the same by whichever way it was heard. */
export function messageKey(chat: string, messageId: string): string {
  return `m:${chat}:${messageId}`;
}

function messageEntry(data: unknown, ts: string, at: number, source: MessageEventSource): ParsedEvent {
  const reading = parseMessageEvent(data, ts === '' ? at : Number(ts) * 1000 || at, source);
  if (!reading.ok) return { kind: 'ignored', because: reading.because };
  const { body, key } = reading;
  if (body.type !== 'message') return { kind: 'ignored', because: 'unreadable' };
  const chat = `${body.connector}|${body.line}|${body.externalChat}|${body.user}`;
  // Some channels give a message no id (native-tracker.md 7.2): then its text and its second are the key.
  const id =
    key !== '' ? key : `${createHash('sha256').update(body.text).digest('base64url').slice(0, 22)}@${ts}`;
  return { kind: 'entry', entry: { key: messageKey(chat, id), body, at } };
}

function crmEntry(event: EventToParse, at: number): ParsedEvent {
  const what = crmEvents.get(event.name);
  if (!what) return { kind: 'ignored', because: 'notWatched' };
  const id = z.object({ FIELDS: z.object({ ID: z.coerce.number().int().positive() }) }).safeParse(event.data);
  return entryOf(id.success ? { type: 'crm', what, id: id.data.FIELDS.ID } : undefined, at);
}

/** No key: the same change may be told twice within a second, and each time there may be something new to see. */
function entryOf(body: InboxBody | undefined, at: number): ParsedEvent {
  return body ? { kind: 'entry', entry: { body, at } } : { kind: 'ignored', because: 'unreadable' };
}
