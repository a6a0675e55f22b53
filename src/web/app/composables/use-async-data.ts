import { shallowRef, type ShallowRef } from 'vue';
import { useTask, type Task } from './use-task.ts';

export interface AsyncData<T> extends Pick<Task, 'busy' | 'error'> {
  readonly data: ShallowRef<T | undefined>;
  load(): Promise<void>;
}

/** The result of a request, which is sent at once and on every call of `load`. */
export function useAsyncData<T>(request: () => Promise<T>): AsyncData<T> {
  const data = shallowRef<T>();
  const { busy, error, run } = useTask();
  const load = async (): Promise<void> => {
    await run(async () => {
      data.value = await request();
    });
  };
  void load();
  return { data, busy, error, load };
}
