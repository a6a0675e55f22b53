import type { Token } from './annotated-text.ts';
import type { FunctionWord } from './function-word-kind.ts';
import { answersAndChanges } from './lexicons/answers-and-changes.ts';
import { functionWords } from './lexicons/function-words.ts';
import { pronouns } from './lexicons/pronouns.ts';
import { receivedWords } from './lexicons/received-words.ts';
import { plainText } from './plain-text.ts';

interface Known {
  readonly words: ReadonlySet<string>;
  /** Beginnings of words. */
  readonly stems: readonly string[];
}

function wordsOf(kind: FunctionWord): readonly string[] {
  return [functionWords, pronouns, answersAndChanges, receivedWords]
    .flatMap((languages) => Object.values(languages))
    .flatMap((words) => words[kind]?.split(' ') ?? []);
}

function collect(kind: FunctionWord): Known {
  const all = wordsOf(kind).map(plainText);
  return {
    words: new Set(all.filter((word) => !word.endsWith('*'))),
    stems: all.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
  };
}

const known = new Map<FunctionWord, Known>();

function knownOf(kind: FunctionWord): Known {
  const found = known.get(kind) ?? collect(kind);
  known.set(kind, found);
  return found;
}

/** Whether a token is a word of grammar of a kind, in any language. */
export function isFunctionWord(token: Token | undefined, kind: FunctionWord): boolean {
  if (token?.kind !== 'word') return false;
  const { words, stems } = knownOf(kind);
  return words.has(token.plain) || stems.some((stem) => token.plain.startsWith(stem));
}

/** Whether a token ends like the words of a kind. */
export function hasFunctionEnding(token: Token | undefined, kind: FunctionWord): boolean {
  return token !== undefined && [...knownOf(kind).words].some((ending) => token.plain.endsWith(ending));
}
