import type { Token } from '../annotated-text.ts';
import { isHan } from './is-han.ts';

/** Words of a phrase at most. */
const LONGEST_PHRASE = 4;

/** The first word of a phrase, of a Chinese one its first character; undefined for a single word. */
export function phraseStart(term: string): string | undefined {
  if (isHan(term)) return term.length > 1 ? term.slice(0, 1) : undefined;
  const blank = term.indexOf(' ');
  return blank < 0 ? undefined : term.slice(0, blank);
}

/** The phrases of two to four words that start at a token; none where no known phrase starts so. */
export function phrasesFrom(
  tokens: readonly Token[],
  at: number,
  startsPhrase: (word: string) => boolean,
): readonly string[] {
  let phrase = tokens[at]?.plain ?? '';
  const isChinese = isHan(phrase);
  const phrases: string[] = [];
  if (!startsPhrase(isChinese ? phrase.slice(0, 1) : phrase)) return phrases;
  for (let next = at + 1; next < at + LONGEST_PHRASE; next++) {
    const token = tokens[next];
    if (token?.kind !== 'word') break;
    phrase += isChinese ? token.plain : ` ${token.plain}`;
    phrases.push(phrase);
  }
  return phrases;
}
