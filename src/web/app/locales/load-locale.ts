import type { Language } from '../../../domain/languages.ts';
import type { Messages } from './messages.ts';

/** One bundle file per language, so that a browser loads only one of them. */
const locales: Readonly<Record<Language, () => Promise<Messages>>> = {
  es: async () => (await import('./es.ts')).es,
  en: async () => (await import('./en.ts')).en,
  ru: async () => (await import('./ru.ts')).ru,
  pt: async () => (await import('./pt.ts')).pt,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  tr: async () => (await import('./tr.ts')).tr,
};

/** Loads the texts of a language. */
export function loadLocale(language: Language): Promise<Messages> {
  return locales[language]();
}
