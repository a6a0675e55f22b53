import { refKey } from '../../domain/crm-ref.ts';
import type { JournalQuery, JournalStore } from '../ports.ts';
import { decisionSchema } from '../schemas.ts';
import type { Database, Parameter } from './database.ts';
import { dataRow, text } from './sql-values.ts';

const decisionRow = dataRow(decisionSchema);

export function postgresJournal(database: Database): JournalStore {
  return {
    async get(member, id) {
      const [row] = await database.rows(
        decisionRow,
        'select data from chat_tracker.decisions where member = $1 and id = $2',
        [text(member), text(id)],
      );
      return row?.data;
    },
    async list(member, query) {
      const { conditions, parameters } = conditionsOf(query);
      const rows = await database.rows(
        decisionRow,
        `select data from chat_tracker.decisions d where member = $1 ${conditions}
         order by at desc, id desc limit $2`,
        [text(member), Math.max(0, query.limit), ...parameters],
      );
      return rows.map(({ data }) => data);
    },
  };
}

/** Only the conditions that are asked for, so that the narrowest index is taken. */
function conditionsOf(query: JournalQuery): { conditions: string; parameters: readonly Parameter[] } {
  const parameters: Parameter[] = [];
  const conditions: string[] = [];
  const add = (value: Parameter | undefined, condition: (place: string) => string): void => {
    if (value === undefined) return;
    parameters.push(value);
    conditions.push(`and ${condition(`$${parameters.length + 2}`)}`);
  };
  add(query.line, (place) => `line = ${place}`);
  add(query.chat === undefined ? undefined : text(query.chat), (place) => `chat = ${place}`);
  add(
    query.item === undefined ? undefined : refKey(query.item),
    (place) =>
      `exists (select from chat_tracker.decision_items i
               where i.member = d.member and i.decision = d.id and i.item = ${place})`,
  );
  add(query.from, (place) => `at >= ${place}`);
  add(query.to, (place) => `at < ${place}`);
  add(
    query.before === undefined ? undefined : text(query.before),
    (place) =>
      `(at, id) < (select b.at, b.id from chat_tracker.decisions b where b.member = d.member and b.id = ${place})`,
  );
  return { conditions: conditions.join(' '), parameters };
}
