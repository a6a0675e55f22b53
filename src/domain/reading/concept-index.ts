import type { Concept, Lexicon } from './lexicon.ts';
import { plainText } from './plain-text.ts';

/** One word of a term. */
interface TermWord {
  readonly text: string;
  readonly isStem: boolean;
  /** Compared with its accents. */
  readonly isExact: boolean;
  /** Up to three other words may stand before it. */
  readonly afterGap: boolean;
}

export interface Term {
  readonly words: readonly TermWord[];
  readonly concept: Concept;
}

/** A word of a text as the index compares it. */
export interface IndexedWord {
  readonly plain: string;
  /** In lower case, with accents. */
  readonly lower: string;
}

const unspaced = /^[\p{Script=Han}\p{Script=Thai}]/u;
const STEM_KEY_LENGTH = 2;
const MAX_GAP = 3;
const noTerms: readonly Term[] = [];

function parseWords(term: string): readonly TermWord[] {
  const isExact = term.startsWith('=');
  const text = isExact ? term.slice(1).toLowerCase().normalize('NFC') : plainText(term);
  const words: TermWord[] = [];
  let afterGap = false;
  for (const part of text.match(/[\p{L}\p{M}]+\*?|_/gu) ?? []) {
    if (part === '_') afterGap = true;
    else {
      const isStem = part.endsWith('*');
      words.push({ text: isStem ? part.slice(0, -1) : part, isStem, isExact, afterGap });
      afterGap = false;
    }
  }
  return words;
}

function matchesWord(expected: TermWord, word: IndexedWord): boolean {
  const written = expected.isExact ? word.lower : word.plain;
  return expected.isStem ? written.startsWith(expected.text) : written === expected.text;
}

// The particles of Arabic and Hebrew that are written together with the next word.
const arabicParticles = /^(?:و|ف)?(?:ال|لل|بال|ل|ب|ع)?(?=.{3})/u;
const hebrewParticles = /^[והבלמשכ]{1,2}(?=.{3})/u;

function withoutParticles(plain: string): string {
  if (/^[\u0600-\u06ff]/.test(plain)) return plain.replace(arabicParticles, '');
  return /^[\u0590-\u05ff]/.test(plain) ? plain.replace(hebrewParticles, '') : plain;
}

/** A term found at a word. */
export interface TermMatch {
  readonly concept: Concept;
  /** Words from the first to the last of the term. */
  readonly length: number;
  readonly hasGap: boolean;
}

const noMatches: readonly TermMatch[] = [];
const MAX_CACHED_WORDS = 4000;
/** Longer ones do not repeat, and a text may be one word. */
const MAX_CACHED_LENGTH = 30;

/** The terms that start with a word, by their index, so that only those with the right second word are compared. */
interface TermGroups {
  readonly terms: readonly Term[];
  /** Terms of one word, and those whose second word is a stem, has a gap before it or is compared with its accents. */
  readonly always: readonly number[];
  readonly bySecondWord: ReadonlyMap<string, readonly number[]>;
}

function groupBySecondWord(terms: readonly Term[]): TermGroups {
  const always: number[] = [];
  const bySecondWord = new Map<string, number[]>();
  for (const [index, { words }] of terms.entries()) {
    const second = words[1];
    if (second === undefined || second.isStem || second.afterGap || second.isExact) {
      always.push(index);
      continue;
    }
    const known = bySecondWord.get(second.text);
    if (known === undefined) bySecondWord.set(second.text, [index]);
    else known.push(index);
  }
  return { terms, always, bySecondWord };
}

function inOrder(some: readonly number[], others: readonly number[]): readonly number[] {
  return some.length === 0 ? others : [...some, ...others].sort((a, b) => a - b);
}

/** Finds the terms of all lexicons in a sequence of words. */
export class ConceptIndex {
  private readonly byWord = new Map<string, Term[]>();
  private readonly byStem = new Map<string, Term[]>();
  /** Lengths of the stems that start with the same letters. */
  private readonly stemLengths = new Map<string, Set<number>>();
  private readonly groups = new Map<string, TermGroups>();
  private readonly byCharacter = new Map<string, { readonly text: string; readonly concept: Concept }[]>();

  constructor(lexicons: readonly Lexicon[]) {
    const seen = new Set<string>();
    for (const lexicon of lexicons) {
      for (const [concept, list] of Object.entries(lexicon) as [Concept, readonly string[]][]) {
        for (const term of list) {
          if (seen.has(`${concept} ${term}`)) continue;
          seen.add(`${concept} ${term}`);
          this.add(term, concept);
        }
      }
    }
    for (const entries of this.byCharacter.values()) entries.sort((a, b) => b.text.length - a.text.length);
  }

