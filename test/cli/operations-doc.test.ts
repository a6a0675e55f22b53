import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import request from 'supertest';
import { z } from 'zod';
import { readConfig } from '../../config/read-config.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const block = (text: string, language: string, first: string): string =>
  text.split('```').find((part) => part.startsWith(`${language}\n${first}`)) ??
  assert.fail(`no block ${first}`);

describe('docs/operations.md', () => {
  let text = '';
  before(async () => void (text = await readFile('docs/operations.md', 'utf8')));

  it('lists exactly the existing metrics', async () => {
    await withTracker({ install: false }, async ({ url }) => {
      const metrics = (await request(url).get('/metrics')).text;
      const named = (from: string, pattern: RegExp) =>
        [...new Set([...from.matchAll(pattern)].map(([, name]) => name))].sort();
      assert.deepEqual(named(text, /`(tracker_\w+)/g), named(metrics, /^# TYPE (tracker_\w+)/gm));
    });
  });

  it('shows a valid environment of the app', () => {
    const lines = block(text, 'sh', 'PUBLIC_URL')
      .split('\n')
      .filter((line) => line.includes('='));
    const env = Object.fromEntries(lines.map((line) => line.split('=') as [string, string]));
    const config = readConfig(env);
    assert.equal(config.publicUrl, 'https://tracker.example.com');
    assert.equal(Object.keys(env).length, 6);
  });

  it('starts the built app', async () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await readFile('package.json', 'utf8')));
    const main = scripts['start']?.replace(/^node /, '') ?? assert.fail('no start');
    assert.ok(block(text, 'ini', '[Unit]').includes(`ExecStart=/usr/bin/node ${main}\n`));
    assert.ok((await readFile('Dockerfile', 'utf8')).includes(`CMD ["node", "${main}"]`));
    for (const name of ['doctor', 'rest-log', 'backup'])
      assert.equal(scripts[name], `node dist/src/cli/${name}.js`);
  });
});
