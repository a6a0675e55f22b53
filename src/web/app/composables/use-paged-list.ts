import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { useTask, type Task } from './use-task.ts';

interface PageOf<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface PagedList<T, P extends PageOf<T>> extends Pick<Task, 'busy' | 'error'> {
  readonly items: ShallowRef<readonly T[]>;
  /** The first page is loaded. */
  readonly ready: Ref<boolean>;
  readonly hasMore: Ref<boolean>;
  /** The last answer, which may have had no items. */
  readonly page: ShallowRef<P | undefined>;
  /** Requests further pages, because those so far had no items. */
  readonly searching: Ref<boolean>;
  /** Does nothing while a request runs. */
  loadMore(): Promise<void>;
  /** Replaces a running request, whose answer is ignored. */
  reload(): Promise<void>;
  /** Ends `searching` after the running request. */
  stop(): void;
}

/** A list loaded page by page. After a page without items the next one is requested, until one has items or is the last. */
export function usePagedList<T, P extends PageOf<T> = PageOf<T>>(
  request: (cursor: string | undefined) => Promise<P & PageOf<T>>,
): PagedList<T, P> {
  const items = shallowRef<readonly T[]>([]);
  const page = shallowRef<P>();
  const ready = ref(false);
  const hasMore = ref(false);
  const searching = ref(false);
  const { busy, error, run, replace } = useTask();
  let next: string | null = null;

  /** Appends a page, or replaces the list with the first one. Returns whether further pages are to be requested. */
  const loadPage = async (cursor: string | undefined, isNewest: () => boolean): Promise<boolean> => {
    const answer = await request(cursor);
    if (!isNewest()) return false;
    items.value = cursor === undefined ? answer.items : [...items.value, ...answer.items];
    page.value = answer;
    next = answer.next;
    hasMore.value = next !== null;
    ready.value = true;
    return answer.items.length === 0 && next !== null;
  };
  const isStopped = (): boolean => !searching.value;
  const load = async (cursor: string | undefined, isNewest: () => boolean): Promise<void> => {
    searching.value = false;
    try {
      if (!(await loadPage(cursor, isNewest))) return;
      searching.value = true;
      while (!isStopped()) if (!(await loadPage(next ?? undefined, isNewest))) return;
    } finally {
      if (isNewest()) searching.value = false;
    }
  };
  const stop = (): void => {
    searching.value = false;
  };
  const reload = async (): Promise<void> => {
    await replace((isNewest) => load(undefined, isNewest));
  };
  const loadMore = async (): Promise<void> => {
    const cursor = next ?? undefined;
    await run((isNewest) => load(cursor, isNewest));
  };
  onScopeDispose(stop);
  void reload();
  return {
    items,
    page,
    ready,
    hasMore,
    searching,
    busy,
    error,
    reload,
    stop,
    loadMore,
  };
}
