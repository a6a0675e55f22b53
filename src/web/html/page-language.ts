import { languages, type Language } from '../../domain/languages.ts';

/** Bitrix24 language codes with another name for one of our languages, or whose readers get the nearest one. */
const languageAliases: Readonly<Record<string, Language>> = {
  la: 'es',
  br: 'pt',
  kz: 'ru',
  by: 'ru',
  ua: 'ru',
};

/**
 * Language of a page from the portal's `LANG` parameter (docs/bitrix24/install-and-auth.md#page-request);
 * English for any other value.
 */
export function pageLanguage(lang: unknown): Language {
  const name = typeof lang === 'string' ? lang.toLowerCase().slice(0, 2) : '';
  return languages.find((language) => language === name) ?? languageAliases[name] ?? 'en';
}
