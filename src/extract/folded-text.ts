import type { TextRange } from '../model/reading.ts';
import { asciiDigit } from './digit-zeros.ts';

/** A text in one spelling of digits, dashes and spaces, and the way back to the text as it was written. */
export interface FoldedText {
  readonly text: string;
  readonly original: string;
  /** Where a range of the folded text stands in the original. */
  readonly place: (range: TextRange) => TextRange;
}

// Everything that folding leaves alone: plain Latin, Cyrillic, Arabic letters and common Han characters.
const nothingToFold = /^[\t\n\r\x20-\x7e¡-¬®-ÿĀ-ɏЀ-ӿء-ي、。一-鿿]*$/;

const invisible =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff\u0640]/;
const dash = /[\u2010-\u2015\u2212\u2043\u2e3a\u2e3b\u30fc\ufe58\ufe63\uff0d\u02d7\u2796]/u;
const space = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const lineEnd = /[\u0085\u2028\u2029]/;
const plus = /[\u2795\ufe62\uff0b]/;
// Full and half width forms, small forms, Arabic presentation forms, mathematical letters.
const compatible = /[\ufb50-\ufdff\ufe50-\ufe6f\ufe70-\ufefc\uff01-\uffee\u{1d400}-\u{1d7cb}]/u;
const quotes = /[\u2018\u2019\u02bc\u00b4]/;

function foldedCharacter(character: string): string {
  const digit = asciiDigit(character);
  if (digit !== undefined) return digit;
  if (invisible.test(character)) return '';
  if (dash.test(character)) return '-';
  if (space.test(character)) return ' ';
  if (lineEnd.test(character)) return '\n';
  if (plus.test(character)) return '+';
  if (quotes.test(character)) return "'";
  return compatible.test(character) ? character.normalize('NFKC') : character;
}

/** Unicode folding that keeps the way back: digits of all scripts, dashes, spaces, marks nobody sees. */
export function foldText(original: string): FoldedText {
  if (nothingToFold.test(original)) return { text: original, original, place: (range) => range };
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let offset = 0;
  for (const character of original) {
    const folded = foldedCharacter(character);
    for (let unit = 0; unit < folded.length; unit++) {
      const whole = folded === character;
      starts.push(whole ? offset + unit : offset);
      ends.push(whole ? offset + unit + 1 : offset + character.length);
    }
    text += folded;
    offset += character.length;
  }
  const place = ({ start, end }: TextRange): TextRange => ({
    start: starts[start] ?? original.length,
    end: ends[Math.max(start, end - 1)] ?? original.length,
  });
  return { text, original, place };
}
