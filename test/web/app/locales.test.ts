import assert from 'node:assert/strict';
import { languages } from '../../../src/domain/languages.ts';
import { loadLocale } from '../../../src/web/app/locales/load-locale.ts';

type Node = string | { readonly [key: string]: Node };

/** Path (`errors.title`) and text of every message. */
function textsOf(node: Node, path = ''): readonly (readonly [string, string])[] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node).flatMap(([key, inner]) => textsOf(inner, path === '' ? key : `${path}.${key}`));
}
const placeholdersOf = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('the locales of the pages', () => {
  for (const language of languages) {
    it(`${language} has every text with the same placeholders as English`, async () => {
      const english = textsOf(await loadLocale('en'));
      const own = new Map(textsOf(await loadLocale(language)));
      assert.deepEqual([...own.keys()].sort(), english.map(([path]) => path).sort());
      for (const [path, sentence] of english) {
        assert.notEqual(own.get(path)?.trim(), '', path);
        assert.deepEqual(placeholdersOf(own.get(path) ?? ''), placeholdersOf(sentence), path);
      }
      assert.equal(own.get('language'), language);
    });
  }
});
