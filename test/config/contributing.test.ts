import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

/** Paths of the repository that a text names in code or links; those with a placeholder are left out. */
function pathsIn(text: string): readonly string[] {
  const named = [...text.matchAll(/`([\w./-]+)`|\]\((?!https?:)([\w./-]+)\)/g)].map(
    ([, code, link]) => code ?? link ?? '',
  );
  return named.filter(
    (path) =>
      /^(?:src|handlers|config|simulator|tools|test|bench|docs|manifest\.json|eslint)\b[./]/.test(path) ||
      /\.(?:md|js|jsonc)$/.test(path),
  );
}

describe('CONTRIBUTING.md', () => {
  const text = read('CONTRIBUTING.md');
  // Recipes about what is being rebuilt name what will be there.
  const sections = text
    .split(/^(?=###? )/m)
    .filter((section) => !/^.*<!-- check after merge -->/.test(section));

  it('names files and folders that are there', () => {
    const paths = sections.flatMap(pathsIn);
    assert.ok(paths.length > 30, String(paths.length));
    assert.deepEqual(
      paths.filter((path) => !existsSync(new URL(`../../${path}`, import.meta.url))),
      [],
    );
  });

  it('names scripts that are there', () => {
    const names = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name ?? '');
    assert.ok(names.length > 8);
    assert.deepEqual(
      names.filter((name) => !Object.hasOwn(scripts, name)),
      [],
    );
  });
});
