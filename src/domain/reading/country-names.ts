import { lexicons } from './lexicons/all.ts';
import { plainText } from './plain-text.ts';

// "Nepal" is in "Nepali", "Deutschland" in "deutsche": enough letters of the name to tell it from other words.
const MIN_STEM_LENGTH = 4;
const MAX_STEM_LENGTH = 7;
const ENDING_LENGTH = 2;

const stemsOfCountry = new Map<string, readonly string[]>();

function stemOf(name: string): string {
  const plain = plainText(name);
  const letters = [...plain];
  const isUnspaced = /\p{Script=Han}/u.test(plain);
  if (isUnspaced || plain.includes(' ')) return plain;
  const length = Math.max(MIN_STEM_LENGTH, Math.min(letters.length - ENDING_LENGTH, MAX_STEM_LENGTH));
  return letters.slice(0, length).join('');
}

/** Beginnings of the name of a country in the languages of the lexicons. */
function stemsOf(country: string): readonly string[] {
  const known = stemsOfCountry.get(country);
  if (known !== undefined) return known;
  const names = [...Object.keys(lexicons), 'zh-Hant'].map((language) =>
    new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(country),
  );
  const stems = [...new Set(names.flatMap((name) => (name === undefined ? [] : stemOf(name))))];
  stemsOfCountry.set(country, stems);
  return stems;
}

/** Whether a text in the form of `plainText` has the name of a country, or a word of it ("Nepali"). */
export function namesCountry(plain: string, country: string): boolean {
  return stemsOf(country).some((stem) => {
    const at = plain.indexOf(stem);
    return at >= 0 && (/\p{Script=Han}/u.test(stem) || !/\p{L}/u.test(plain[at - 1] ?? ''));
  });
}
