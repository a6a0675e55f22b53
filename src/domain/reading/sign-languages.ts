import type { NumeralLanguage } from './number-words.ts';
import { plainText } from './plain-text.ts';

const signsOf: Partial<Record<NumeralLanguage, string>> = {
  es: 'arroba arrova punto',
  pt: 'arroba ponto',
  en: 'at dot period',
  de: 'at ät klammeraffe affe punkt',
  fr: 'arobase arobas arrobase point',
  it: 'chiocciola chioccola punto',
  pl: 'małpa małpka malpa kropka',
  ru: 'собака собачка собакой точка тчк эт ат',
  uk: 'равлик равлика песик собачка собака крапка ет',
  kk: 'айқұлақ айкулак нүкте собака',
  tr: 'kuyruklu nokta et',
  id: 'titik et',
  vi: 'còng móc chấm',
  uz: 'kuchukcha sobaka nuqta',
  uzbekCyrillic: 'кучукча нуқта',
  ar: 'ات نقطة نقطه دوت',
  fa: 'ات آت ایت نقطه دات',
  he: 'כרוכית שטרודל נקודה',
  hi: 'ऐट एट डॉट डाट',
  ka: 'ეტ ეთ ეთი ქუქუ ძაღლუკა წერტილი',
};

const languagesOf = new Map<string, NumeralLanguage[]>();
for (const [language, words] of Object.entries(signsOf) as [NumeralLanguage, string][])
  for (const word of plainText(words).split(' '))
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);

/** The languages of the words for the signs in a dictated text. */
export function signLanguages(text: string): readonly NumeralLanguage[] {
  const words = plainText(text).match(/[\p{L}\p{M}]+/gu) ?? [];
  return [...new Set(words.flatMap((word) => languagesOf.get(word) ?? []))];
}
