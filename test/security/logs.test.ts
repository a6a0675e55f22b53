import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { capturedLineCounts } from '../helpers/captured-output.ts';
import { knownTestData, leaksOfLine } from '../helpers/leaks.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { anasPortal } from '../web/api/scene.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Tests of the leak check at the end of every test run (test/helpers/capture-output.ts). */
describe('leak check of captured output', () => {
  for (const line of [
    'call +34 600 12 34 56',
    'call 600123456',
    'ana.vega@example.com wrote',
    'Ana wrote',
    'the token 51856fefc120afa4b628cc82d3935cce',
    'sealed v1.abc.AbCdEf0123456789AbCdEf0123',
    'with client-secret-of-the-test',
    '{"time":1764109999999,"msg":"decision recorded","value":"600123456"}',
    '{"time":1764109999999,"deep":{"list":[{"id":600123456}]}}',
    '{"time":1764109999999,"ana@example.com":1}',
    '{"time":1764109999999,"member":"ana@example.com"}',
    '{"time":1764109999999,"err":{"message":"no Vega","stack":"    at x"}}',
  ])
    it(`finds a leak in ${line}`, () => {
      assert.notDeepEqual(leaksOfLine(line), []);
    });

  for (const line of [
    '{"level":30,"time":1764109999999,"member":"a223c6b3710f85df22e9377d6c4f7553","decision":"d-0mi1abc2def","rule":6,"msg":"decision recorded"}',
    '{"level":30,"time":1764109999999,"port":41234,"msg":"listening"}',
    '{"level":50,"time":1764109999999,"err":{"type":"Error","message":"***@*** ***","stack":"    at f (file:///a/b.ts:1:2)"}}',
    'http://127.0.0.1:41234 since 2026-11-25T10:11:12.123Z',
    'Analysis of one message',
  ])
    it(`finds no leak in ${line.slice(0, 60)}`, () => {
      assert.deepEqual(leaksOfLine(line), []);
    });

  it('knows the names and secrets used in tests', () => {
    for (const name of ['Ana', 'Vega', 'Berta']) assert.ok(knownTestData.names.has(name), name);
    for (const secret of ['client-secret-of-the-test', 'application-token-in-the-clear'])
      assert.ok(knownTestData.secrets.has(secret), secret);
  });

  it('captures the log of an app in this process', async () => {
    const before = capturedLineCounts().get('app') ?? 0;
    await withTracker({}, async (tracker) => {
      const { on, says } = await anasPortal(tracker);
      await says(on('telegrambot'), '600123456');
    });
    assert.ok((capturedLineCounts().get('app') ?? 0) > before);
  });

  it('fails the run for leaks of the app, of a child process and on stderr', () => {
    const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
    // Its own copy of the modules would be counted against the coverage of ours.
    const env = { ...process.env, NODE_V8_COVERAGE: '' };
    const { status, stdout } = spawnSync(process.execPath, [mocha, 'test/security/logs/leaking.ts'], {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    assert.equal(status, 1, stdout);
    assert.match(stdout, /3 passing/);
    assert.match(stdout, /3 lines of output contain personal data or secrets/);
    assert.match(stdout, /app: number 600123456/);
    assert.match(stdout, /leaking-child\.ts \(stdout\): email ana@example\.com/);
    assert.match(stdout, /stderr: name Berta/);
  });

  it('covers every log: tests create theirs only with testLog', async () => {
    const files = await readdir(join(root, 'test'), { recursive: true });
    const creators: string[] = [];
    for (const file of files.filter((name) => name.endsWith('.ts')))
      if (/\b(?:createLog|pino)\(/.test(await readFile(join(root, 'test', file), 'utf8')))
        creators.push(file);
    // The log of kill/child.ts goes to its captured stderr; the test of masking checks its own lines.
    assert.deepEqual(creators.sort(), ['helpers/test-log.ts', 'kill/child.ts', 'observability/mask.test.ts']);
  });
});
