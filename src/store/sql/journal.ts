import type { Decision } from '../../domain/decision.ts';
import type { MemberId } from '../../domain/ids.ts';
import { refKey } from '../../domain/crm-ref.ts';
import type { JournalQuery, JournalStore } from '../ports.ts';
import { decisionSchema } from '../schemas.ts';
import type { Database } from './database.ts';
import { portalNumber } from './portal-rows.ts';
import { rowData } from './row-data.ts';
import type { Rows } from './tables.ts';
import { text } from './values.ts';

export const decisionData = rowData<Decision>('decisions', decisionSchema);

export function sqlJournal({ read }: Database): JournalStore {
  return {
    get: (member, id) =>
      read(async (rows) => {
        const row = await rows
          .selectFrom('decisions')
          .where('portal', '=', portalNumber(rows, member))
          .where('id', '=', text(id))
          .select('data')
          .executeTakeFirst();
        return row && decisionData.fromData(member, row.data);
      }),
    list: (member, query) =>
      read(async (rows) => {
        const before = query.before === undefined ? undefined : await position(rows, member, query.before);
        // Only the oldest entries are deleted: nothing follows a deleted one.
        if (query.before !== undefined && before === undefined) return [];
        const found = await (
          query.item === undefined
            ? ofPortal(rows, member, query, before)
            : ofItem(rows, member, query, refKey(query.item), before)
        ).execute();
        return found.map(({ data }) => decisionData.fromData(member, data));
      }),
  };
}

interface Position {
  readonly at: number;
  readonly id: string;
}

function position(rows: Rows, member: MemberId, id: string): Promise<Position | undefined> {
  return rows
    .selectFrom('decisions')
    .where('portal', '=', portalNumber(rows, member))
    .where('id', '=', text(id))
    .select(['at', 'id'])
    .executeTakeFirst();
}

/** Uses the index of the portal, line or chat, starting at the end of the previous page. */
function ofPortal(
  rows: Rows,
  member: MemberId,
  { limit, line, chat, from, to }: JournalQuery,
  before: Position | undefined,
) {
  return rows
    .selectFrom('decisions')
    .where('portal', '=', portalNumber(rows, member))
    .$if(line !== undefined, (found) => found.where('line', '=', text(line ?? '')))
    .$if(chat !== undefined, (found) => found.where('chat', '=', text(chat ?? '')))
    .$if(from !== undefined, (found) => found.where('at', '>=', from ?? 0))
    .$if(to !== undefined, (found) => found.where('at', '<', to ?? 0))
    .$if(before !== undefined, (found) =>
      found.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('at', 'id'), '<', tuple(before?.at ?? 0, before?.id ?? '')),
      ),
    )
    .select('data')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(Math.max(0, limit));
}

/** Uses the index of CRM items. */
function ofItem(
  rows: Rows,
  member: MemberId,
  { limit, line, chat, from, to }: JournalQuery,
  ref: string,
  before: Position | undefined,
) {
  return rows
    .selectFrom('decision_refs as r')
    .innerJoin('decisions as d', (join) =>
      join.onRef('d.portal', '=', 'r.portal').onRef('d.id', '=', 'r.decision'),
    )
    .where('r.portal', '=', portalNumber(rows, member))
    .where('r.ref', '=', ref)
    .$if(line !== undefined, (found) => found.where('d.line', '=', text(line ?? '')))
    .$if(chat !== undefined, (found) => found.where('d.chat', '=', text(chat ?? '')))
    .$if(from !== undefined, (found) => found.where('r.at', '>=', from ?? 0))
    .$if(to !== undefined, (found) => found.where('r.at', '<', to ?? 0))
    .$if(before !== undefined, (found) =>
      found.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('r.at', 'r.decision'), '<', tuple(before?.at ?? 0, before?.id ?? '')),
      ),
    )
    .select('d.data')
    .orderBy('r.at', 'desc')
    .orderBy('r.decision', 'desc')
    .limit(Math.max(0, limit));
}
