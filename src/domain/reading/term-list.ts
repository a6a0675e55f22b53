import type { Concept } from './lexicon.ts';

/** One word of a term. */
export interface TermWord {
  readonly text: string;
  readonly isStem: boolean;
  /** Compared with its accents. */
  readonly isExact: boolean;
  /** Up to three other words may stand before it. */
  readonly afterGap: boolean;
}

/** A word of a text as the index compares it. */
export interface IndexedWord {
  readonly plain: string;
  /** In lower case, with accents. */
  readonly lower: string;
  /** The terms that may start with it. */
  readonly lists: readonly TermList[];
}

/** A term found at a word. */
export interface TermMatch {
  readonly concept: Concept;
  /** Words from the first to the last of the term. */
  readonly length: number;
  readonly hasGap: boolean;
}

const MAX_GAP = 3;

const matches = new Map<Concept, TermMatch[]>();

/** One object for all equal matches: a text has as many as it has words. */
function matchOf(concept: Concept, length: number, hasGap: boolean): TermMatch {
  let ofConcept = matches.get(concept);
  if (ofConcept === undefined) matches.set(concept, (ofConcept = []));
  const at = 2 * length + Number(hasGap);
  return (ofConcept[at] ??= { concept, length, hasGap });
}

interface Term {
  /** The place in the list. */
  readonly order: number;
  readonly words: readonly TermWord[];
  readonly concept: Concept;
  readonly hasGap: boolean;
}

function matchesWord(expected: TermWord, word: IndexedWord): boolean {
  const written = expected.isExact ? word.lower : word.plain;
  return expected.isStem ? written.startsWith(expected.text) : written === expected.text;
}

/** Number of words that a term covers from an index, 0 when it does not match. */
function matchLength(
  { words: expected, hasGap }: Term,
  words: readonly IndexedWord[],
  at: number,
  first: IndexedWord,
): number {
  const [head] = expected;
  if (head === undefined || !matchesWord(head, first)) return 0;
  if (hasGap) return lengthWithGaps(expected, words, at);
  for (let index = 1; index < expected.length; index++) {
    const [term, word] = [expected[index], words[at + index]];
    if (term === undefined || word === undefined || !matchesWord(term, word)) return 0;
  }
  return expected.length;
}

function lengthWithGaps(expected: readonly TermWord[], words: readonly IndexedWord[], at: number): number {
  let next = at + 1;
  for (const term of expected.slice(1)) {
    const found = nextMatch(term, words, next);
    if (found < 0) return 0;
    next = found + 1;
  }
  return next - at;
}

function nextMatch(term: TermWord, words: readonly IndexedWord[], from: number): number {
  const last = from + (term.afterGap ? MAX_GAP : 0);
  for (let index = from; index <= last; index++) {
    const word = words[index];
    if (word !== undefined && matchesWord(term, word)) return index;
  }
  return -1;
}

function inOrder(some: readonly Term[], others: readonly Term[]): readonly Term[] {
  return some.length === 0 ? others : [...some, ...others].sort((a, b) => a.order - b.order);
}

/** The terms that start with the same word or stem, so that only those with the right second word are compared. */
export class TermList {
  #size = 0;
  /** Terms of one word, and those whose second word is a stem, has a gap before it or is compared with its accents. */
  readonly #always: Term[] = [];
  #bySecondWord: Map<string, Term[]> | undefined;

  add(words: readonly TermWord[], concept: Concept): void {
    const term: Term = { order: this.#size++, words, concept, hasGap: words.some((word) => word.afterGap) };
    const second = words[1];
    if (second === undefined || second.isStem || second.afterGap || second.isExact) {
      this.#always.push(term);
      return;
    }
    this.#bySecondWord ??= new Map();
    const known = this.#bySecondWord.get(second.text);
    if (known === undefined) this.#bySecondWord.set(second.text, [term]);
    else known.push(term);
  }

  /** Adds the terms that match at an index to `found`, in their order in the list. */
  collect(words: readonly IndexedWord[], at: number, first: IndexedWord, found: TermMatch[]): void {
    const next = this.#bySecondWord && words[at + 1];
    const named = next && this.#bySecondWord?.get(next.plain);
    for (const term of named === undefined ? this.#always : inOrder(this.#always, named)) {
      const length = matchLength(term, words, at, first);
      if (length > 0) found.push(matchOf(term.concept, length, term.hasGap));
    }
  }
}
