import { z } from 'zod';
import { noCrashPoint } from '../../runtime/crash-points.ts';
import { openDatabase } from './database.ts';
import { migrations } from './migrations.ts';

/** `behind` and `empty`: the next start brings it up to this version. `ahead`: a later version used it. */
export type DatabaseState = 'current' | 'behind' | 'ahead' | 'empty';

const there = z.object({ there: z.boolean() });
const newest = z.object({ number: z.number().int() });

/** How the database fits this version, without changing anything in it. Throws `StoreError`. */
export async function inspectDatabase(url: string): Promise<DatabaseState> {
  const database = openDatabase({ url, connections: 1, at: noCrashPoint });
  try {
    const [table] = await database.rows(
      there,
      `select to_regclass('chat_tracker.migrations') is not null as there`,
      [],
    );
    if (table?.there !== true) return 'empty';
    const [applied] = await database.rows(
      newest,
      'select coalesce(max(number), 0) as number from chat_tracker.migrations',
      [],
    );
    const number = applied?.number ?? 0;
    if (number === migrations.length) return 'current';
    return number < migrations.length ? 'behind' : 'ahead';
  } finally {
    await database.close();
  }
}
