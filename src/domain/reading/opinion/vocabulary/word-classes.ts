import type { Token } from '../../annotated-text.ts';
import { ByFirstLetter } from '../../by-first-letter.ts';
import { plainText } from '../../plain-text.ts';
import { apostrophes } from '../../word-forms.ts';
import { hashOf } from '../hashes.ts';
import { phraseStart, phrasesFrom } from '../phrases.ts';
import { vocabularies } from './all.ts';

/** Shorter stems would be in unrelated words. */
const SHORTEST_STEM = 3;
/** As many as twenty languages use often; some megabytes at most. */
const MAX_KNOWN_WORDS = 20_000;
/** Longer ones do not repeat, and a text may be one word. */
const MAX_KNOWN_LENGTH = 30;

/** Hashes of word classes. */
type Classes = readonly number[];
/** Apart from concepts of the same name. */
const CLASS_SEED = 1;

const none: Classes = [];

function note(lists: Map<string, number[]>, text: string, wordClass: number): void {
  const list = lists.get(text);
  if (list === undefined) lists.set(text, [wordClass]);
  else if (!list.includes(wordClass)) list.push(wordClass);
}

/** Words, stems and phrases of all languages with the hashes of their classes. */
class ClassIndex {
  readonly #words = new Map<string, number[]>();
  readonly #stems = new Map<string, number[]>();
  #longestStem = 0;
  readonly #phraseStarts = new Set<string>();
  readonly #terms = new ByFirstLetter<readonly [term: string, hash: number]>((terms) => {
    for (const [term, hash] of terms) this.#add(term, hash);
  });

  constructor() {
    for (const vocabulary of Object.values(vocabularies)) {
      for (const [wordClass, list] of Object.entries(vocabulary)) {
        const hash = hashOf(wordClass, CLASS_SEED);
        for (const term of list.split(',')) this.#terms.add(term, [term, hash]);
      }
    }
  }

  #add(term: string, hash: number): void {
    // The parts of a word around an apostrophe are tokens of their own.
    const plain = plainText(term.replace('*', '')).replace(apostrophes, ' ').trim();
    if (plain === '') return;
    if (term.includes('*') && plain.length >= SHORTEST_STEM && !plain.includes(' ')) {
      note(this.#stems, plain, hash);
      this.#longestStem = Math.max(this.#longestStem, plain.length);
      return;
    }
    note(this.#words, plain, hash);
    const start = phraseStart(plain);
    if (start !== undefined) this.#phraseStarts.add(start);
  }

  /** Of a word or phrase as a whole. */
  classesOf(term: string): Classes | undefined {
    this.#terms.ensure(term);
    return this.#words.get(term);
  }

  /** Of the longest stem of a word. */
  classesOfStem(word: string): Classes {
    this.#terms.ensure(word);
    for (let length = Math.min(word.length, this.#longestStem); length >= SHORTEST_STEM; length--) {
      const classes = this.#stems.get(word.slice(0, length));
      if (classes !== undefined) return classes;
    }
    return none;
  }

  startsPhrase(word: string): boolean {
    this.#terms.ensure(word);
    return this.#phraseStarts.has(word);
  }
}

let index: ClassIndex | undefined;

/** Made when it is first needed: most commands read no text. */
function classIndex(): ClassIndex {
  return (index ??= new ClassIndex());
}

/** The classes of words that were looked up. */
const known = new Map<string, Classes>();

/** Those of the whole word, else those of its longest stem. */
function classesOfWord(plain: string): Classes {
  const before = known.get(plain);
  if (before !== undefined) return before;
  const classes = classIndex().classesOf(plain) ?? classIndex().classesOfStem(plain);
  if (plain.length > MAX_KNOWN_LENGTH) return classes;
  if (known.size >= MAX_KNOWN_WORDS) known.clear();
  known.set(plain, classes);
  return classes;
}

/** Adds the classes of the phrases that start at a token. */
function addPhrases(tokens: readonly Token[], at: number, found: Classes[]): void {
  const vocabulary = classIndex();
  for (const phrase of phrasesFrom(tokens, at, (start) => vocabulary.startsPhrase(start))) {
    const classes = vocabulary.classesOf(phrase);
    if (classes !== undefined) found[at] = [...new Set([...(found[at] ?? none), ...classes])];
  }
}

/** The hashed classes of each token: those of the word and those of the phrases that start with it. */
export function wordClasses(tokens: readonly Token[]): readonly Classes[] {
  const found = tokens.map(({ kind, plain }) => (kind === 'word' ? classesOfWord(plain) : none));
  tokens.forEach(({ kind }, at) => {
    if (kind === 'word') addPhrases(tokens, at, found);
  });
  return found;
}
