import assert from 'node:assert/strict';
import { languages } from '../../../src/domain/languages.ts';
import { pageLanguage } from '../../../src/web/html/page-language.ts';
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
      en: 'en',
      EN: 'en',
      pl: 'en',
      '': 'en',
    };
    for (const [lang, language] of Object.entries(pairs)) assert.equal(pageLanguage(lang), language, lang);
    assert.equal(pageLanguage(['de', 'fr']), 'en');
  });

  it('has every text in every language', () => {
    for (const language of languages) {
      for (const text of Object.values(pageTexts[language]) as string[]) assert.match(text, /\S/);
    }
  });
});
