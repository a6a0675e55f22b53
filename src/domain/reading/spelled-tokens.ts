import { allMatches } from './all-matches.ts';
import { plainText } from './plain-text.ts';
import type { TextRange } from './reading.ts';
import { signNamed } from './spelled-words.ts';

/** A piece of the text before an at sign. */
export interface SpelledToken extends TextRange {
  readonly text: string;
  /** `text` in the form of `plainText`. */
  readonly plain: string;
  /**
   * `written`: characters of a local part. `accented`: they would be without their accents. `word`: other letters. `bracketed`: a
   * sign as in "ana (punto) ruiz".
   */
  readonly kind: 'written' | 'accented' | 'word' | 'bracketed' | 'break' | 'mark';
}

/** Longer than what is dictated of a local part and the words that announce it. */
const WINDOW_SIZE = 200;
const piece =
  /(?<bracketed>[([{<] {0,2}(?<inner>[^()[\]{}<>\n]{1,20}?) {0,2}[)\]}>])|(?<latin>[_+'-]*[\p{Script=Latin}\d](?:[\p{Script=Latin}\d\p{M}_+'-]|\.(?=[\p{Script=Latin}\d_+-]))*)|(?<word>(?:(?![\p{Script=Latin}\d])[\p{L}\p{M}\p{N}])+)|(?<break>\n)|(?<mark>[^ ])/giu;
const localCharacters = /^[\x21-\x7e]+$/;
// "ü" is "u" or "ue" in addresses.
const umlaut = /[äöüß]/iu;

function kindOfLatin(latin: string): SpelledToken['kind'] {
  if (localCharacters.test(latin)) return 'written';
  return umlaut.test(latin) || !localCharacters.test(plainText(latin)) ? 'word' : 'accented';
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): SpelledToken['kind'] | undefined {
  const { bracketed, inner, latin, word } = groups;
  if (bracketed !== undefined) return signNamed(inner ?? '') === undefined ? undefined : 'bracketed';
  if (latin !== undefined) return kindOfLatin(latin);
  if (word !== undefined) return 'word';
  return groups['break'] === undefined ? 'mark' : 'break';
}

/** The pieces of a text before an index, back to where an address may start at the earliest. */
export function tokensBefore(text: string, end: number): readonly SpelledToken[] {
  const from = Math.max(0, end - WINDOW_SIZE);
  const head = text.slice(from, end);
  return allMatches(head, piece).map((match): SpelledToken => {
    const groups = match.groups ?? {};
    const kind = kindOf(groups);
    const written = kind === 'bracketed' ? (groups['inner'] ?? '') : match[0];
    const start = from + match.index;
    return {
      text: written,
      plain: plainText(written),
      kind: kind ?? 'mark',
      start,
      end: start + match[0].length,
    };
  });
}

/** Whether nothing but blanks stands between two tokens. */
export function areApart(first: SpelledToken, second: TextRange): boolean {
  return second.start > first.end;
}
