import type { Language } from '../../../domain/languages.ts';
import type { Words } from './messages.ts';

/** Each dictionary is a file of its own: a reader loads one. */
const dictionaries: Readonly<Record<Language, () => Promise<Words>>> = {
  es: async () => (await import('./es.ts')).es,
  en: async () => (await import('./en.ts')).en,
  ru: async () => (await import('./ru.ts')).ru,
  pt: async () => (await import('./pt.ts')).pt,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
};

export function loadWords(language: Language): Promise<Words> {
  return dictionaries[language]();
}
