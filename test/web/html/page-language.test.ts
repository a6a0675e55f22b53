import assert from 'node:assert/strict';
import { languageOf, languages } from '../../../src/domain/languages.ts';
import { pageTexts } from '../../../src/web/html/page-texts.ts';

describe('page language', () => {
  it('maps the language codes of Bitrix24', () => {
    const pairs = {
      es: 'es',
      la: 'es',
      br: 'pt',
      pt: 'pt',
      ru: 'ru',
      de: 'de',
      fr: 'fr',
      tr: 'tr',
      TR: 'tr',
      en: 'en',
      EN: 'en',
      pl: 'en',
      '': 'en',
    };
    for (const [lang, language] of Object.entries(pairs)) assert.equal(languageOf(lang), language, lang);
    assert.equal(languageOf(['de', 'fr']), 'en');
  });

  it('has every text in every language', () => {
    for (const language of languages) {
      for (const text of Object.values(pageTexts[language]) as string[]) assert.match(text, /\S/);
    }
  });
});
