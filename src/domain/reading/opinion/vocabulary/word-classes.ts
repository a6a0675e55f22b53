import type { Token } from '../../annotated-text.ts';
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

interface ClassIndex {
  readonly terms: ReadonlyMap<string, Classes>;
  readonly stems: ReadonlyMap<string, Classes>;
  readonly longestStem: number;
  readonly phraseStarts: ReadonlySet<string>;
  /** The classes of words that were looked up. */
  readonly known: Map<string, Classes>;
}

const none: Classes = [];
let index: ClassIndex | undefined;

function note(lists: Map<string, number[]>, text: string, wordClass: number): void {
  const list = lists.get(text);
  if (list === undefined) lists.set(text, [wordClass]);
  else if (!list.includes(wordClass)) list.push(wordClass);
}

/** Made when it is first needed: most commands read no text. */
function classIndex(): ClassIndex {
  if (index !== undefined) return index;
  const terms = new Map<string, number[]>();
  const stems = new Map<string, number[]>();
  for (const vocabulary of Object.values(vocabularies)) {
    for (const [wordClass, list] of Object.entries(vocabulary)) {
      const hash = hashOf(wordClass, CLASS_SEED);
      for (const term of list.split(',')) {
        // The parts of a word around an apostrophe are tokens of their own.
        const plain = plainText(term.replace('*', '')).replace(apostrophes, ' ').trim();
        const isStem = term.includes('*') && plain.length >= SHORTEST_STEM && !plain.includes(' ');
        if (plain !== '') note(isStem ? stems : terms, plain, hash);
      }
    }
  }
  const longestStem = [...stems.keys()].reduce((longest, { length }) => Math.max(longest, length), 0);
  const phraseStarts = new Set([...terms.keys()].flatMap((term) => phraseStart(term) ?? []));
  return (index = { terms, stems, longestStem, phraseStarts, known: new Map() });
}

function classesOfWord(plain: string): Classes {
  const { known } = classIndex();
  const before = known.get(plain);
  if (before !== undefined) return before;
  const classes = lookUp(plain);
  if (plain.length > MAX_KNOWN_LENGTH) return classes;
  if (known.size >= MAX_KNOWN_WORDS) known.clear();
  known.set(plain, classes);
  return classes;
}

/** Those of the whole word, else those of its longest stem. */
function lookUp(plain: string): Classes {
  const { terms, stems, longestStem } = classIndex();
  const whole = terms.get(plain);
  if (whole !== undefined) return whole;
  for (let length = Math.min(plain.length, longestStem); length >= SHORTEST_STEM; length--) {
    const classes = stems.get(plain.slice(0, length));
    if (classes !== undefined) return classes;
  }
  return none;
}

/** Adds the classes of the phrases that start at a token. */
function addPhrases(tokens: readonly Token[], at: number, found: Classes[]): void {
  const { terms, phraseStarts } = classIndex();
  for (const phrase of phrasesFrom(tokens, at, phraseStarts)) {
    const classes = terms.get(phrase);
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
