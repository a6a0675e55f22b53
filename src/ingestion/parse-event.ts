import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CardType } from '../domain/crm-type.ts';
import type { NewInboxEntry } from '../store/ports.ts';
import type { InboxBody } from './inbox-body.ts';
import type { MessageEventSource } from './parse-message-event.ts';
import { parseEditEvent, parseMessageEvent } from './parse-message-event.ts';
import { parseSessionEvent } from './parse-session-event.ts';

/** An inbox entry, or the reason why there is none. */
export type ParsedEvent =
  | { readonly kind: 'entry'; readonly entry: NewInboxEntry }
  /** `because`: reason code for the log. */
  | { readonly kind: 'ignored'; readonly because: string };

export interface EventToParse {
  /** Upper case. */
  readonly name: string;
  readonly data: unknown;
  /** Unix seconds as the portal wrote them; part of the key of messages without an id. */
  readonly ts: string | undefined;
}

/** Ten years: saved events are replayed, and tests have their own clocks. */
const MAX_DISTANCE_MS = 10 * 366 * 86_400_000;

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

/** Deduplication key of a customer's message, equal from every source. `chat`: user code. */
export function messageKey(chat: string, messageId: string): string {
  return `m:${chat}:${messageId}`;
}

/** Unix ms of an event's `ts`; the arrival for what is no time, and for one that is further away than clocks differ. */
function timeOf(ts: string, at: number): number {
  const time = Number(ts) * 1000;
  return ts !== '' && Math.abs(time - at) <= MAX_DISTANCE_MS ? time : at;
}

function messageEntry(data: unknown, ts: string, at: number, source: MessageEventSource): ParsedEvent {
  const reading = parseMessageEvent(data, timeOf(ts, at), source);
  if (!reading.ok) return { kind: 'ignored', because: reading.because };
  const { body, key } = reading;
  if (body.type !== 'message') return { kind: 'ignored', because: 'unreadable' };
  const chat = `${body.connector}|${body.line}|${body.externalChat}|${body.user}`;
  // Some channels give messages no id (docs/bitrix24/events.md#message-events): then a digest of the text and
  // the second are the key.
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

/** No deduplication key: events for one item within a second may be about different changes. */
function entryOf(body: InboxBody | undefined, at: number): ParsedEvent {
  return body ? { kind: 'entry', entry: { body, at } } : { kind: 'ignored', because: 'unreadable' };
}
