import type { Token } from './annotated-text.ts';
import type { ListedWord } from './lexicons/listed-words.ts';
import { listedWords } from './lexicons/listed-words.ts';
import { plainText } from './plain-text.ts';

function collect(kind: ListedWord): ReadonlySet<string> {
  const words = Object.values(listedWords).flatMap((language) => language[kind]?.split(' ') ?? []);
  return new Set(words.map((word) => word.normalize('NFC')));
}

const known = new Map<ListedWord, ReadonlySet<string>>();

/** The words of a kind in the entries of lists of people, in all languages. */
export function listedWordsOf(kind: ListedWord): ReadonlySet<string> {
  const words = known.get(kind) ?? collect(kind);
  known.set(kind, words);
  return words;
}

const plainForms = new Map<ListedWord, ReadonlySet<string>>();

/** Whether a token is a word of a kind only without its accents. */
export function isSpelledOtherwise(token: Token, kind: ListedWord): boolean {
  const plain = plainForms.get(kind) ?? new Set([...listedWordsOf(kind)].map(plainText));
  plainForms.set(kind, plain);
  return plain.has(token.plain) && !listedWordsOf(kind).has(token.lower);
}

/** Whether a token is a word of a kind: with its accents, because Minh is a name and mình is "I". */
export function isListedWord(token: Token | undefined, kind: ListedWord): boolean {
  return token?.kind === 'word' && listedWordsOf(kind).has(token.lower);
}
