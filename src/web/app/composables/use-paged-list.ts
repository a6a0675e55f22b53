import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { useTask, type Task } from './use-task.ts';

interface PageOf<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface Paged<T, P extends PageOf<T>> extends Pick<Task, 'busy' | 'error'> {
  readonly items: ShallowRef<readonly T[]>;
  /** The first page is here. */
  readonly ready: Ref<boolean>;
  readonly hasMore: Ref<boolean>;
  /** The last answer, which may have had nothing. */
  readonly page: ShallowRef<P | undefined>;
  /** The server found nothing so far and is asked to look further back. */
  readonly looking: Ref<boolean>;
  more(): Promise<void>;
  reload(): Promise<void>;
  /** Ends the looking further back. */
  stop(): void;
}

/** A long list, page by page from the server. A page without anything that is not the last one leads to the next. */
export function usePaged<T, P extends PageOf<T> = PageOf<T>>(
  ask: (cursor: string | undefined) => Promise<P & PageOf<T>>,
): Paged<T, P> {
  const items = shallowRef<readonly T[]>([]);
  const page = shallowRef<P>();
  const ready = ref(false);
  const hasMore = ref(false);
  const looking = ref(false);
  const { busy, error, run } = useTask();
  let next: string | null = null;

  const readOne = async (cursor: string | undefined): Promise<boolean> => {
    const answer = await ask(cursor);
    items.value = cursor === undefined ? answer.items : [...items.value, ...answer.items];
    page.value = answer;
    next = answer.next;
    hasMore.value = next !== null;
    ready.value = true;
    return answer.items.length > 0;
  };
  const read = async (cursor: string | undefined): Promise<void> => {
    await run(async () => {
      looking.value = !(await readOne(cursor));
      while (looking.value && next !== null) if (await readOne(next)) break;
    });
    looking.value = false;
  };
  const stop = (): void => {
    looking.value = false;
  };
  const reload = (): Promise<void> => read(undefined);
  onScopeDispose(stop);
  void reload();
  return {
    items,
    page,
    ready,
    hasMore,
    looking,
    busy,
    error,
    reload,
    stop,
    more: () => read(next ?? undefined),
  };
}
