import assert from 'node:assert/strict';
import { languages } from '../../../src/domain/languages.ts';
import { loadLocale } from '../../../src/web/app/locales/load-locale.ts';

type Node = string | { readonly [key: string]: Node };

/** `errors.title` and what is said there, for every sentence. */
function sentences(node: Node, path = ''): readonly (readonly [string, string])[] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node).flatMap(([key, inner]) =>
    sentences(inner, path === '' ? key : `${path}.${key}`),
  );
}
const places = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('the words of the pages', () => {
  for (const language of languages) {
    it(`${language} lacks no sentence and no place in one`, async () => {
      const english = sentences(await loadLocale('en'));
      const own = new Map(sentences(await loadLocale(language)));
      assert.deepEqual([...own.keys()].sort(), english.map(([path]) => path).sort());
      for (const [path, sentence] of english) {
        assert.notEqual(own.get(path)?.trim(), '', path);
        assert.deepEqual(places(own.get(path) ?? ''), places(sentence), path);
      }
      assert.equal(own.get('language'), language);
    });
  }
});
