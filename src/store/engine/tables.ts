import { z } from 'zod';
import type { LineSettings } from '../../domain/line-settings.ts';
import { lineSettingsSchema } from '../../domain/line-settings.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import type { Phone } from '../../domain/ids.ts';
import { refKey } from '../../domain/crm-ref.ts';
import type { ChatRecord } from '../../domain/chat-record.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { customerIdentities } from '../customer-identities.ts';
import { decisionItems } from '../decision-items.ts';
import type { LineSource, PortalSettings } from '../ports.ts';
import {
  chatSchema,
  customerSchema,
  decisionSchema,
  portalSettingsSchema,
  sourceSchema,
  suggestionSchema,
} from '../schemas.ts';
import type { SealedPortal } from '../secrets/sealed-portal.ts';
import { sealedPortalSchema } from '../secrets/sealed-portal.ts';
import { indexName, sortable } from './index-name.ts';
import { dayShard, doneShard, hashShard, oneShard } from './shard-names.ts';

/** A delivery that is waiting or parked; its id is the row's key. */
export interface StoredEntry {
  readonly key?: string;
  readonly body: unknown;
  readonly at: number;
  readonly attempts: number;
  readonly parked?: { readonly error: string; readonly at: number };
}

/** A delivery key that was seen, by its digest; `done` (Unix ms) once it was handled. */
interface StoredKey {
  readonly done?: number;
}

/** The tables of a portal and what a row of each is. */
export interface Rows {
  portal: SealedPortal;
  inbox: StoredEntry;
  keys: StoredKey;
  chats: ChatRecord;
  customers: CustomerRecord;
  decisions: Decision;
  suggestions: Suggestion;
  lines: LineSettings;
  settings: PortalSettings;
  sources: LineSource;
  notes: { readonly value: string };
}
export type TableName = keyof Rows;

export interface TableSpec<T> {
  readonly schema: z.ZodType<T>;
  /** Which snapshot file a row lives in. */
  readonly shard: (key: string, row: T) => string;
  /** Names under which a row is found. Each ends with the row's key, so that no two rows share one. */
  readonly indexes: Readonly<Record<string, (row: T, key: string) => readonly string[]>>;
}
export type TableSpecs = { readonly [K in TableName]: TableSpec<Rows[K]> };

export interface TableOptions {
  /** What is equal for all ways to write one number. */
  readonly phoneIdentity: (phone: Phone) => string;
}

/** Names, checks, files and indexes of every table. */
export function tableSpecs({ phoneIdentity }: TableOptions): TableSpecs {
  return {
    portal: { schema: sealedPortalSchema, shard: oneShard, indexes: {} },
    inbox: { schema: entrySchema, shard: oneShard, indexes: { state: byEntryState } },
    keys: { schema: keySchema, shard: doneShard, indexes: {} },
    chats: {
      schema: chatSchema,
      shard: hashShard,
      indexes: { code: (_, key) => [indexName(key)], chatId: byChatId },
    },
    customers: {
      schema: customerSchema,
      shard: hashShard,
      indexes: {
        phone: byPhone(phoneIdentity),
        email: byEmail,
        party: byParty,
        time: (row, key) => [indexName(sortable(row.createdAt), key)],
      },
    },
    decisions: {
      schema: decisionSchema,
      shard: (_, row) => dayShard(row.at),
      indexes: { time: byTime, line: byLine, chat: byChat, item: byItem },
    },
    suggestions: {
      schema: suggestionSchema,
      shard: hashShard,
      indexes: { state: (row, key) => [indexName(row.state, sortable(row.at), key)] },
    },
    lines: { schema: lineSettingsSchema, shard: oneShard, indexes: {} },
    settings: { schema: portalSettingsSchema, shard: oneShard, indexes: {} },
    sources: { schema: sourceSchema, shard: oneShard, indexes: { all: (_, key) => [indexName(key)] } },
    notes: { schema: noteSchema, shard: oneShard, indexes: {} },
  };
}

const entrySchema: z.ZodType<StoredEntry> = z.looseObject({
  key: z.string().exactOptional(),
  body: z.unknown(),
  at: z.number(),
  attempts: z.number(),
  parked: z.looseObject({ error: z.string(), at: z.number() }).exactOptional(),
});
const keySchema: z.ZodType<StoredKey> = z.looseObject({ done: z.number().exactOptional() });
const noteSchema = z.looseObject({ value: z.string() });

const byEntryState = (row: StoredEntry, id: string): readonly string[] => [
  indexName(row.parked === undefined ? 'waiting' : 'parked', id),
];
const byChatId = (row: ChatRecord, key: string): readonly string[] =>
  row.chatId === undefined ? [] : [indexName(String(row.chatId), key)];
const byEmail = (row: CustomerRecord, key: string): readonly string[] =>
  [...new Set(row.emails)].map((email) => indexName(email, sortable(row.createdAt), key));
const byParty = (row: CustomerRecord, key: string): readonly string[] =>
  row.customerRef === undefined ? [] : [indexName(refKey(row.customerRef), key)];
const byTime = (row: Decision, key: string): readonly string[] => [indexName(sortable(row.at), key)];
const byLine = (row: Decision, key: string): readonly string[] => [
  indexName(row.line, sortable(row.at), key),
];
const byChat = (row: Decision, key: string): readonly string[] => [
  indexName(row.chat, sortable(row.at), key),
];
const byItem = (row: Decision, key: string): readonly string[] =>
  decisionItems(row).map((item) => indexName(item, sortable(row.at), key));

/** Whoever remembered a number first comes first. */
function byPhone(phoneIdentity: TableOptions['phoneIdentity']) {
  return (row: CustomerRecord, key: string): readonly string[] =>
    customerIdentities(row, phoneIdentity).map((identity) =>
      indexName(identity, sortable(row.createdAt), key),
    );
}
