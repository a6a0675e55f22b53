import type { Meant } from './number-word-meanings.ts';
import { meaningsOf } from './number-word-meanings.ts';
import type { NumeralLanguage } from './number-words.ts';
import { plainText } from './plain-text.ts';
import { SpokenNumber } from './spoken-number.ts';
import { apostrophes } from './word-forms.ts';

interface Spoken {
  readonly meant: Meant;
  readonly isHyphenated: boolean;
}

const thousands = new Map(
  Object.entries({
    es: 'mil',
    pt: 'mil',
    en: 'thousand',
    de: 'tausend',
    fr: 'mille mil',
    it: 'mille mila',
    ru: 'тысяча тысячи тысяч',
    uk: 'тисяча тисячі тисяч',
    pl: 'tysiac tysiace tysiecy',
    id: 'ribu',
    vi: 'nghin ngan',
    tr: 'bin',
    uz: 'ming',
    kk: 'мын',
    fa: 'هزار',
    hi: 'हजार',
  }).map(([language, words]) => [language, new Set(words.split(' ').map(plainText))] as const),
);

/** Whether a word stands for a thousand in one of the languages. */
export function isThousand(plain: string, languages: readonly NumeralLanguage[]): boolean {
  return languages.some((language) => thousands.get(language)?.has(plain) === true);
}

function spokenWords(word: string): readonly Spoken[] | undefined {
  const spelled = word.toLowerCase().normalize('NFC').replace(apostrophes, '');
  const whole = meaningsOf(spelled) ?? meaningsOf(plainText(spelled));
  if (whole) return [{ meant: whole, isHyphenated: false }];
  const parts = spelled.split('-').filter((part) => part !== 'et' && part !== 'y' && part !== 'e');
  const meant = parts.map((part) => meaningsOf(part) ?? meaningsOf(plainText(part)));
  if (parts.length < 2 || !meant.every((one) => one !== undefined)) return undefined;
  return meant.map((one, at) => ({ meant: one, isHyphenated: at > 0 }));
}

/** The languages in which a word is a number. */
export function numeralLanguages(word: string): readonly NumeralLanguage[] {
  const [first, ...others] = spokenWords(word) ?? [];
  if (first === undefined) return [];
  return [...first.meant.meanings.keys()].filter((language) =>
    others.every(({ meant }) => meant.meanings.has(language)),
  );
}

function digitsIn(words: readonly string[], language: NumeralLanguage): string {
  const spoken = new SpokenNumber();
  const all = words.flatMap((word) => spokenWords(word) ?? []);
  for (const [at, { meant, isHyphenated }] of all.entries()) {
    const meaning = meant.meanings.get(language);
    if (meaning === undefined) continue;
    const following = all[at + 1];
    const next = following?.meant.meanings.get(language);
    spoken.add(meaning, {
      language,
      isJoined: meant.isJoined,
      isHyphenated,
      next: following &&
        next && { ...next, isJoined: following.meant.isJoined, isHyphenated: following.isHyphenated },
    });
  }
  return spoken.digits;
}

/** The digits of number words of one language: "dos mil diez" is 2010. `undefined` where they are no one number. */
export function dictatedNumber(words: readonly string[], language: NumeralLanguage): string | undefined {
  const isThousandHere = (word: string): boolean => isThousand(plainText(word), [language]);
  const at = words.findIndex(isThousandHere);
  if (at < 0) return digitsIn(words, language);
  const [count, rest] = [digitsIn(words.slice(0, at), language), digitsIn(words.slice(at + 1), language)];
  if (count.length > 1 || rest.length > 3 || words.findLastIndex(isThousandHere) !== at) return undefined;
  return (count || '1') + rest.padStart(3, '0');
}
