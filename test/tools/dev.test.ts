import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../helpers/free-port.ts';
import { runTool } from './run-tool.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `npm run dev` with a folder for its data. */
async function startDev(...args: string[]) {
  const temporary = await mkdtemp(join(tmpdir(), 'dev-test-'));
  const port = String(await freePort());
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/dev/main.ts', '--port', port, ...args], {
    cwd: root,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Closed when nobody holds its end any more: neither the process nor anything that it started.
  const closed = once(child, 'close');
  let output = '';
  let look = (): void => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      look();
    });
  }
  return {
    /** Resolves with the addresses, once they were printed that often; rejects when it ends before. */
    addresses: (times: number) =>
      new Promise<readonly string[]>((resolve, reject) => {
        look = () => {
          const found = [...output.matchAll(/(http:\/\/127\.0\.0\.1:\d+\/\S*)/g)].map(([url]) => url);
          if (found.length >= 4 * times) resolve(found.slice(-4));
        };
        void closed.then(() => {
          reject(new Error(`It ended:\n${output}`));
        });
        look();
      }),
    /** Ctrl-C, as far as one process is concerned; resolves to the exit code and what is left in its folder. */
    async stop() {
      child.kill('SIGINT');
      await closed;
      const left = await readdir(temporary);
      await rm(temporary, { recursive: true });
      return { code: child.exitCode, left: left.filter((name) => name.startsWith('chat-tracker')), output };
    },
  };
}

describe('npm run dev', function () {
  this.timeout(240_000);

  it('prints addresses that answer, starts again at a change, and leaves nothing behind', async () => {
    const dev = await startDev('--no-pages');
    let urls: readonly string[] = [];
    try {
      urls = await dev.addresses(1);
      for (const url of urls) assert.equal((await fetch(url)).status, 200, url);
      const now = new Date();
      await utimes(join(root, 'src/domain/ids.ts'), now, now);
      assert.deepEqual(await dev.addresses(2), urls, 'at the same addresses');
      for (const url of urls) assert.equal((await fetch(url)).status, 200, url);
    } finally {
      const { code, left, output } = await dev.stop();
      assert.deepEqual([code, left], [0, []], output);
    }
    for (const url of urls) await assert.rejects(fetch(url), url);
  });

  it('builds the pages first', async () => {
    const dev = await startDev();
    try {
      const [, portal = ''] = await dev.addresses(1);
      assert.match(await (await fetch(portal)).text(), /<iframe/);
    } finally {
      const { code, output } = await dev.stop();
      assert.equal(code, 0, output);
      assert.match(output, /first page: .* kB/);
    }
  });

  it('stops while it is still starting', async () => {
    const dev = await startDev('--no-pages');
    const { code, left } = await dev.stop();
    // A signal may come before it is listened to.
    assert.ok(code === 0 || code === null);
    assert.deepEqual(left, []);
  });

  it('explains itself and refuses what it does not take', async () => {
    const help = await runTool('dev', ['--help']);
    assert.deepEqual([help.code, help.stderr], [0, '']);
    assert.match(help.stdout, /^usage: dev /);
    for (const args of [['--watch'], ['--port', 'x'], ['--log-level', 'loud'], ['app']]) {
      const { code, stdout, stderr } = await runTool('dev', args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /\nusage: dev /);
    }
  });
});
