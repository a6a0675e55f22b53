import type { MemberId } from '../../domain/ids.ts';
import type { Database } from './database.ts';
import { portalNumber } from './portal-rows.ts';
import { text } from './values.ts';

/** Rows read at once; other work runs in between. */
const PAGE_SIZE = 200;

/** Rows in the order of their key, page by page. `first`: less than every key. */
async function* pages<Row, Key>(
  first: Key,
  readAfter: (after: Key) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): AsyncGenerator<Row> {
  for (let after = first; ;) {
    const page = await readAfter(after);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_SIZE) return;
    after = keyOf(last);
  }
}

/** All rows of the portal in a table. */
export function rowPages(
  { read }: Database,
  member: MemberId,
  table: 'customers' | 'decisions' | 'suggestions',
): AsyncGenerator<{ readonly id: string; readonly data: string }> {
  return pages(
    '',
    (after) =>
      read((rows) =>
        rows
          .selectFrom(table)
          .where('portal', '=', portalNumber(rows, member))
          .where('id', '>', after)
          .select(['id', 'data'])
          .orderBy('id')
          .limit(PAGE_SIZE)
          .execute(),
      ),
    ({ id }) => text(id),
  );
}

/** All chats of the portal. */
export function chatPages({ read }: Database, member: MemberId): AsyncGenerator<{ readonly data: string }> {
  return pages(
    '',
    (after) =>
      read((rows) =>
        rows
          .selectFrom('chats')
          .where('portal', '=', portalNumber(rows, member))
          .where('code', '>', after)
          .select(['code', 'data'])
          .orderBy('code')
          .limit(PAGE_SIZE)
          .execute(),
      ),
    ({ code }) => code,
  );
}

/** Events of the portal that are not handled: waiting or parked. */
export function openInboxPages(
  { read }: Database,
  member: MemberId,
): AsyncGenerator<{ readonly id: number; readonly body: string }> {
  return pages(
    0,
    (after) =>
      read((rows) =>
        rows
          .selectFrom('inbox')
          .where('portal', '=', portalNumber(rows, member))
          .where('done_at', 'is', null)
          .where('id', '>', after)
          .select(['id', 'body'])
          .orderBy('id')
          .limit(PAGE_SIZE)
          .execute(),
      ),
    ({ id }) => id,
  );
}
