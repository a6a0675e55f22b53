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
  /** What is found where the term has no gap. */
  readonly match: TermMatch;
  /** One word without regard to accents: it matches wherever its list is asked. */
  readonly matchesAlways: boolean;
}

function matchesWord(expected: TermWord, word: IndexedWord): boolean {
  const written = expected.isExact ? word.lower : word.plain;
  return expected.isStem ? written.startsWith(expected.text) : written === expected.text;
}

/** The match of a term at an index, whose first word is known to match without regard to accents. */
function matchAt(
  { words: expected, match }: Term,
  words: readonly IndexedWord[],
  at: number,
  first: IndexedWord,
): TermMatch | undefined {
  const [head] = expected;
  if (head === undefined || !matchesWord(head, first)) return undefined;
  if (match.hasGap) return matchWithGaps(expected, match.concept, words, at);
  for (let index = 1; index < expected.length; index++) {
    const [term, word] = [expected[index], words[at + index]];
    if (term === undefined || word === undefined || !matchesWord(term, word)) return undefined;
  }
  return match;
}

function matchWithGaps(
  expected: readonly TermWord[],
  concept: Concept,
  words: readonly IndexedWord[],
  at: number,
): TermMatch | undefined {
  let next = at + 1;
  for (const term of expected.slice(1)) {
    const found = nextMatch(term, words, next);
    if (found < 0) return undefined;
    next = found + 1;
  }
  return matchOf(concept, next - at, true);
}

function nextMatch(term: TermWord, words: readonly IndexedWord[], from: number): number {
  const last = from + (term.afterGap ? MAX_GAP : 0);
  for (let index = from; index <= last; index++) {
    const word = words[index];
    if (word !== undefined && matchesWord(term, word)) return index;
  }
  return -1;
}

function inOrder(some: readonly Term[], others: readonly Term[] | undefined): readonly Term[] {
  if (others === undefined) return some;
  return some.length === 0 ? others : [...some, ...others].sort((a, b) => a.order - b.order);
}

function addTo(lists: Map<string, Term[]>, key: string, term: Term): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [term]);
  else known.push(term);
}

const STEM_KEY_LENGTH = 2;

/** The terms that start with the same word or stem, so that only those with the right second word are compared. */
export class TermList {
  #size = 0;
  /** Terms of one word, and those whose second word has a gap before it, is compared with its accents or a short stem. */
  readonly #always: Term[] = [];
  #bySecondWord: Map<string, Term[]> | undefined;
  /** By the first letters of the stem that is the second word. */
  #bySecondStem: Map<string, Term[]> | undefined;

  add(words: readonly TermWord[], concept: Concept): void {
    const hasGap = words.some((word) => word.afterGap);
    const term: Term = {
      order: this.#size++,
      words,
      match: matchOf(concept, words.length, hasGap),
      matchesAlways: words.length === 1 && words[0]?.isExact === false && !hasGap,
    };
    const second = words[1];
    if (second === undefined || second.afterGap || second.isExact) this.#always.push(term);
    else if (!second.isStem) addTo((this.#bySecondWord ??= new Map<string, Term[]>()), second.text, term);
    else if (second.text.length < STEM_KEY_LENGTH) this.#always.push(term);
    else
      addTo((this.#bySecondStem ??= new Map<string, Term[]>()), second.text.slice(0, STEM_KEY_LENGTH), term);
  }

  /** Those that may match before a word, in their order. */
  #termsBefore({ plain }: IndexedWord): readonly Term[] {
    const named = inOrder(this.#always, this.#bySecondWord?.get(plain));
    return inOrder(named, this.#bySecondStem?.get(plain.slice(0, STEM_KEY_LENGTH)));
  }

  /** Adds the terms that match at an index to `found`, in their order in the list. */
  collect(words: readonly IndexedWord[], at: number, first: IndexedWord, found: TermMatch[]): void {
    const next = words[at + 1];
    for (const term of next === undefined ? this.#always : this.#termsBefore(next)) {
      const match = term.matchesAlways ? term.match : matchAt(term, words, at, first);
      if (match !== undefined) found.push(match);
    }
  }
}
