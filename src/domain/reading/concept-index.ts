import { ByFirstLetter } from './by-first-letter.ts';
import type { Concept, Lexicon } from './lexicon.ts';
import { plainText } from './plain-text.ts';
import { termParser } from './parse-terms.ts';
import type { IndexedWord, TermMatch } from './term-list.ts';
import { TermList } from './term-list.ts';

const unspaced = /^[\p{Script=Han}\p{Script=Thai}]/u;
const STEM_KEY_LENGTH = 2;

// The particles of Arabic and Hebrew that are written together with the next word.
const arabicParticles = /^(?:و|ف)?(?:ال|لل|بال|ل|ب|ع)?(?=.{3})/u;
const hebrewParticles = /^[והבלמשכ]{1,2}(?=.{3})/u;

const FIRST_HEBREW = '\u0590';

function withoutParticles(plain: string): string {
  if (plain < FIRST_HEBREW) return plain;
  if (/^[\u0600-\u06ff]/.test(plain)) return plain.replace(arabicParticles, '');
  return /^[\u0590-\u05ff]/.test(plain) ? plain.replace(hebrewParticles, '') : plain;
}

/** Most words start no term. */
export const noLists: readonly TermList[] = [];
const noMatches: readonly TermMatch[] = [];
/** As many as twenty languages use often; some megabytes at most. */
const MAX_CACHED_WORDS = 20_000;
/** Longer ones do not repeat, and a text may be one word. */
const MAX_CACHED_LENGTH = 30;

function listOf(lists: Map<string, TermList>, text: string): TermList {
  let list = lists.get(text);
  if (list === undefined) lists.set(text, (list = new TermList()));
  return list;
}

function matchesAt(words: readonly IndexedWord[], at: number, first: IndexedWord): readonly TermMatch[] {
  if (first.lists.length === 0) return noMatches;
  const found: TermMatch[] = [];
  for (const list of first.lists) list.collect(words, at, first, found);
  return found;
}

interface WaitingTerm {
  readonly term: string;
  readonly concept: Concept;
}

/** Finds the terms of all lexicons in a sequence of words. */
export class ConceptIndex {
  private readonly byWord = new Map<string, TermList>();
  private readonly byStem = new Map<string, TermList>();
  /** Lengths of the stems that start with the same letters. */
  private readonly stemLengths = new Map<string, Set<number>>();
  /** The lists of words that were looked up. */
  private readonly listsOfWord = new Map<string, readonly TermList[]>();
  private readonly byCharacter = new Map<string, { readonly text: string; readonly concept: Concept }[]>();

  private readonly parse = termParser();
  private readonly terms = new ByFirstLetter<WaitingTerm>((terms) => {
    this.addAll(terms);
  });

  constructor(lexicons: readonly Lexicon[]) {
    for (const lexicon of lexicons)
      for (const [concept, list] of Object.entries(lexicon) as [Concept, readonly string[]][])
        for (const term of list) this.terms.add(term, { term, concept });
  }

  /** Languages share terms. */
  private addAll(terms: readonly WaitingTerm[]): void {
    const known = new Map<Concept, Set<string>>();
    for (const { term, concept } of terms) {
      const ofConcept = known.get(concept) ?? new Set<string>();
      known.set(concept, ofConcept);
      if (ofConcept.has(term)) continue;
      ofConcept.add(term);
      if (unspaced.test(term)) this.addUnspaced(term, concept);
      else this.add(term, concept);
    }
  }

  private addUnspaced(text: string, concept: Concept): void {
    const key = String.fromCodePoint(text.codePointAt(0) ?? 0);
    const entries = [...(this.byCharacter.get(key) ?? []), { text, concept }];
    this.byCharacter.set(
      key,
      entries.sort((a, b) => b.text.length - a.text.length),
    );
  }

  private add(term: string, concept: Concept): void {
    const words = this.parse(term);
    const [first] = words;
    if (first === undefined) return;
    const text = first.isExact ? plainText(first.text) : first.text;
    listOf(first.isStem ? this.byStem : this.byWord, text).add(words, concept);
    if (!first.isStem) return;
    const key = text.slice(0, STEM_KEY_LENGTH);
    this.stemLengths.set(key, (this.stemLengths.get(key) ?? new Set()).add(text.length));
  }

  /** The terms that may start with a word in the form of `plainText`, by their beginning. */
  listsOf(plain: string): readonly TermList[] {
    this.terms.ensure(plain);
    const found: TermList[] = [];
    const list = this.byWord.get(plain);
    if (list !== undefined) found.push(list);
    for (const length of this.stemLengths.get(plain.slice(0, STEM_KEY_LENGTH)) ?? []) {
      const stems = length > plain.length ? undefined : this.byStem.get(plain.slice(0, length));
      if (stems !== undefined) found.push(stems);
    }
    return found.length === 0 ? noLists : found;
  }

  private knownListsOf(plain: string): readonly TermList[] {
    if (plain.length > MAX_CACHED_LENGTH) return this.listsOf(plain);
    const known = this.listsOfWord.get(plain);
    if (known !== undefined) return known;
    const lists = this.listsOf(plain);
    if (this.listsOfWord.size >= MAX_CACHED_WORDS) this.listsOfWord.clear();
    this.listsOfWord.set(plain, lists);
    return lists;
  }

  private wordOf(plain: string): IndexedWord {
    return { plain, lower: plain, lists: this.knownListsOf(plain) };
  }

  /** The terms that start with the word at an index. */
  termsFrom(words: readonly IndexedWord[], at: number): readonly TermMatch[] {
    const first = words[at];
    if (first === undefined) return noMatches;
    const found = matchesAt(words, at, first);
    if (found.length > 0) return found;
    const bare = withoutParticles(first.plain);
    return bare === first.plain ? found : matchesAt(words, at, this.wordOf(bare));
  }

  /** The longest term of a script without spaces that starts at an index of a text. */
  unspacedTermAt(
    text: string,
    at: number,
  ): { readonly concepts: readonly Concept[]; readonly length: number } | undefined {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    this.terms.ensure(character);
    const entries = this.byCharacter.get(character) ?? [];
    const longest = entries.find((entry) => text.startsWith(entry.text, at));
    if (longest === undefined) return undefined;
    const concepts = entries.filter((entry) => entry.text === longest.text).map((entry) => entry.concept);
    return { concepts, length: longest.text.length };
  }

  /** Whether a single word in the form of `plainText` has a concept. */
  hasConcept(plain: string, ...concepts: readonly Concept[]): boolean {
    return this.termsFrom([this.wordOf(plain)], 0).some((match) => concepts.includes(match.concept));
  }
}
