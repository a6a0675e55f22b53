import { sql } from 'kysely';
import { postgresDialect, SCHEMA } from '../sql/dialect.ts';
import type { Rows } from '../sql/tables.ts';
import { excluded } from '../sql/values.ts';

/** A lease as its row has it. */
export interface LeaseRow {
  readonly name: string;
  readonly epoch: number;
}

/** The row of a process that ended long ago. */
const PROCESS_KEPT_MS = 86_400_000;

/** Milliseconds by the server's clock, so that the clocks of the processes do not matter. */
const serverNow = sql<number>`extract(epoch from clock_timestamp()) * 1000`;

/** Tells the other processes that `$1` lives for `$2` ms. */
export const HEARTBEAT = `insert into ${SCHEMA}.processes (id, expires_at)
  values ($1, extract(epoch from clock_timestamp()) * 1000 + $2)
  on conflict (id) do update set expires_at = excluded.expires_at`;

export async function deleteOldProcesses(rows: Rows): Promise<void> {
  const lastBefore = sql<number>`${serverNow} - ${sql.lit(PROCESS_KEPT_MS)}`;
  await rows.deleteFrom('processes').where('expires_at', '<', lastBefore).execute();
  await rows
    .deleteFrom('leases')
    .where('holder', 'not in', rows.selectFrom('processes').select('id'))
    .execute();
}

/** Takes a lease that is free, of a process that is gone, or that this process failed to release. */
export async function takeLease(rows: Rows, holder: string, name: string): Promise<number | undefined> {
  const taken = await rows
    .insertInto('leases')
    .values({ name, holder, epoch: sql<number>`nextval(${`${SCHEMA}.lease_epochs`})` })
    .onConflict((on) =>
      on
        .column('name')
        .doUpdateSet({ holder: excluded('holder'), epoch: excluded('epoch') })
        .where(({ or, eb, not, exists, selectFrom }) =>
          or([
            eb('leases.holder', '=', holder),
            not(
              exists(
                selectFrom('processes')
                  .select('id')
                  .whereRef('processes.id', '=', 'leases.holder')
                  .where('expires_at', '>', serverNow),
              ),
            ),
          ]),
        ),
    )
    .returning('epoch')
    .executeTakeFirst();
  return taken?.epoch;
}

export async function deleteLease(rows: Rows, holder: string, { name, epoch }: LeaseRow): Promise<void> {
  await rows
    .deleteFrom('leases')
    .where('name', '=', name)
    .where('holder', '=', holder)
    .where('epoch', '=', epoch)
    .execute();
}

/** Locks the row until the transaction ends: nobody takes the lease over before that. */
export async function isStored(
  transaction: Rows,
  holder: string,
  { name, epoch }: LeaseRow,
): Promise<boolean> {
  const found = await transaction
    .selectFrom('leases')
    .where('name', '=', name)
    .where('holder', '=', holder)
    .where('epoch', '=', epoch)
    .select('name')
    .modifyEnd(sql`for share`)
    .executeTakeFirst();
  return found !== undefined;
}

/** Those of the leases that a living process holds. */
export async function heldByOthers(
  rows: Rows,
  holder: string,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const held = await rows
    .selectFrom('leases')
    .innerJoin('processes', 'processes.id', 'leases.holder')
    .where(postgresDialect.isText('leases.name', names))
    .where('leases.holder', '<>', holder)
    .where('processes.expires_at', '>', serverNow)
    .select('leases.name')
    .execute();
  return new Set(held.map(({ name }) => name));
}

export async function claimTurn(rows: Rows, name: string, everyMs: number): Promise<boolean> {
  const claimed = await rows
    .insertInto('turns')
    .values({ name, at: serverNow })
    .onConflict((on) =>
      on
        .column('name')
        .doUpdateSet({ at: excluded('at') })
        .where('turns.at', '<=', sql<number>`excluded.at - ${everyMs}::float8`),
    )
    .returning('name')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** Processes that show no sign of life; those that stopped as they should have no row. */
export async function deadProcesses(rows: Rows): Promise<readonly string[]> {
  const dead = await rows.selectFrom('processes').where('expires_at', '<=', serverNow).select('id').execute();
  return dead.map(({ id }) => id);
}

/** Its leases are free at once. */
export async function deleteProcess(rows: Rows, holder: string): Promise<void> {
  await rows.deleteFrom('processes').where('id', '=', holder).execute();
}
