import type { AnnotatedText, Token } from './annotated-text.ts';
import type { PhoneHit } from './contact-hit.ts';
import { namesWriter, namesWriterInBrackets } from './names-writer.ts';
import type { TextRange } from './reading.ts';
import { tokensAround } from './token-window.ts';

const MIN_LISTED_PEOPLE = 3;
/** Words before a number that may name its owner; in the first entry a sentence stands before them. */
const MAX_WORDS_OF_ENTRY = 4;

/** "Ali 0100..., Mona 0110..., Sami 0120...": several people, each with a number. */
export function isListOfPeople(annotated: AnnotatedText, phones: readonly PhoneHit[]): boolean {
  if (phones.length < MIN_LISTED_PEOPLE) return false;
  const names = phones.map(({ at }) => annotated.tokens[tokensAround(annotated, at)[0]]);
  if (!names.every((token) => token?.kind === 'word')) return false;
  // A name may be a word of some language.
  const unknown = names.filter((token) => token?.isName === true || token?.concepts.length === 0);
  return (
    unknown.length > names.length / 2 && new Set(names.map((token) => token?.plain)).size === names.length
  );
}

function endsEntry({ kind }: Token): boolean {
  return kind === 'identifier' || kind === 'hard';
}

/** Whether the entry with this number names the writer: "and me, the tenant, 0417...", "612... (yo, Ana)". */
export function isWritersEntry(annotated: AnnotatedText, range: TextRange): boolean {
  const { tokens } = annotated;
  const [before, after] = tokensAround(annotated, range);
  const entry = tokens.findLastIndex((token, at) => at <= before && endsEntry(token)) + 1;
  const words = tokens.slice(entry, before + 1).filter(({ kind }) => kind === 'word');
  return words.slice(-MAX_WORDS_OF_ENTRY).some(namesWriter) || namesWriterInBrackets(tokens, after);
}
