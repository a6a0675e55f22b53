import { shallowRef, type ShallowRef } from 'vue';
import { useTask, type Task } from './use-task.ts';

export interface Loaded<T> extends Pick<Task, 'busy' | 'error'> {
  readonly data: ShallowRef<T | undefined>;
  load(): Promise<void>;
}

/** One answer of the server, asked for at once and whenever `load` is called. */
export function useLoaded<T>(ask: () => Promise<T>): Loaded<T> {
  const data = shallowRef<T>();
  const { busy, error, run } = useTask();
  const load = async (): Promise<void> => {
    await run(async () => {
      data.value = await ask();
    });
  };
  void load();
  return { data, busy, error, load };
}