  private add(term: string, concept: Concept): void {
    if (unspaced.test(term)) {
      const key = String.fromCodePoint(term.codePointAt(0) ?? 0);
      this.byCharacter.set(key, [...(this.byCharacter.get(key) ?? []), { text: term, concept }]);
      return;
    }
    const words = parseWords(term);
    const [first] = words;
    if (first === undefined) return;
    const text = first.isExact ? plainText(first.text) : first.text;
    const map = first.isStem ? this.byStem : this.byWord;
    const known = map.get(text);
    if (known === undefined) map.set(text, [{ words, concept }]);
    else known.push({ words, concept });
    if (!first.isStem) return;
    const key = text.slice(0, STEM_KEY_LENGTH);
    this.stemLengths.set(key, (this.stemLengths.get(key) ?? new Set()).add(text.length));
  }

  private termsAt(plain: string): readonly Term[] {
    let found: readonly Term[] | undefined = this.byWord.get(plain);
    const lengths = this.stemLengths.get(plain.slice(0, STEM_KEY_LENGTH));
    if (lengths === undefined) return found ?? noTerms;
    for (const length of lengths) {
      const stems = length > plain.length ? undefined : this.byStem.get(plain.slice(0, length));
      if (stems !== undefined) found = found === undefined ? stems : [...found, ...stems];
    }
    return found ?? noTerms;
  }

  private groupsAt(plain: string): TermGroups {
    const known = this.groups.get(plain);
    if (known !== undefined) return known;
    const groups = groupBySecondWord(this.termsAt(plain));
    if (plain.length > MAX_CACHED_LENGTH) return groups;
    if (this.groups.size >= MAX_CACHED_WORDS) this.groups.clear();
    this.groups.set(plain, groups);
    return groups;
  }

  private matchesAt(words: readonly IndexedWord[], at: number, first: IndexedWord): readonly TermMatch[] {
    const { terms, always, bySecondWord } = this.groupsAt(first.plain);
    if (terms.length === 0) return noMatches;
    const next = words[at + 1];
    const named = next === undefined ? undefined : bySecondWord.get(next.plain);
    const found: TermMatch[] = [];
    for (const index of named === undefined ? always : inOrder(always, named)) {
      const term = terms[index];
      if (term === undefined) continue;
      const length = matchLength(term.words, words, at, first);
      if (length > 0)
        found.push({ concept: term.concept, length, hasGap: term.words.some((word) => word.afterGap) });
    }
    return found;
  }

  /** The terms that start with the word at an index. */
  termsFrom(words: readonly IndexedWord[], at: number): readonly TermMatch[] {
    const first = words[at];
    if (first === undefined) return [];
    const found = this.matchesAt(words, at, first);
    if (found.length > 0) return found;
    const bare = withoutParticles(first.plain);
    return bare === first.plain ? found : this.matchesAt(words, at, { plain: bare, lower: bare });
  }

  /** The longest term of a script without spaces that starts at an index of a text. */
  unspacedTermAt(
    text: string,
    at: number,
  ): { readonly concepts: readonly Concept[]; readonly length: number } | undefined {
    const entries = this.byCharacter.get(String.fromCodePoint(text.codePointAt(at) ?? 0)) ?? [];
    const longest = entries.find((entry) => text.startsWith(entry.text, at));
    if (longest === undefined) return undefined;
    const concepts = entries.filter((entry) => entry.text === longest.text).map((entry) => entry.concept);
    return { concepts, length: longest.text.length };
  }

  /** Whether a single word in the form of `plainText` has a concept. */
  hasConcept(plain: string, ...concepts: readonly Concept[]): boolean {
    const word: IndexedWord = { plain, lower: plain };
    return this.termsFrom([word], 0).some((match) => concepts.includes(match.concept));
  }
}

/** Number of words that a term covers from an index, 0 when it does not match. */
function matchLength(
  expected: readonly TermWord[],
  words: readonly IndexedWord[],
  at: number,
  first: IndexedWord,
): number {
  let next = at;
  for (const [index, term] of expected.entries()) {
    const gap = term.afterGap ? MAX_GAP : 0;
    let found = -1;
    for (let skip = 0; skip <= gap && found < 0; skip++) {
      const word = index === 0 ? first : words[next + skip];
      if (word !== undefined && matchesWord(term, word)) found = next + skip;
    }
    if (found < 0) return 0;
    next = found + 1;
  }
  return next - at;
}
