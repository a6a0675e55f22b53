import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { findBrokenCitations, type Clone } from './find-broken-citations.ts';

const root = new URL('../../', import.meta.url);
const folders = ['src', 'handlers', 'config', 'simulator', 'test', 'bench', 'docs', 'deploy', 'market'];
const readable = /\.(?:ts|vue|js|html|md)$/;
/** Texts of customers, examples of Bitrix24's documents, and this test, which holds broken citations on purpose. */
const skipped = /^test\/(?:corpus|contract|docs)\//;

/** Every file of the clone that may cite something. */
function citingFiles(): readonly string[] {
  const inFolders = folders
    .filter((folder) => existsSync(new URL(folder, root)))
    .flatMap((folder) =>
      readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name}`,
      ),
    );
  const atTop = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  return [...inFolders, ...atTop].filter((path) => readable.test(path) && !skipped.test(path));
}

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

const namedFile = /`((?:src|handlers|config|simulator|test|bench|deploy|market)\/[\w./-]+)`/g;
const decisions = readdirSync(new URL('docs/decisions', root)).map((name) => `docs/decisions/${name.slice(0, 4)}`);
const clone: Clone = {
  has: (path) => decisions.includes(path) || (path.endsWith('.md') && existsSync(new URL(path, root))),
  text: read,
};
const found = (path: string, text: string): readonly string[] =>
  findBrokenCitations(path, text, clone).map(({ citation }) => citation);

describe('citations', () => {
  it('lead to a file and a heading of the clone', () => {
    const broken = citingFiles().flatMap((path) => findBrokenCitations(path, read(path), clone));
    assert.deepEqual(
      broken.map(({ path, line, citation }) => `${path}:${line} ${citation}`),
      [],
    );
  });

  // Decisions tell how it was when they were made.
  it('files that the documents name are there', () => {
    const documents = citingFiles().filter((path) => path.endsWith('.md') && !path.startsWith('docs/decisions/'));
    const gone = documents.flatMap((path) =>
      [...read(path).matchAll(namedFile)].map(([, name = '']) => name).filter((name) => !existsSync(new URL(name, root))),
    );
    assert.deepEqual(gone, []);
  });

  it('of the specification and of facts about Bitrix24 are found where they are right', () => {
    for (const text of [
      '/** As docs/spec.md 3.1, 6.8 and docs/spec.md 5, rule 8; 10 say (docs/spec.md#the-card). */',
      '/** Number of the rule in docs/spec.md 5; 0: a person. */',
      '// See docs/bitrix24/events.md#delivery, docs/bitrix24/open-lines.md and decision 3.',
      '// Elsewhere: https://example.com/nowhere.md#at-all',
    ])
      assert.deepEqual(found('src/some.ts', text), []);
    assert.deepEqual(found('docs/some.md', '[a](spec.md#5-deciding) [b](../README.md) [c](bitrix24/README.md)'), []);
  });

  for (const [what, text, citation] of [
    ['file', '// docs/bitrix24/nowhere.md', 'docs/bitrix24/nowhere.md'],
    ['heading', '// docs/bitrix24/events.md#nowhere', 'docs/bitrix24/events.md#nowhere'],
    ['section', '// docs/spec.md 12', 'docs/spec.md 12'],
    ['part of a section', '// docs/spec.md 6.1, 6.9', 'docs/spec.md 6.9'],
    ['rule', '// docs/spec.md 5, rule 10', 'docs/spec.md rule 10'],
    ['decision', '// decision 99', 'decision 99'],
    ['section of a document without a path', '// as spec 5 says', 'spec 5'],
    ['document outside of the clone', '// ../shared/research/notes', '../shared'],
    ['document that nobody has', '// (native-tracker.md 3.1)', 'native-tracker.md'],
  ] as const) {
    it(`a ${what} that is not there is named`, () => {
      assert.deepEqual(found('src/some.ts', text), [citation]);
    });
  }

  it('a heading of the same page that is not there is named', () => {
    assert.deepEqual(found('docs/some.md', '# Here\n[a](#here) [b](#there)'), ['#there']);
  });
});
