import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runCommand, type Environment } from './app-process.ts';

const packageJson = z.object({ scripts: z.record(z.string(), z.string()) });

describe('arguments of the commands', function () {
  // A process for each case.
  this.timeout(180_000);
  let dir: string;
  let env: Environment;
  let names: readonly string[];

  before(async () => {
    const { scripts } = packageJson.parse(JSON.parse(await readFile('package.json', 'utf8')));
    names = Object.values(scripts).flatMap(
      (script) => /^node dist\/src\/cli\/([\w-]+)\.js$/.exec(script)?.[1] ?? [],
    );
    dir = await mkdtemp(join(tmpdir(), 'tracker-'));
    // No configuration: a command that went on to its work would complain about that, and make DATA_DIR first.
    env = { PATH: process.env['PATH'] ?? '', DATA_DIR: join(dir, 'data') };
  });
  after(() => rm(dir, { recursive: true, force: true }));
  afterEach(() => assert.equal(existsSync(join(dir, 'data')), false, 'nothing was made'));

  it('--help says what a command takes and does nothing else', async () => {
    assert.ok(names.length >= 6, names.join(' '));
    for (const name of names) {
      const copy = join(dir, 'copy');
      const { code, stdout, stderr } = await runCommand(env, name, copy, '--help');
      assert.deepEqual([code, stderr], [0, ''], name);
      assert.match(stdout, new RegExp(`^usage: ${name}\\b.*\\n\\n\\S`));
      assert.equal(existsSync(copy), false, name);
    }
  });

  it('an unknown option is refused with the usage', async () => {
    for (const name of names) {
      const { code, stdout, stderr } = await runCommand(env, name, '--nonsense');
      assert.deepEqual([code, stdout], [2, ''], name);
      assert.match(stderr, new RegExp(`^Unknown option '--nonsense'\\.\\nusage: ${name}\\b`));
    }
  });

  const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['backup', [], /^An argument is missing/],
    ['backup', [''], /^An argument is empty/],
    ['backup', ['here', 'there'], /^There are too many arguments/],
    ['undo', [], /^An argument is missing/],
    ['journal', ['many'], /^COUNT has to be a whole number from 1 to 1000/],
    ['journal', ['1001'], /^COUNT has to be/],
    ['journal', ['--portal'], /^Option '--portal <value>' argument missing/],
    ['doctor', ['acme.bitrix24.es'], /^Unexpected argument 'acme\.bitrix24\.es'/],
    ['rest-log', ['--since', 'soon'], /^--since takes minutes/],
    ['rest-log', ['--failed=yes'], /^Option '--failed' does not take an argument/],
    ['extract', ['--region', 'Spain'], /^--region takes country codes/],
  ];
  for (const [name, args, problem] of refused) {
    it(`${[name, ...args].join(' ')}: refused`, async () => {
      const { code, stdout, stderr } = await runCommand(env, name, ...args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, problem);
      assert.match(stderr, new RegExp(`\\nusage: ${name}\\b`));
    });
  }
});
