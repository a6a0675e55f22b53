/** Languages of everything that people read: pages, installer, timeline lines. */
export const languages = ['es', 'en', 'ru', 'pt', 'de', 'fr', 'tr'] as const;
export type Language = (typeof languages)[number];

/** Names that Bitrix24 has for our languages besides their own: Latin American Spanish, Brazilian Portuguese. */
const otherNames = new Map<string, Language>([
  ['la', 'es'],
  ['br', 'pt'],
]);

/** Languages that we do not have, with the one that their readers are given. */
const substitutes = new Map<string, Language>([
  ['ua', 'ru'],
  ['kz', 'ru'],
  ['by', 'ru'],
]);

/**
 * Language for a `LANG` or `LANGUAGE_ID` of the portal (docs/bitrix24/install-and-auth.md#page-request);
 * English for what is not known.
 */
export function languageOf(portalLanguage: unknown): Language {
  const name = typeof portalLanguage === 'string' ? portalLanguage.toLowerCase().slice(0, 2) : '';
  return languages.find((known) => known === name) ?? otherNames.get(name) ?? substitutes.get(name) ?? 'en';
}

/** Every name under which Bitrix24 has a language, its own first: `es`, `la`. */
export function portalNamesOf(language: Language): readonly string[] {
  const others = [...otherNames].filter(([, known]) => known === language);
  return [language, ...others.map(([name]) => name)];
}
