import { readUserNames } from '../../bitrix24/openlines/read-user-names.ts';
import type { Handlers } from './caller.ts';

export function peopleHandlers(): Handlers<'people'> {
  return {
    async people({ client }, { query }) {
      const ids = [...new Set(query.ids.split(',').map(Number))];
      const names = await readUserNames(client, ids, 'page.people');
      return { people: [...names].map(([id, name]) => ({ id, name })) };
    },
  };
}
