import { memberId, type MemberId } from '../../domain/ids.ts';
import { sealedPortalSchema, type SealedPortal } from '../secrets/sealed-portal.ts';
import type { Database } from './database.ts';
import { portalUnknown, rowData } from './row-data.ts';
import type { Rows } from './tables.ts';
import { excluded, text } from './values.ts';

const portalData = rowData('portals', sealedPortalSchema);

/** Installations as they are stored: their secrets stay sealed. */
export interface PortalRows {
  get(member: MemberId): Promise<SealedPortal | undefined>;
  put(portal: SealedPortal): Promise<void>;
  /** Rejects with `PORTAL_UNKNOWN` where the portal is not stored. */
  update(portal: SealedPortal): Promise<void>;
  /** Replaces the sealed secrets, unless they changed meanwhile: then `false`. */
  reseal(member: MemberId, before: string, after: string): Promise<boolean>;
  list(): Promise<ListedPortals>;
  /** Everything of the portal is gone when it resolves. */
  erase(member: MemberId): Promise<void>;
  /** Number of the portal's customers: it grows with every change of them. `undefined` where the portal is not stored. */
  revision(member: MemberId): Promise<number | undefined>;
  revisions(): Promise<readonly { readonly member: MemberId; readonly revision: number }[]>;
  /** What was sealed with an older key is not to stay on the disk. */
  purge(): Promise<void>;
}

export interface ListedPortals {
  readonly portals: readonly SealedPortal[];
  /** Portals whose row cannot be read. */
  readonly unreadable: readonly MemberId[];
}

/** Rows of an erased portal that one transaction deletes: others have their turn in between. */
const ERASED_AT_ONCE = 500;

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
        const kept = await one(rows, member);
        if (kept?.sealed !== before) return false;
        const replaced = await rows
          .updateTable('portals')
          .set({ data: portalData.toData({ ...kept, sealed: after }) })
          .where('member', '=', text(member))
          .where('data', '=', portalData.toData(kept))
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
 * The portal is unknown at once: what is still being worked on for it is refused. Its rows go a few at a time, so that a
 * large portal holds nobody up, and the rest with the portal's own row.
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

/** Deletes what is left of erased portals: of a process that died meanwhile, too. */
export async function finishErasures(database: Database): Promise<void> {
  const erased = await database.read((rows) =>
    rows.selectFrom('portals').where('member', 'is', null).select('id').execute(),
  );
  if (erased.length === 0) return;
  for (const { id } of erased) while (await deleteSome(database, id));
  await database.purge();
}

/** Gives `false` when nothing was left. */
function deleteSome({ write }: Database, portal: number): Promise<boolean> {
  return write(async (rows) => {
    for (const table of ['decisions', 'customers', 'suggestions'] as const) {
      const some = rows.selectFrom(table).where('portal', '=', portal).select('id').limit(ERASED_AT_ONCE);
      const gone = await rows
        .deleteFrom(table)
        .where('portal', '=', portal)
        .where('id', 'in', some)
        .returning('id')
        .execute();
      if (gone.length > 0) return true;
    }
    const chats = rows.selectFrom('chats').where('portal', '=', portal).select('code').limit(ERASED_AT_ONCE);
    const gone = await rows
      .deleteFrom('chats')
      .where('portal', '=', portal)
      .where('code', 'in', chats)
      .returning('code')
      .execute();
    if (gone.length > 0) return true;
    const entries = rows.selectFrom('inbox').where('portal', '=', portal).select('id').limit(ERASED_AT_ONCE);
    const done = await rows.deleteFrom('inbox').where('id', 'in', entries).returning('id').execute();
    if (done.length > 0) return true;
    await rows.deleteFrom('portals').where('id', '=', portal).execute();
    return false;
  });
}
