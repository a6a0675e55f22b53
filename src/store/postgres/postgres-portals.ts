import type { MemberId } from '../../domain/ids.ts';
import type { PortalStore } from '../ports.ts';
import { resealAll } from '../secrets/reseal-all.ts';
import {
  openPortal,
  openReadable,
  resealPortal,
  sealedPortalSchema,
  sealPortal,
  unreadableOf,
  type SealedPortal,
} from '../secrets/sealed-portal.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import type { Database } from './database.ts';
import type { ExclusiveLocks } from './exclusive-locks.ts';
import { portalTables } from './migrations.ts';
import { dataRow, json, text } from './sql-values.ts';

const portalRow = dataRow(sealedPortalSchema);

export function postgresPortals(
  database: Database,
  secretBox: SecretBox,
  locks: ExclusiveLocks,
): PortalStore {
  return {
    async get(member) {
      const [row] = await database.rows(
        portalRow,
        'select data from chat_tracker.portals where member = $1',
        [text(member)],
      );
      return row === undefined ? undefined : openPortal(row.data, secretBox);
    },
    put: (portal) =>
      database.run(
        `insert into chat_tracker.portals (member, data) values ($1, $2)
         on conflict (member) do update set data = excluded.data`,
        [text(portal.memberId), json(sealPortal(portal, secretBox))],
      ),
    list: async () => openReadable(await allRows(database), (row) => openPortal(row, secretBox)),
    unreadable: async () => unreadableOf(await allRows(database), (row) => openPortal(row, secretBox)),
    exclusively: (member, work) => locks.run(member, work),
    erase: (member) =>
      database.transaction(async (sql) => {
        for (const table of portalTables)
          await sql.run(`delete from chat_tracker.${table} where member = $1`, [text(member)]);
      }),
    async reseal() {
      const rows = await allRows(database);
      return resealAll(
        rows.map(({ memberId }) => memberId),
        (member) => resealOne(database, secretBox, member),
      );
    },
  };
}

async function allRows(database: Database): Promise<readonly SealedPortal[]> {
  const rows = await database.rows(portalRow, 'select data from chat_tracker.portals order by member', []);
  return rows.map(({ data }) => data);
}

/** The row is locked: another process may be storing newer tokens. */
function resealOne(database: Database, secretBox: SecretBox, member: MemberId): Promise<boolean> {
  return database.transaction(async (sql) => {
    const [kept] = await sql.rows(
      portalRow,
      'select data from chat_tracker.portals where member = $1 for update',
      [text(member)],
    );
    const row = kept && resealPortal(kept.data, secretBox);
    if (row)
      await sql.run('update chat_tracker.portals set data = $2 where member = $1', [text(member), json(row)]);
    return row !== undefined;
  });
}
