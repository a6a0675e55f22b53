import { seededRandom } from '../../test/helpers/seeded-random.ts';

/** Random choices; the same sequence for the same seed. */
export class SeededRandom {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = seededRandom(seed);
  }

  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  integerBelow(limit: number): number {
    return Math.floor(this.#next() * limit);
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.integerBelow(values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }
}
