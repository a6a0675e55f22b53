import type { MemberId } from '../../domain/ids.ts';
import type { Database } from './database.ts';
import { portalNumber } from './portal-rows.ts';
import { text } from './values.ts';

/** Rows read at once; other work runs in between. */
const PAGE_SIZE = 200;

/** All rows of the portal in a table. */
export async function* rowPages(
  { read }: Database,
  member: MemberId,
  table: 'customers' | 'decisions' | 'suggestions',
): AsyncGenerator<{ readonly id: string; readonly data: string }> {
  for (let after = ''; ;) {
    const page = await read((rows) =>
      rows
        .selectFrom(table)
        .where('portal', '=', portalNumber(rows, member))
        .where('id', '>', after)
        .select(['id', 'data'])
        .orderBy('id')
        .limit(PAGE_SIZE)
        .execute(),
    );
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_SIZE) return;
    after = text(last.id);
  }
}

/** All chats of the portal. */
export async function* chatPages(
  { read }: Database,
  member: MemberId,
): AsyncGenerator<{ readonly data: string }> {
  for (let after = ''; ;) {
    const page = await read((rows) =>
      rows
        .selectFrom('chats')
        .where('portal', '=', portalNumber(rows, member))
        .where('code', '>', after)
        .select(['code', 'data'])
        .orderBy('code')
        .limit(PAGE_SIZE)
        .execute(),
    );
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_SIZE) return;
    after = last.code;
  }
}

/** Events of the portal that are not handled: waiting or parked. */
export async function* openInboxPages(
  { read }: Database,
  member: MemberId,
): AsyncGenerator<{ readonly id: number; readonly body: string }> {
  for (let after = 0; ;) {
    const page = await read((rows) =>
      rows
        .selectFrom('inbox')
        .where('portal', '=', portalNumber(rows, member))
        .where('done_at', 'is', null)
        .where('id', '>', after)
        .select(['id', 'body'])
        .orderBy('id')
        .limit(PAGE_SIZE)
        .execute(),
    );
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_SIZE) return;
    after = last.id;
  }
}
