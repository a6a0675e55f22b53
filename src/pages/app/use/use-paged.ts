import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { useTask, type Task } from './use-task.ts';

interface PageOf<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface Paged<T> extends Pick<Task, 'busy' | 'error'> {
  readonly items: ShallowRef<readonly T[]>;
  /** The first page is here. */
  readonly ready: Ref<boolean>;
  readonly hasMore: Ref<boolean>;
  more(): Promise<void>;
  reload(): Promise<void>;
}

/** A long list, page by page from the server. */
export function usePaged<T>(ask: (cursor: string | undefined) => Promise<PageOf<T>>): Paged<T> {
  const items = shallowRef<readonly T[]>([]);
  const ready = ref(false);
  const hasMore = ref(false);
  const { busy, error, run } = useTask();
  let next: string | null = null;

  const read = async (cursor: string | undefined): Promise<void> => {
    await run(async () => {
      const page = await ask(cursor);
      items.value = cursor === undefined ? page.items : [...items.value, ...page.items];
      next = page.next;
      hasMore.value = next !== null;
      ready.value = true;
    });
  };
  const reload = (): Promise<void> => read(undefined);
  void reload();
  return { items, ready, hasMore, busy, error, reload, more: () => read(next ?? undefined) };
}
