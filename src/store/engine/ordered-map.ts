const bucketLimit = 512;

interface Bucket {
  readonly names: string[];
  readonly keys: string[];
}

/**
 * Sorted names, each leading to a row's key. Kept in buckets, so that adding to a hundred thousand names moves
 * a few hundred of them and not all.
 */
export class OrderedMap {
  readonly #buckets: Bucket[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  set(name: string, key: string): void {
    const bucket = this.#bucketFor(name);
    const at = lowerBound(bucket.names, name);
    if (bucket.names[at] === name) {
      bucket.keys[at] = key;
      return;
    }
    bucket.names.splice(at, 0, name);
    bucket.keys.splice(at, 0, key);
    this.#size += 1;
    if (bucket.names.length > bucketLimit) this.#split(bucket);
  }

  delete(name: string): void {
    const index = this.#bucketIndex(name);
    const bucket = this.#buckets[index];
    if (bucket === undefined) return;
    const at = lowerBound(bucket.names, name);
    if (bucket.names[at] !== name) return;
    bucket.names.splice(at, 1);
    bucket.keys.splice(at, 1);
    this.#size -= 1;
    if (bucket.names.length === 0) this.#buckets.splice(index, 1);
  }

  /** Keys whose name is `from` or later and before `to`, first to last. */
  *ascending(from: string, to?: string): Generator<string> {
    for (let index = this.#bucketIndex(from); index < this.#buckets.length; index += 1) {
      const { names, keys } = this.#bucketAt(index);
      for (let at = lowerBound(names, from); at < names.length; at += 1) {
        if (to !== undefined && (names[at] ?? '') >= to) return;
        yield keys[at] ?? '';
      }
    }
  }

  /** The same range, last to first; without `to` from the very end. */
  *descending(from: string, to?: string): Generator<string> {
    const start = to === undefined ? this.#buckets.length - 1 : this.#bucketIndex(to);
    for (let index = start; index >= 0; index -= 1) {
      const { names, keys } = this.#bucketAt(index);
      for (let at = (to === undefined ? names.length : lowerBound(names, to)) - 1; at >= 0; at -= 1) {
        if ((names[at] ?? '') < from) return;
        yield keys[at] ?? '';
      }
    }
  }

  #bucketAt(index: number): Bucket {
    return this.#buckets[index] ?? { names: [], keys: [] };
  }

  /** The last bucket that begins at `name` or before it. */
  #bucketIndex(name: string): number {
    let low = 0;
    let high = this.#buckets.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#buckets[middle]?.names[0] ?? '') <= name) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  #bucketFor(name: string): Bucket {
    const found = this.#buckets[this.#bucketIndex(name)];
    if (found !== undefined) return found;
    const bucket = { names: [], keys: [] };
    this.#buckets.push(bucket);
    return bucket;
  }

  #split(bucket: Bucket): void {
    const half = bucket.names.length >>> 1;
    const upper = { names: bucket.names.splice(half), keys: bucket.keys.splice(half) };
    this.#buckets.splice(this.#buckets.indexOf(bucket) + 1, 0, upper);
  }
}

function lowerBound(names: readonly string[], name: string): number {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((names[middle] ?? '') < name) low = middle + 1;
    else high = middle;
  }
  return low;
}
