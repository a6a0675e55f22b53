import { z } from 'zod';
import { keyDigest } from '../key-digest.ts';
import { chatSchema, customerSchema, decisionSchema, sourceSchema, suggestionSchema } from '../schemas.ts';
import type { Dialect } from '../sql/dialect.ts';
import { entryId } from '../sql/inbox-reads.ts';
import {
  setChats,
  setCustomers,
  setDecisions,
  setSources,
  setSuggestions,
  type PortalWrite,
} from '../sql/record-batch.ts';
import type { NewRow, Rows } from '../sql/tables.ts';
import { chunks, text } from '../sql/values.ts';
import type { OldPortal, OldRow, OldTable } from './old-portal.ts';
import {
  upgradeChat,
  upgradeCustomer,
  upgradeDecision,
  upgradeInboxBody,
  upgradeLineSettings,
  upgradePortal,
  upgradePortalSettings,
  upgradeSuggestion,
  type NewEntryIds,
} from './upgrade-0.1.0-rows.ts';

/** Counts of imported rows. */
export interface Imported {
  /** Rows that were stored. */
  stored: number;
  /** Rows among them whose key has characters that databases cannot store. */
  renamed: number;
}

/** Runs `work` in a transaction of its own or in a surrounding one. */
export type WriteRows = <T>(work: (rows: Rows) => Promise<T>) => Promise<T>;

/** The member under which version 0.1.0 stored data that belongs to no portal. */
export const NO_PORTAL = 'pending-installs';
/** Name of the app note with installations that are not confirmed yet. */
const PENDING_INSTALLS = 'pending-installs';

const PAGE_SIZE = 1000;

/**
 * Writes all rows of a portal of version 0.1.0. Rows without an installation are left out: their portal was erased. Rows
 * that violate this version's schemas are stored unchanged; reading them fails until they are repaired.
 */
export async function importPortal(write: WriteRows, dialect: Dialect, old: OldPortal): Promise<Imported> {
  const imported: Imported = { stored: 0, renamed: 0 };
  if (old.member === NO_PORTAL) {
    await importAppNotes(write, old);
    return imported;
  }
  const portal = await write((rows) => importInstallation(rows, old));
  if (portal === undefined) return imported;
  imported.stored += 1;
  const each = async (
    table: OldTable,
    work: (write: PortalWrite, page: readonly OldRow[]) => Promise<void>,
  ): Promise<void> => {
    for await (const page of pagesOf(old.rows(table))) {
      await write((rows) => work({ rows, dialect, portal }, page));
      imported.stored += page.length;
      imported.renamed += page.filter(({ key }) => key !== text(key)).length;
    }
  };
  for await (const page of pagesOf(old.rows('keys')))
    imported.stored += await write((rows) => importHandled({ rows, dialect, portal }, page));
  const entryIds = new Map<string, ReturnType<typeof entryId>>();
  await each('inbox', (to, page) => importEntries(to, page, entryIds));
  await each('lines', (to, page) => importSettings(to, page, 'line', upgradeLineSettings));
  await each('settings', (to, page) => importSettings(to, page, 'portal', upgradePortalSettings));
  await each('notes', (to, page) => importSettings(to, page, 'note', noteValue));
  await each('sources', importSources);
  await each('chats', (to, page) => importChats(to, page, entryIds));
  await each('customers', importCustomers);
  await each('decisions', importDecisions);
  await each('suggestions', importSuggestions);
  return imported;
}

