import type { Suggestion } from '../../domain/suggestion.ts';
import type { SuggestionStore } from '../ports.ts';
import { suggestionSchema } from '../schemas.ts';
import type { Database } from './database.ts';
import { portalNumber } from './portal-rows.ts';
import { rowData } from './row-data.ts';
import { text } from './values.ts';

export const suggestionData = rowData<Suggestion>('suggestions', suggestionSchema);

export function sqlSuggestions({ read }: Database): SuggestionStore {
  return {
    get: (member, id) =>
      read(async (rows) => {
        const row = await rows
          .selectFrom('suggestions')
          .where('portal', '=', portalNumber(rows, member))
          .where('id', '=', text(id))
          .select('data')
          .executeTakeFirst();
        return row && suggestionData.fromData(member, row.data);
      }),
    list: (member, state, limit) =>
      read(async (rows) => {
        const newest = rows
          .selectFrom('suggestions')
          .where('portal', '=', portalNumber(rows, member))
          .where('state', '=', state)
          .select('data')
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .limit(Math.max(0, limit));
        return (await newest.execute()).map(({ data }) => suggestionData.fromData(member, data));
      }),
  };
}
