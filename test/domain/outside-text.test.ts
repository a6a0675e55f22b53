import assert from 'node:assert/strict';
import { parseRefKey, refKey } from '../../src/domain/crm-ref.ts';
import { languageOf, portalNamesOf } from '../../src/domain/languages.ts';
import { defaultLineSettings, modeOf } from '../../src/domain/line-settings.ts';

describe('look-ups by text from outside', () => {
  it("a connector's mode is its own, else the line's, whatever it is called", () => {
    const settings = { ...defaultLineSettings, connectors: { viber: 'off' as const } };
    assert.equal(modeOf(settings, 'viber'), 'off');
    for (const name of ['telegrambot', 'constructor', '__proto__', 'toString'])
      assert.equal(modeOf(settings, name), 'auto', name);
  });

  it('a language is English where it is not known, whatever it is called', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'pl', '', undefined, 1])
      assert.equal(languageOf(name), 'en', String(name));
    assert.deepEqual(['la', 'BR', 'ua', 'kz', 'by'].map(languageOf), ['es', 'pt', 'ru', 'ru', 'ru']);
    assert.deepEqual(portalNamesOf('es'), ['es', 'la']);
    assert.deepEqual(portalNamesOf('pt'), ['pt', 'br']);
    assert.deepEqual(portalNamesOf('ru'), ['ru']);
  });

  it('an item is a known type and a number', () => {
    assert.equal(refKey({ type: 'deal', id: 12 }), 'deal:12');
    assert.deepEqual(parseRefKey('deal:12'), { type: 'deal', id: 12 });
    for (const text of ['constructor:1', 'deal', 'deal:', 'deal:x', 'DEAL:1', 'deal:1 ', ''])
      assert.equal(parseRefKey(text), undefined, text);
  });
});
