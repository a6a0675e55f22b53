import { languages, type Language } from '../../domain/languages.ts';

/** Bitrix24's names for languages that we have under another, or that read one of ours. */
const others: Readonly<Record<string, Language>> = { la: 'es', br: 'pt', kz: 'ru', by: 'ru', ua: 'ru' };

/** The language of a page from the `LANG` that the portal gives (rest-contract.md 1.3). */
export function pageLanguage(lang: unknown): Language {
  const name = typeof lang === 'string' ? lang.toLowerCase().slice(0, 2) : '';
  return languages.find((language) => language === name) ?? others[name] ?? 'en';
}
