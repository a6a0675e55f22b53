import type { TextRange } from './reading.ts';
import { allMatches } from './all-matches.ts';
import { asciiDigit } from './ascii-digit.ts';
import { signOf, writtenSigns } from './written-signs.ts';

/** A text with normalised digits, dashes and spaces, and the mapping of its ranges to the original text. */
export interface FoldedText {
  readonly text: string;
  readonly original: string;
  /** Range of the original text for a range of the folded text. */
  readonly place: (range: TextRange) => TextRange;
}

interface Folding {
  readonly from: string;
  readonly to: (character: string) => string;
}

const foldings: readonly Folding[] = [
  // Invisible characters: direction marks, joiners, variation selectors, soft hyphen, the keycap of emoji.
  {
    from: '\\u00ad\\u034f\\u061c\\u0640\\u115f\\u1160\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u20e3\\ufe00-\\ufe0f\\ufeff',
    to: () => '',
  },
  {
    from: '\\u02d7\\u2010-\\u2015\\u2043\\u2212\\u2796\\u2e3a\\u2e3b\\u30fc\\ufe58\\ufe63\\uff0d',
    to: () => '-',
  },
  { from: '\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000', to: () => ' ' },
  { from: '\\u0085\\u2028\\u2029', to: () => '\n' },
  { from: '\\u2795\\ufe62\\uff0b', to: () => '+' },
  { from: '\\u00b4\\u02bc\\u2018\\u2019', to: () => "'" },
  // Full-width and half-width forms, small forms, Arabic presentation forms, mathematical letters.
  {
    from: '\\ufb50-\\ufdff\\ufe50-\\ufe6f\\ufe70-\\ufefc\\uff01-\\uffee\\u{1d400}-\\u{1d7cb}',
    to: withoutPresentation,
  },
];

/** Arabic has single characters for whole phrases; they stay, or a text would become 18 times as long. */
const MAX_FOLDED_LENGTH = 4;

function withoutPresentation(character: string): string {
  const folded = character.normalize('NFKC');
  return folded.length > MAX_FOLDED_LENGTH ? character : folded;
}

const foldable = new RegExp(`[${foldings.map(({ from }) => from).join('')}]|(?![0-9])\\p{Nd}`, 'u');
const tests = foldings.map(({ from, to }) => ({ sign: new RegExp(`[${from}]`, 'u'), to }));

function foldedCharacter(character: string): string {
  if (character < '\u0080') return character;
  const digit = asciiDigit(character);
  if (digit !== undefined) return digit;
  return tests.find(({ sign }) => sign.test(character))?.to(character) ?? character;
}

const cache = new Map<string, string>();
const MAX_CACHED_CHARACTERS = 5000;

function fold(character: string): string {
  const cached = cache.get(character);
  if (cached !== undefined) return cached;
  const folded = foldedCharacter(character);
  if (cache.size < MAX_CACHED_CHARACTERS) cache.set(character, folded);
  return folded;
}

function sameRange(range: TextRange): TextRange {
  return range;
}

/** A character, or several that stand for one (`<br>`), with its offset. */
interface Unit {
  readonly written: string;
  readonly folded: string;
  readonly offset: number;
}

function unitsOf(original: string): readonly Unit[] {
  const units: Unit[] = [];
  const addPlain = (from: number, to: number): void => {
    let offset = from;
    for (const character of original.slice(from, to)) {
      units.push({ written: character, folded: fold(character), offset });
      offset += character.length;
    }
  };
  let end = 0;
  for (const { 0: written, index } of allMatches(original, writtenSigns)) {
    addPlain(end, index);
    units.push({ written, folded: signOf(written), offset: index });
    end = index + written.length;
  }
  addPlain(end, original.length);
  return units;
}

const mayContainWrittenSign = /<br|\[br\]|#br#|&[a-z#]|%40/i;

/**
 * Normalises digits of all scripts, dashes, spaces, invisible characters, line breaks and signs written as HTML, with a
 * mapping to the original.
 */
export function foldText(original: string): FoldedText {
  if (!foldable.test(original) && !mayContainWrittenSign.test(original))
    return { text: original, original, place: sameRange };
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (const { written, folded, offset } of unitsOf(original)) {
    const whole = folded === written;
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(whole ? offset + unit : offset);
      ends.push(whole ? offset + unit + 1 : offset + written.length);
    }
    text += folded;
  }
  const place = ({ start, end }: TextRange): TextRange => ({
    start: starts[start] ?? original.length,
    end: ends[Math.max(start, end - 1)] ?? original.length,
  });
  return { text, original, place };
}
