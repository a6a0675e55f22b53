import { z } from 'zod';
import type { RestLogLine, RestLogQuery } from '../ports.ts';
import { createLineBuffer } from '../rest-log/line-buffer.ts';
import type { ClosableRestLog } from '../rest-log/closable-rest-log.ts';
import { hasFailed } from '../rest-log/is-asked.ts';
import { restLogFor } from '../retention.ts';
import { restLogLineSchema } from '../schemas.ts';
import type { Database } from './database.ts';
import { json, text } from './sql-values.ts';

const row = z.object({ id: z.string(), data: restLogLineSchema });
const pageSize = 500;
/** How often old lines are taken out, in ms. */
const pruneEvery = 600_000;
/** Lines at most, whatever their age. */
const mostLines = 2_000_000;

/** Lines of all processes in one table. */
export function postgresRestLog(database: Database, now: () => number): ClosableRestLog {
  let pruned = Number.NEGATIVE_INFINITY;

  async function write(lines: readonly RestLogLine[]): Promise<number> {
    await database.run(
      `insert into chat_tracker.rest_log (at, portal, failed, data)
       select * from unnest($1::double precision[], $2::text[], $3::boolean[], $4::json[])`,
      [
        lines.map(({ at }) => at),
        lines.map(({ portal }) => text(portal)),
        lines.map((line) => String(hasFailed(line))),
        lines.map(json),
      ],
    );
    if (now() - pruned < pruneEvery) return 0;
    pruned = now();
    await database.run(
      `delete from chat_tracker.rest_log
       where at < $1 or id <= (select max(id) from chat_tracker.rest_log) - $2`,
      [now() - restLogFor, mostLines],
    );
    return 0;
  }

  const buffer = createLineBuffer(write);
  return {
    add: buffer.add,
    lost: buffer.lost,
    close: buffer.close,
    async *read(query) {
      await buffer.flush();
      const from = Math.max(query.from, now() - restLogFor);
      for (let after = '0'; ;) {
        const page = await readPage(database, { ...query, from }, after);
        yield* page.map(({ data }) => data);
        const last = page.at(-1);
        if (last === undefined || page.length < pageSize) return;
        after = last.id;
      }
    },
  };
}

function readPage(
  database: Database,
  { from, portal, failed = false }: RestLogQuery,
  after: string,
): Promise<readonly z.infer<typeof row>[]> {
  return database.rows(
    row,
    `select id::text, data from chat_tracker.rest_log
     where id > $1::bigint and at >= $2 and ($3::text is null or portal = $3) and (failed or not $4)
     order by rest_log.id limit $5`,
    [after, from, portal === undefined ? null : text(portal), failed, pageSize],
  );
}
