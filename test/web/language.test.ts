import assert from 'node:assert/strict';
import { languageOf, languages } from '../../src/domain/languages.ts';
import { words } from '../../src/web/html/page-texts.ts';

describe('page language', () => {
  it('knows Bitrix24 names of languages', () => {
    const pairs = {
      es: 'es',
      la: 'es',
      br: 'pt',
      pt: 'pt',
      ru: 'ru',
      de: 'de',
      fr: 'fr',
      en: 'en',
      EN: 'en',
      pl: 'en',
      '': 'en',
    };
    for (const [lang, language] of Object.entries(pairs)) assert.equal(languageOf(lang), language, lang);
    assert.equal(languageOf(['de', 'fr']), 'en');
  });

  it('has every sentence in every language', () => {
    for (const language of languages) {
      for (const text of Object.values(words[language]) as string[]) assert.match(text, /\S/);
    }
  });
});
