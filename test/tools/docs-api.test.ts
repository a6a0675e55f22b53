import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from './run-tool.ts';

describe('npm run docs:api', () => {
  it('writes docs/api.md as it is in the repository', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'docs-api-'));
    try {
      const file = join(dir, 'api-copy');
      const { code, stderr } = await runTool('docs-api', [file]);
      assert.equal(code, 0, stderr);
      assert.equal(
        await readFile('docs/api.md', 'utf8'),
        await readFile(file, 'utf8'),
        'Run: npm run docs:api',
      );
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  it('refuses options that it does not know', async () => {
    const { code, stderr } = await runTool('docs-api', ['--check']);
    assert.deepEqual([code, stderr], [2, "Unknown option '--check'.\nusage: docs:api [FILE]\n"]);
  });
});
