import { firstLetter } from './first-letter.ts';

/** What is to be indexed by word, kept by first letter until a word with that letter is looked up. */
export class ByFirstLetter<Entry> {
  readonly #waiting = new Map<string, Entry[]>();
  readonly #index: (entries: readonly Entry[]) => void;

  /** `index` gets all entries of a letter at once, in the order in which they were added. */
  constructor(index: (entries: readonly Entry[]) => void) {
    this.#index = index;
  }

  add(word: string, entry: Entry): void {
    const letter = firstLetter(word);
    const entries = this.#waiting.get(letter);
    if (entries === undefined) this.#waiting.set(letter, [entry]);
    else entries.push(entry);
  }

  /** To be called before a word is looked up. */
  ensure(word: string): void {
    if (this.#waiting.size === 0) return;
    const letter = firstLetter(word);
    const entries = this.#waiting.get(letter);
    if (entries === undefined) return;
    this.#waiting.delete(letter);
    this.#index(entries);
  }
}
