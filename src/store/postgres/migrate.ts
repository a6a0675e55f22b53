import { z } from 'zod';
import { StoreError } from '../store-error.ts';
import type { Database } from './database.ts';
import { migrations } from './migrations.ts';

/** Any number that no other program is likely to lock. */
const migrationLock = 7_265_320_115;
const appliedSchema = z.object({ number: z.number().int() });

/** Brings the tables up to what this version needs; processes that start together wait for one another. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.run('select pg_advisory_xact_lock($1)', [migrationLock]);
    await sql.run('create schema if not exists chat_tracker', []);
    await sql.run(
      `create table if not exists chat_tracker.migrations (
        number integer primary key, name text not null, applied_at timestamptz not null default now())`,
      [],
    );
    const [newest] = await sql.rows(
      appliedSchema,
      'select coalesce(max(number), 0) as number from chat_tracker.migrations',
      [],
    );
    const applied = newest?.number ?? 0;
    if (applied > migrations.length) throw tooNew(applied);
    for (const [index, { name, sql: text }] of migrations.entries()) {
      if (index < applied) continue;
      await sql.run(text, []);
      await sql.run('insert into chat_tracker.migrations (number, name) values ($1, $2)', [index + 1, name]);
    }
  });
}

function tooNew(applied: number): StoreError {
  return new StoreError(
    'STORE_VERSION',
    `The database has shape ${applied}; this version of the app knows ${migrations.length}.`,
    'Start the version of the app that last used the database, or a newer one.',
  );
}
