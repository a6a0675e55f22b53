import type { Engine } from '../engine/engine.ts';
import { under } from '../engine/index-name.ts';
import type { SuggestionStore } from '../ports.ts';
import { take } from './take.ts';

export function localSuggestions(engine: Engine): SuggestionStore {
  return {
    get: async (member, id) => engine.get(member, 'suggestions', id),
    async list(member, state, limit) {
      const [from, to] = under(state);
      const rows = engine.find(member, 'suggestions', { index: 'state', from, to, newestFirst: true });
      return take(rows, limit).map(([, row]) => row);
    },
  };
}
