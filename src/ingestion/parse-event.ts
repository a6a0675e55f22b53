import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CardType } from '../domain/crm-type.ts';
import type { NewInboxEntry } from '../store/ports.ts';
import type { InboxBody, UnreadBody } from './inbox-body.ts';
import type { MessageEventSource } from './parse-message-event.ts';
import { operatorMessageKey } from './operator-body.ts';
import { parseEditEvent, parseMessageEvent } from './parse-message-event.ts';
import { parseSessionEvent } from './parse-session-event.ts';

/** What an event comes to. */
export interface ParsedEvent {
  /** What waits in the inbox for it. What of it could not be read is one of them, of the type `unread`. */
  readonly entries: readonly NewInboxEntry[];
  /** Why parts of it, or all of it, need no processing: reason codes for the log. */
  readonly ignored: readonly string[];
}

export interface EventToParse {
  /** Upper case. */
  readonly name: string;
  readonly data: unknown;
  /** Unix seconds as the portal wrote them; part of the key of messages without an id. */
  readonly ts: string | undefined;
}

/** Ten years: saved events are replayed, and tests have their own clocks. */
const MAX_DISTANCE_MS = 10 * 366 * 86_400_000;

/** Characters of JSON: far above any event that was seen. Of a larger one only its name and time are kept. */
const MAX_UNREAD_LENGTH = 64 * 1024;

const crmEvents = new Map<string, CardType | 'activity'>([
  ['ONCRMLEADADD', 'lead'],
  ['ONCRMACTIVITYADD', 'activity'],
  ['ONCRMACTIVITYUPDATE', 'activity'],
]);

const changeEvents = new Map<string, Pick<Extract<InboxBody, { type: 'changed' }>, 'what' | 'phase'>>([
  ['ONCRMLEADUPDATE', { what: 'lead', phase: 'updated' }],
  ['ONCRMLEADDELETE', { what: 'lead', phase: 'deleted' }],
  ['ONCRMDEALUPDATE', { what: 'deal', phase: 'updated' }],
  ['ONCRMDEALDELETE', { what: 'deal', phase: 'deleted' }],
  ['ONCRMCONTACTADD', { what: 'contact', phase: 'added' }],
  ['ONCRMCONTACTUPDATE', { what: 'contact', phase: 'updated' }],
  ['ONCRMCONTACTDELETE', { what: 'contact', phase: 'deleted' }],
  ['ONCRMCOMPANYDELETE', { what: 'company', phase: 'deleted' }],
]);

/** From an event to what waits in the inbox. `at` is the arrival, Unix ms. */
export function parseEvent(event: EventToParse, at: number, source: MessageEventSource): ParsedEvent {
  const parts = partsOf(event, at, source);
  const entries = parts.flatMap((part) => (typeof part === 'object' ? [part] : []));
  const ignored = parts.flatMap((part) => (typeof part === 'string' && part !== 'unreadable' ? [part] : []));
  const unreadable = parts.length === 0 || parts.includes('unreadable');
  return { entries: unreadable ? [...entries, unreadEntry(event, at, source)] : entries, ignored };
}

/** What an entry of an event that could not be read comes to now: the app may have learned to read it. */
export function parseUnread({ name, data, ts, source }: UnreadBody, at: number): ParsedEvent {
  return parseEvent({ name, data, ts: ts === '' ? undefined : ts }, at, source);
}

/** For each part of the event its entry, or the reason why it has none; `unreadable` is one of them. */
function partsOf(
  event: EventToParse,
  at: number,
  source: MessageEventSource,
): readonly (NewInboxEntry | string)[] {
  switch (event.name) {
    case 'ONOPENLINEMESSAGEADD':
      return messageParts(event, at, source);
    case 'ONOPENLINEMESSAGEUPDATE':
      return parseEditEvent(event.data, source).map((body) =>
        body === 'group' ? 'groupChat' : entryOf(body, at),
      );
    case 'ONSESSIONSTART':
      return parseSessionEvent(event.data, 'start').map((body) => entryOf(body, at));
    case 'ONSESSIONFINISH':
      return parseSessionEvent(event.data, 'finish').map((body) => entryOf(body, at));
    case 'ONOFFLINEEVENT':
      return [entryOf({ type: 'offline', ping: true }, at)];
    case '':
      return ['unreadable'];
    default:
      return [crmEntry(event, at)];
  }
}

/** The same delivery again has the same key. */
function unreadEntry(
  { name, data, ts = '' }: EventToParse,
  at: number,
  source: MessageEventSource,
): NewInboxEntry {
  const text = JSON.stringify(data ?? null);
  const kept = text.length <= MAX_UNREAD_LENGTH ? (data ?? null) : null;
  const body: UnreadBody = { type: 'unread', name, data: kept, ts, source };
  return { key: `u:${digest(JSON.stringify([name, text, ts]))}`, body, at };
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

function messageParts(
  { data, ts = '' }: EventToParse,
  at: number,
  source: MessageEventSource,
): readonly (NewInboxEntry | string)[] {
  return parseMessageEvent(data, timeOf(ts, at), source).map((reading) => {
    if (!reading.ok) return reading.because;
    const { body, key } = reading;
    const chat = `${body.connector}|${body.line}|${body.externalChat}|${body.user}`;
    // Some channels give messages no id (docs/bitrix24/events.md#message-events): then a digest of the text and
    // the second are the key.
    const id = key !== '' ? key : `${digest(body.text)}@${ts}`;
    return {
      key: body.type === 'operator' ? operatorMessageKey(body, id) : messageKey(chat, id),
      body,
      at,
    };
  });
}

function crmEntry(event: EventToParse, at: number): NewInboxEntry | string {
  const what = crmEvents.get(event.name);
  const change = changeEvents.get(event.name);
  if (!what && !change) return 'notWatched';
  const id = z.object({ FIELDS: z.object({ ID: z.coerce.number().int().positive() }) }).safeParse(event.data);
  if (!id.success) return 'unreadable';
  const { ID } = id.data.FIELDS;
  if (change) return entryOf({ type: 'changed', ...change, id: ID }, at);
  return entryOf(what && { type: 'crm', what, id: ID }, at);
}

/** No deduplication key: events for one item within a second may be about different changes. */
function entryOf(body: InboxBody | undefined, at: number): NewInboxEntry | 'unreadable' {
  return body ? { body, at } : 'unreadable';
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
