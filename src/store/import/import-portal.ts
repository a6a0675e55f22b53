import { z } from 'zod';
import { keyDigest } from '../key-digest.ts';
import { chatSchema, customerSchema, decisionSchema, sourceSchema, suggestionSchema } from '../schemas.ts';
import type { Dialect } from '../sql/dialect.ts';
import { entryId } from '../sql/inbox.ts';
import {
  setChats,
  setCustomers,
  setDecisions,
  setSources,
  setSuggestions,
  type PortalWrite,
} from '../sql/record-round.ts';
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

/** What was imported of a portal. */
export interface Imported {
  /** Rows that the database has now. */
  stored: number;
  /** Rows among them whose key has characters that databases do not keep. */
  renamed: number;
  /** Rows among them that do not fit today's schemas: kept as they were, reading them fails until they are mended. */
  unreadable: number;
}

/** Several transactions, or parts of one. */
export type WriteRows = <T>(work: (rows: Rows) => Promise<T>) => Promise<T>;

/** The member under which version 0.1.0 kept what belonged to no portal. */
export const NO_PORTAL = 'pending-installs';
/** Name of the app note that installations wait under. */
const PENDING_INSTALLS = 'pending-installs';

const PAGE = 1000;

/** Writes all rows of a portal of version 0.1.0. What belongs to no installation is left out: its portal was erased. */
export async function importPortal(write: WriteRows, dialect: Dialect, old: OldPortal): Promise<Imported> {
  const imported: Imported = { stored: 0, renamed: 0, unreadable: 0 };
  if (old.member === NO_PORTAL) {
    await importAppNotes(write, old);
    return imported;
  }
  const portal = await write((rows) => importInstallation(rows, old));
  if (portal === undefined) return imported;
  imported.stored += 1;
  const each = async (
    table: OldTable,
    work: (write: PortalWrite, page: readonly OldRow[]) => Promise<number>,
  ): Promise<void> => {
    for await (const page of pagesOf(old.rows(table))) {
      imported.unreadable += await write((rows) => work({ rows, dialect, portal }, page));
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
    if (page.length < PAGE) continue;
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

/** Gives the portal's number; `undefined` where there is no installation. */
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

/** Those that are not handled come with their inbox entry. Gives how many are. */
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
): Promise<number> {
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
  return 0;
}

async function importSettings(
  { rows, portal }: PortalWrite,
  page: readonly OldRow[],
  kind: NewRow<'settings'>['kind'],
  upgrade: (row: unknown) => unknown,
): Promise<number> {
  const values = page.map(({ key, row }) => ({
    portal,
    kind,
    name: kind === 'portal' ? '' : text(key),
    data: JSON.stringify(upgrade(row) ?? null),
  }));
  for (const some of chunks(values)) await rows.insertInto('settings').values(some).execute();
  return 0;
}

function noteValue(row: unknown): unknown {
  return z.looseObject({ value: z.string() }).safeParse(row).data?.value;
}

async function importSources(to: PortalWrite, page: readonly OldRow[]): Promise<number> {
  const { fit, rest } = sort(page, sourceSchema, (row) => row);
  await setSources(to, { sources: fit });
  return rest.length;
}

async function importChats(to: PortalWrite, page: readonly OldRow[], ids: NewEntryIds): Promise<number> {
  const { fit, rest } = sort(page, chatSchema, (row) => upgradeChat(row, ids));
  await setChats(to, fit);
  const { portal } = to;
  const kept = rest.map(({ key, data }) => ({ portal, code: text(key), chat_id: null, data }));
  for (const some of chunks(kept)) await to.rows.insertInto('chats').values(some).execute();
  return rest.length;
}

async function importCustomers(to: PortalWrite, page: readonly OldRow[]): Promise<number> {
  const { fit, rest } = sort(page, customerSchema, upgradeCustomer);
  await setCustomers(to, fit);
  const { portal } = to;
  const kept = rest.map(({ key, data }) => ({ portal, id: text(key), crm_ref: null, created_at: 0, data }));
  for (const some of chunks(kept)) await to.rows.insertInto('customers').values(some).execute();
  return rest.length;
}

async function importDecisions(to: PortalWrite, page: readonly OldRow[]): Promise<number> {
  const { fit, rest } = sort(page, decisionSchema, upgradeDecision);
  await setDecisions(to, fit);
  const { portal } = to;
  const kept = rest.map(({ key, at, data }) => ({ portal, id: text(key), at, chat: '', line: '', data }));
  for (const some of chunks(kept)) await to.rows.insertInto('decisions').values(some).execute();
  return rest.length;
}

async function importSuggestions(to: PortalWrite, page: readonly OldRow[]): Promise<number> {
  const { fit, rest } = sort(page, suggestionSchema, upgradeSuggestion);
  await setSuggestions(to, fit);
  const { portal } = to;
  const kept = rest.map(({ key, at, data }) => ({
    portal,
    id: text(key),
    at,
    chat: '',
    state: 'open',
    data,
  }));
  for (const some of chunks(kept)) await to.rows.insertInto('suggestions').values(some).execute();
  return rest.length;
}

interface Sorted<T> {
  readonly fit: readonly T[];
  readonly rest: readonly { readonly key: string; readonly at: number; readonly data: string }[];
}

function sort<T>(
  page: readonly OldRow[],
  schema: z.ZodType<T>,
  upgrade: (row: unknown) => unknown,
): Sorted<T> {
  const fit: T[] = [];
  const rest: { key: string; at: number; data: string }[] = [];
  for (const { key, row } of page) {
    const upgraded = upgrade(row);
    const checked = schema.safeParse(upgraded);
    if (checked.success) fit.push(checked.data);
    else rest.push({ key, at: timeOf(upgraded), data: JSON.stringify(upgraded ?? null) });
  }
  return { fit, rest };
}

function timeOf(row: unknown): number {
  return z.looseObject({ at: z.number() }).safeParse(row).data?.at ?? 0;
}
