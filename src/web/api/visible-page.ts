export interface VisiblePageOptions<T, V> {
  readonly limit: number;
  /** Entries that one call reads; older ones come with the next page. */
  readonly maxScanned: number;
  readonly batchSize: number;
  /** The batch of entries behind this one, or the first one. */
  readonly read: (before: T | undefined) => Promise<readonly T[]>;
  /** The entries of a batch that the caller may see and asked for, in the same order. */
  readonly view: (batch: readonly T[]) => Promise<readonly Viewed<T, V>[]>;
}

interface Viewed<T, V> {
  readonly entry: T;
  readonly view: V;
}

export interface VisiblePage<T, V> {
  readonly shown: readonly Viewed<T, V>[];
  /** The next page begins behind this entry; `undefined` on the last page. */
  readonly end: T | undefined;
  /** The last entry that was read. */
  readonly last: T | undefined;
}

/**
 * One page of the entries that a caller may see. There is a next page only where a visible entry is behind this one, or
 * where reading stopped: after a number of entries that does not depend on how many of them are hidden.
 */
export async function visiblePage<T, V>(options: VisiblePageOptions<T, V>): Promise<VisiblePage<T, V>> {
  const { limit, maxScanned, batchSize, read, view } = options;
  const found: Viewed<T, V>[] = [];
  let last: T | undefined;
  let isWhole = false;
  for (let scanned = 0; scanned < maxScanned && !isWhole && found.length <= limit;) {
    const batch = await read(last);
    found.push(...(await view(batch)));
    scanned += batch.length;
    last = batch.at(-1) ?? last;
    isWhole = batch.length < batchSize;
  }
  const shown = found.slice(0, limit);
  if (found.length > limit) return { shown, end: shown.at(-1)?.entry, last };
  return { shown, end: isWhole ? undefined : last, last };
}
