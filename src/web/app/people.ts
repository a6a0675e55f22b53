import { shallowRef } from 'vue';
import { MAX_PEOPLE } from '../contract/people.ts';
import type { Client } from './api/client.ts';

export interface People {
  /** Name of an employee or guest; empty while it is loading, and where the portal does not show it. */
  of(id: number): string;
  /** Resolves when the names that were asked for so far are loaded, or cannot be. */
  loaded(): Promise<void>;
}

/** Names of people by user id. Those that a rendering asks for are loaded together, each once. */
export function createPeople(call: Client): People {
  const names = shallowRef<ReadonlyMap<number, string>>(new Map());
  const asked = new Set<number>();
  let waiting: number[] = [];
  let loading = Promise.resolve();

  const load = async (ids: readonly number[]): Promise<void> => {
    const { people } = await call('people', { query: { ids: ids.join(',') } });
    names.value = new Map([...names.value, ...people.map(({ id, name }) => [id, name] as const)]);
  };
  const loadWaiting = async (): Promise<void> => {
    const ids = waiting;
    waiting = [];
    for (let from = 0; from < ids.length; from += MAX_PEOPLE)
      await load(ids.slice(from, from + MAX_PEOPLE)).catch(() => undefined);
  };
  return {
    of(id) {
      if (id > 0 && !asked.has(id)) {
        asked.add(id);
        if (waiting.length === 0) loading = loading.then(loadWaiting);
        waiting.push(id);
      }
      return names.value.get(id) ?? '';
    },
    loaded: () => loading,
  };
}
