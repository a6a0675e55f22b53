import type { RestLogLine, RestLogQuery } from '../ports.ts';
import { restLogLineSchema } from '../schemas.ts';
import { hasFailed } from '../rest-log/has-failed.ts';
import { REST_LOG_RETENTION_MS, MAX_REST_LOG_GAP_MS } from '../retention.ts';
import type { Database } from './database.ts';
import { trustedTime } from './prune.ts';
import type { Rows } from './tables.ts';
import { chunks, text } from './values.ts';

/** The stored REST log, read in pages. */
export interface RestLogRows {
  append(lines: readonly RestLogLine[]): Promise<void>;
  /** Lines after `after`, oldest first; `next` is the `after` of the next page, absent on the last one. */
  readPage(query: RestLogQuery, after: number): Promise<RestLogPage>;
  /** Deletes lines older than `REST_LOG_FOR`, and the oldest beyond `MAX_LINES`. */
  prune(): Promise<void>;
}

interface RestLogPage {
  readonly lines: readonly RestLogLine[];
  readonly next?: number;
}

const PAGE_SIZE = 500;
/** Limit regardless of age: about 400 MB. */
const MAX_LINES = 1_000_000;

export function sqlRestLog({ read, write }: Database): RestLogRows {
  return {
    append: (lines) =>
      write(async (rows) => {
        for (const chunk of chunks(lines)) {
          const values = chunk.map((line) => ({
            at: line.at,
            portal: text(line.portal),
            failed: hasFailed(line) ? 1 : 0,
            data: JSON.stringify(line),
          }));
          await rows.insertInto('rest_log').values(values).execute();
        }
      }),
    readPage: (query, after) => read((rows) => page(rows, query, after)),
    prune: () => write(prune),
  };
}

async function prune(rows: Rows): Promise<void> {
  const newest = await trustedTime(MAX_REST_LOG_GAP_MS, async (below, above) => {
    const row = await rows
      .selectFrom('rest_log')
      .$if(below !== undefined, (found) => found.where('at', '<=', below ?? 0))
      .$if(above !== undefined, (found) => found.where('at', '>', above ?? 0))
      .select('at')
      .orderBy('at', above === undefined ? 'desc' : 'asc')
      .limit(1)
      .executeTakeFirst();
    return row?.at;
  });
  if (newest === undefined) return;
  const { last } = await rows
    .selectFrom('rest_log')
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  await rows
    .deleteFrom('rest_log')
    .where(({ eb, or }) =>
      or([eb('at', '<', newest - REST_LOG_RETENTION_MS), eb('id', '<=', last - MAX_LINES)]),
    )
    .execute();
}

async function page(
  rows: Rows,
  { from, portal, failed = false }: RestLogQuery,
  after: number,
): Promise<RestLogPage> {
  const found = await rows
    .selectFrom('rest_log')
    .where('id', '>', after)
    .where('at', '>=', from)
    .$if(portal !== undefined, (all) => all.where('portal', '=', text(portal ?? '')))
    .$if(failed, (all) => all.where('failed', '=', 1))
    .select(['id', 'data'])
    .orderBy('id')
    .limit(PAGE_SIZE)
    .execute();
  // Unreadable lines are left out: the log may lose lines.
  const lines = found.flatMap(({ data }) => parseLine(data) ?? []);
  const next = found.length < PAGE_SIZE ? undefined : found.at(-1)?.id;
  return { lines, ...(next !== undefined && { next }) };
}

function parseLine(data: string): RestLogLine | undefined {
  try {
    return restLogLineSchema.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}
