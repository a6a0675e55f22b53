import type { Token } from '../../annotated-text.ts';
import { plainText } from '../../plain-text.ts';
import { apostrophes } from '../../word-forms.ts';
import { vocabularies } from './all.ts';
import type { WordClass } from './word-class.ts';

/** Shorter stems would be in unrelated words. */
const SHORTEST_STEM = 3;
const LONGEST_PHRASE = 4;
/** As many as twenty languages use often; some megabytes at most. */
const MAX_KNOWN_WORDS = 20_000;
/** Longer ones do not repeat, and a text may be one word. */
const MAX_KNOWN_LENGTH = 30;

type Classes = readonly WordClass[];

interface ClassIndex {
  readonly terms: Map<string, WordClass[]>;
  readonly stems: Map<string, WordClass[]>;
  readonly longestStem: number;
  /** First words of phrases. */
  readonly starts: ReadonlySet<string>;
  /** The classes of words that were looked up. */
  readonly known: Map<string, Classes>;
}

const none: Classes = [];
let index: ClassIndex | undefined;

function note(lists: Map<string, WordClass[]>, text: string, wordClass: WordClass): void {
  const list = lists.get(text);
  if (list === undefined) lists.set(text, [wordClass]);
  else if (!list.includes(wordClass)) list.push(wordClass);
}

/** Made when it is first needed: most commands read no text. */
function classIndex(): ClassIndex {
  if (index !== undefined) return index;
  const terms = new Map<string, WordClass[]>();
  const stems = new Map<string, WordClass[]>();
  for (const vocabulary of Object.values(vocabularies)) {
    for (const [wordClass, list] of Object.entries(vocabulary) as [WordClass, string][]) {
      for (const term of list.split(',')) {
        // The parts of a word around an apostrophe are tokens of their own.
        const plain = plainText(term.replace('*', '')).replace(apostrophes, ' ').trim();
        const isStem = term.includes('*') && plain.length >= SHORTEST_STEM && !plain.includes(' ');
        if (plain !== '') note(isStem ? stems : terms, plain, wordClass);
      }
    }
  }
  const starts = new Set([...terms.keys()].map((term) => term.split(' ')).flatMap(startOfPhrase));
  const longestStem = [...stems.keys()].reduce((longest, { length }) => Math.max(longest, length), 0);
  return (index = { terms, stems, longestStem, starts, known: new Map() });
}

/** Chinese has no spaces: any character may start one. */
function startOfPhrase([first = '', ...others]: readonly string[]): readonly string[] {
  if (others.length > 0) return [first];
  return isHan(first) ? [first.slice(0, 1)] : [];
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

const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

function isHan(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= FIRST_HAN && code <= LAST_HAN;
}

/** Adds the classes of the phrases that start at a token. */
function addPhrases(tokens: readonly Token[], at: number, found: Classes[]): void {
  const { terms, starts } = classIndex();
  let phrase = tokens[at]?.plain ?? '';
  if (!starts.has(isHan(phrase) ? phrase.slice(0, 1) : phrase)) return;
  for (let next = at + 1; next < at + LONGEST_PHRASE; next++) {
    const token = tokens[next];
    if (token?.kind !== 'word') return;
    phrase += isHan(token.plain) ? token.plain : ` ${token.plain}`;
    const classes = terms.get(phrase);
    if (classes !== undefined) found[at] = [...new Set([...(found[at] ?? none), ...classes])];
  }
}

/** The classes of each token: those of the word and those of the phrases that start with it. */
export function wordClasses(tokens: readonly Token[]): readonly Classes[] {
  const found = tokens.map(({ kind, plain }) => (kind === 'word' ? classesOfWord(plain) : none));
  tokens.forEach(({ kind }, at) => {
    if (kind === 'word') addPhrases(tokens, at, found);
  });
  return found;
}
