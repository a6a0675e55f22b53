import type { SuggestionStore } from '../ports.ts';
import { suggestionSchema } from '../schemas.ts';
import type { Database } from './database.ts';
import { dataRow, text } from './sql-values.ts';

const suggestionRow = dataRow(suggestionSchema);

export function postgresSuggestions(database: Database): SuggestionStore {
  return {
    async get(member, id) {
      const [row] = await database.rows(
        suggestionRow,
        'select data from chat_tracker.suggestions where member = $1 and id = $2',
        [text(member), text(id)],
      );
      return row?.data;
    },
    async list(member, state, limit) {
      const rows = await database.rows(
        suggestionRow,
        `select data from chat_tracker.suggestions where member = $1 and state = $2
         order by at desc, id desc limit $3`,
        [text(member), state, Math.max(0, limit)],
      );
      return rows.map(({ data }) => data);
    },
  };
}
