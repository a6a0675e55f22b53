import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { z } from 'zod';
import { memberId } from '../../../src/domain/ids.ts';

export const FIXTURES = fileURLToPath(new URL('../fixtures/0.1.0', import.meta.url));
export const [portalA, portalB, erased] = [
  memberId('portal-a-of-0-1-0'),
  memberId('portal-b-of-0-1-0'),
  memberId('erased-portal'),
];

const database = z.object({
  migrations: z.array(z.string()),
  rows: z.array(z.tuple([z.string(), z.record(z.string(), z.string().nullable())])),
});

/** Creates a database as version 0.1.0 left it. */
export async function restoreOldDatabase(url: string): Promise<void> {
  const { migrations, rows } = database.parse(
    JSON.parse(await readFile(`${FIXTURES}/postgres.json`, 'utf8')),
  );
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create schema chat_tracker');
    await client.query(
      `create table chat_tracker.migrations (
         number integer primary key, name text not null, applied_at timestamptz not null default now())`,
    );
    for (const migration of migrations) await client.query(migration);
    for (const [table, row] of rows) {
      const names = Object.keys(row);
      const places = names.map((_, index) => `$${index + 1}`);
      await client.query(
        `insert into chat_tracker.${table} (${names.join(', ')}) values (${places.join(', ')}) on conflict do nothing`,
        Object.values(row),
      );
    }
  } finally {
    await client.end();
  }
}