async function* pagesOf(rows: AsyncIterable<OldRow> | Iterable<OldRow>): AsyncGenerator<readonly OldRow[]> {
  let page: OldRow[] = [];
  for await (const row of rows) {
    page.push(row);
    if (page.length < PAGE_SIZE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

async function importAppNotes(write: WriteRows, old: OldPortal): Promise<void> {
  for await (const { row } of old.rows('notes')) {
    const value = noteValue(row);
    if (typeof value !== 'string') continue;
    await write((rows) =>
      rows
        .insertInto('app_notes')
        .values({ name: PENDING_INSTALLS, value })
        .onConflict((on) => on.column('name').doUpdateSet({ value }))
        .execute(),
    );
  }
}

/** Returns the portal's row id; `undefined` when there is no installation. */
async function importInstallation(rows: Rows, old: OldPortal): Promise<number | undefined> {
  for await (const { row } of old.rows('portal')) {
    const { id } = await rows
      .insertInto('portals')
      .values({ member: text(old.member), data: JSON.stringify(upgradePortal(row)) })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }
  return undefined;
}

const handledKey = z.looseObject({ done: z.number().optional() });

/** Keys of handled deliveries; the others are imported with their inbox entry. Returns the number of handled ones. */
async function importHandled({ rows, portal }: PortalWrite, page: readonly OldRow[]): Promise<number> {
  const handled = page.flatMap(({ key, row }): NewRow<'inbox'>[] => {
    const done = handledKey.safeParse(row).data?.done;
    return done === undefined ? [] : [{ portal, digest: key, body: 'null', at: done, done_at: done }];
  });
  for (const some of chunks(handled)) await rows.insertInto('inbox').values(some).execute();
  return handled.length;
}

const oldEntry = z.looseObject({
  key: z.string().optional(),
  body: z.unknown(),
  at: z.number().catch(0),
  attempts: z.number().catch(0),
  parked: z.looseObject({ error: z.string(), at: z.number() }).optional().catch(undefined),
});

async function importEntries(
  { rows, dialect, portal }: PortalWrite,
  page: readonly OldRow[],
  entryIds: Map<string, ReturnType<typeof entryId>>,
): Promise<void> {
  const ids = await dialect.nextInboxIds(rows, page.length);
  const entries = page.map(({ key: oldId, row }, index): NewRow<'inbox'> => {
    const { key, body, at, attempts, parked } = oldEntry.parse(row);
    const id = ids[index] ?? 0;
    entryIds.set(oldId, entryId(id));
    return {
      id,
      portal,
      digest: key === undefined ? null : keyDigest(key),
      body: JSON.stringify(upgradeInboxBody(body) ?? null),
      at,
      attempts,
      error: parked === undefined ? null : text(parked.error),
      parked_at: parked?.at ?? null,
    };
  });
  for (const some of chunks(entries)) {
    await rows
      .insertInto('inbox')
      .values(some)
      .onConflict((on) => on.columns(['portal', 'digest']).doNothing())
      .execute();
  }
}

async function importSettings(
  { rows, portal }: PortalWrite,
  page: readonly OldRow[],
  kind: NewRow<'settings'>['kind'],
  upgrade: (row: unknown) => unknown,
): Promise<void> {
  const values = page.map(({ key, row }) => ({
    portal,
    kind,
    name: kind === 'portal' ? '' : text(key),
    data: JSON.stringify(upgrade(row) ?? null),
  }));
  for (const some of chunks(values)) await rows.insertInto('settings').values(some).execute();
}

function noteValue(row: unknown): unknown {
  return z.looseObject({ value: z.string() }).safeParse(row).data?.value;
}

async function importSources(to: PortalWrite, page: readonly OldRow[]): Promise<void> {
  const { valid } = partitionBySchema(page, sourceSchema, (row) => row);
  await setSources(to, { sources: valid });
}

async function importChats(to: PortalWrite, page: readonly OldRow[], ids: NewEntryIds): Promise<void> {
  const { valid, invalid } = partitionBySchema(page, chatSchema, (row) => upgradeChat(row, ids));
  await setChats(to, valid);
  const { portal } = to;
  const unchanged = invalid.map(({ key, data }) => ({ portal, code: text(key), chat_id: null, data }));
  for (const some of chunks(unchanged)) await to.rows.insertInto('chats').values(some).execute();
}

async function importCustomers(to: PortalWrite, page: readonly OldRow[]): Promise<void> {
  const { valid, invalid } = partitionBySchema(page, customerSchema, upgradeCustomer);
  await setCustomers(to, valid);
  const { portal } = to;
  const unchanged = invalid.map(({ key, data }) => ({
    portal,
    id: text(key),
    crm_ref: null,
    created_at: 0,
    data,
  }));
  for (const some of chunks(unchanged)) await to.rows.insertInto('customers').values(some).execute();
}

async function importDecisions(to: PortalWrite, page: readonly OldRow[]): Promise<void> {
  const { valid, invalid } = partitionBySchema(page, decisionSchema, upgradeDecision);
  await setDecisions(to, valid);
  const { portal } = to;
  const unchanged = invalid.map(({ key, at, data }) => ({
    portal,
    id: text(key),
    at,
    chat: '',
    line: '',
    data,
  }));
  for (const some of chunks(unchanged)) await to.rows.insertInto('decisions').values(some).execute();
}

async function importSuggestions(to: PortalWrite, page: readonly OldRow[]): Promise<void> {
  const { valid, invalid } = partitionBySchema(page, suggestionSchema, upgradeSuggestion);
  await setSuggestions(to, valid);
  const { portal } = to;
  const unchanged = invalid.map(({ key, at, data }) => ({
    portal,
    id: text(key),
    at,
    chat: '',
    state: 'open',
    data,
  }));
  for (const some of chunks(unchanged)) await to.rows.insertInto('suggestions').values(some).execute();
}

interface Partitioned<T> {
  readonly valid: readonly T[];
  readonly invalid: readonly { readonly key: string; readonly at: number; readonly data: string }[];
}

function partitionBySchema<T>(
  page: readonly OldRow[],
  schema: z.ZodType<T>,
  upgrade: (row: unknown) => unknown,
): Partitioned<T> {
  const valid: T[] = [];
  const invalid: { key: string; at: number; data: string }[] = [];
  for (const { key, row } of page) {
    const upgraded = upgrade(row);
    const checked = schema.safeParse(upgraded);
    if (checked.success) valid.push(checked.data);
    else invalid.push({ key, at: timeOf(upgraded), data: JSON.stringify(upgraded ?? null) });
  }
  return { valid, invalid };
}

function timeOf(row: unknown): number {
  return z.looseObject({ at: z.number() }).safeParse(row).data?.at ?? 0;
}
