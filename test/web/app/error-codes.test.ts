import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadLocale } from '../../../src/web/app/locales/load-locale.ts';

const folder = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
/** What follows an error class with its other arguments: the code. */
const thrown =
  /new (?:ApiError|CorrectionError|UndoError)\([^)]*?'([A-Z]+(?:_[A-Z]+)+)'|(?:notFound|forbidden)\(\s*'([A-Z_]+)'|invalidRequest\('([A-Z_]+)'|= '([A-Z]+_[A-Z_]+)';/gs;

/** The codes that the page API answers with. */
function codesOfServer(): readonly string[] {
  const files = ['src/web/api', 'src/application/corrections', 'src/application/undo'].flatMap((path) =>
    readdirSync(folder(path)).map((file) => `${folder(path)}/${file}`),
  );
  const codes = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(thrown)].flatMap((match) => match.slice(1).filter(Boolean)),
  );
  return [...new Set(codes)].sort();
}

describe('errors of the page API', () => {
  it('have a text in the languages of the pages', async () => {
    const codes = codesOfServer();
    assert.ok(codes.length > 20, codes.join(', '));
    const { errors } = await loadLocale('en');
    assert.deepEqual(
      codes.filter((code) => !Object.hasOwn(errors.byCode, code)),
      [],
    );
  });
});
