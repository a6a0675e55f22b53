import { memberId, type MemberId } from '../../domain/ids.ts';
import { sealedPortalSchema, type SealedPortal } from '../secrets/sealed-portal.ts';
import type { Database } from './database.ts';
import { portalUnknown, rowData } from './row-data.ts';
import type { Rows } from './tables.ts';
import { excluded, text } from './values.ts';

const portalData = rowData('portals', sealedPortalSchema);

/** Installations as they are stored, with encrypted secrets. */
export interface PortalRows {
  get(member: MemberId): Promise<SealedPortal | undefined>;
  put(portal: SealedPortal): Promise<void>;
  /** Rejects with `PORTAL_UNKNOWN` where the portal is not stored. */
  update(portal: SealedPortal): Promise<void>;
  /** Replaces the encrypted secrets; returns `false` when they changed meanwhile. */
  reseal(member: MemberId, before: string, after: string): Promise<boolean>;
  list(): Promise<ListedPortals>;
  /** Deletes all data of the portal. */
  erase(member: MemberId): Promise<void>;
  /** A counter that every change of the portal's customers increments; `undefined` when the portal is not stored. */
  revision(member: MemberId): Promise<number | undefined>;
  revisions(): Promise<readonly { readonly member: MemberId; readonly revision: number }[]>;
  /** Removes secrets encrypted with an older key from the files. */
  purge(): Promise<void>;
}

export interface ListedPortals {
  readonly portals: readonly SealedPortal[];
  /** Portals whose row cannot be read. */
  readonly unreadable: readonly MemberId[];
}

/** Rows of an erased portal that one transaction deletes; other work runs in between. */
const MAX_ROWS_PER_ERASURE = 500;

export function sqlPortals(database: Database): PortalRows {
  const { read, write, purge } = database;
  return {
    get: (member) => read((rows) => one(rows, member)),
    put: (portal) =>
      write(async (rows) => {
        await rows
          .insertInto('portals')
          .values({ member: text(portal.memberId), data: portalData.toData(portal) })
          .onConflict((on) => on.column('member').doUpdateSet({ data: excluded('data') }))
          .execute();
      }),
    update: (portal) =>
      write(async (rows) => {
        const updated = await rows
          .updateTable('portals')
          .set({ data: portalData.toData(portal) })
          .where('member', '=', text(portal.memberId))
          .returning('id')
          .execute();
        if (updated.length === 0) throw portalUnknown(portal.memberId);
      }),
    reseal: (member, before, after) =>
      write(async (rows) => {
        const stored = await one(rows, member);
        if (stored?.sealed !== before) return false;
        const replaced = await rows
          .updateTable('portals')
          .set({ data: portalData.toData({ ...stored, sealed: after }) })
          .where('member', '=', text(member))
          .where('data', '=', portalData.toData(stored))
          .returning('id')
          .execute();
        return replaced.length === 1;
      }),
    list: () => read(listAll),
    erase: (member) => erase(database, member),
    revision: (member) =>
      read(async (rows) => {
        const row = rows.selectFrom('portals').where('member', '=', text(member)).select('revision');
        return (await row.executeTakeFirst())?.revision;
      }),
    revisions: () =>
      read(async (rows) => {
        const all = rows.selectFrom('portals').where('member', 'is not', null);
        return (await all.select(['member', 'revision']).execute()).map(({ member, revision }) => ({
          member: memberId(member ?? ''),
          revision,
        }));
      }),
    purge,
  };
}

async function one(rows: Rows, member: MemberId): Promise<SealedPortal | undefined> {
  const row = await rows
    .selectFrom('portals')
    .where('member', '=', text(member))
    .select('data')
    .executeTakeFirst();
  return row && portalData.fromData(member, row.data);
}

async function listAll(rows: Rows): Promise<ListedPortals> {
  const all = rows.selectFrom('portals').where('member', 'is not', null).orderBy('member');
  const portals: SealedPortal[] = [];
  const unreadable: MemberId[] = [];
  for (const row of await all.select(['member', 'data']).execute()) {
    const member = memberId(row.member ?? '');
    try {
      portals.push(portalData.fromData(member, row.data));
    } catch {
      unreadable.push(member);
    }
  }
  return { portals, unreadable };
}

/**
 * The portal is unknown at once: further writes for it are rejected. Its rows are deleted in small transactions, so that a
 * large portal blocks no other; the remaining tables are deleted with the portal's own row (cascade).
 */
async function erase(database: Database, member: MemberId): Promise<void> {
  await database.erase(async (rows) => {
    await rows
      .updateTable('portals')
      .set({ member: null, data: 'null' })
      .where('member', '=', text(member))
      .execute();
  });
  await finishErasures(database);
}

/** Deletes the remaining rows of erased portals, including erasures interrupted by the end of a process. */
export async function finishErasures(database: Database): Promise<void> {
  const erased = await database.read((rows) =>
    rows.selectFrom('portals').where('member', 'is', null).select('id').execute(),
  );
  if (erased.length === 0) return;
  for (const { id } of erased) while (await deleteBatch(database, id));
  await database.purge();
}

/** Returns `false` when all rows are deleted. */
function deleteBatch({ write }: Database, portal: number): Promise<boolean> {
  return write(async (rows) => {
    for (const table of ['decisions', 'customers', 'suggestions'] as const) {
      const some = rows
        .selectFrom(table)
        .where('portal', '=', portal)
        .select('id')
        .limit(MAX_ROWS_PER_ERASURE);
      const deleted = await rows
        .deleteFrom(table)
        .where('portal', '=', portal)
        .where('id', 'in', some)
        .returning('id')
        .execute();
      if (deleted.length > 0) return true;
    }
    const chats = rows
      .selectFrom('chats')
      .where('portal', '=', portal)
      .select('code')
      .limit(MAX_ROWS_PER_ERASURE);
    const deleted = await rows
      .deleteFrom('chats')
      .where('portal', '=', portal)
      .where('code', 'in', chats)
      .returning('code')
      .execute();
    if (deleted.length > 0) return true;
    const entries = rows
      .selectFrom('inbox')
      .where('portal', '=', portal)
      .select('id')
      .limit(MAX_ROWS_PER_ERASURE);
    const done = await rows.deleteFrom('inbox').where('id', 'in', entries).returning('id').execute();
    if (done.length > 0) return true;
    await rows.deleteFrom('portals').where('id', '=', portal).execute();
    return false;
  });
}
