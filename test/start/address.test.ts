import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { compiledProgram } from '../helpers/compiled-program.ts';
import { spawnApp, startApp } from '../cli/app-process.ts';
import { freePort } from '../helpers/free-port.ts';
import { waitFor } from '../helpers/wait-for.ts';

describe('the start of the process', () => {
  let dir: string;
  const environment = (change: Record<string, string>): Record<string, string> => ({
    PATH: process.env['PATH'] ?? '',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://127.0.0.1:9',
    B24_CLIENT_ID: 'local.test',
    B24_CLIENT_SECRET: 'secret',
    B24_OAUTH_URL: 'http://127.0.0.1:9',
    DATA_DIR: dir,
    ALLOW_INSECURE_PORTALS: '1',
    SWEEP_INTERVAL: '0',
    ...change,
  });

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'tracker-'));
  });
  afterEach(async () => {
    await rm(dir, { recursive: true, force: true });
  });

  it('J7: a port that is taken: says which, and exits with an error', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    try {
      const app = spawnApp(environment({ PORT: String(port) }));
      assert.equal(await app.exited, 1);
      const log = app.log.join('\n');
      assert.match(log, new RegExp(`PORT ${String(port)}: EADDRINUSE`));
      assert.match(log, /another PORT/);
    } finally {
      other.close();
    }
  });

  for (const [HOST, code] of [
    ['1.2.3.4', 'EADDRNOTAVAIL'],
    ['no-such-host.invalid', '(?:ENOTFOUND|EAI_AGAIN)'],
  ] as const) {
    it(`J7: HOST ${HOST}: says so, and exits with an error`, async () => {
      const app = spawnApp(environment({ PORT: String(await freePort()), HOST }));
      assert.equal(await app.exited, 1);
      assert.match(app.log.join('\n'), new RegExp(`HOST ${HOST.replaceAll('.', '\\.')}.*${code}`));
    });
  }

  it('J5: a killed process that its parent does not reap holds no lock', async () => {
    const env = environment({ PORT: String(await freePort()) });
    // The shell becomes `sleep`, which never waits for the app: killed, the app stays as a zombie.
    const app = '"$0" "$1" & echo "pid $!"; exec sleep 600';
    const parent = spawn('sh', ['-c', app, process.execPath, compiledProgram('main')], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    createInterface({ input: parent.stdout }).on('line', (line) => lines.push(line));
    try {
      await waitFor('the app listens', () => lines.some((line) => line.includes('listening')));
      const pid = Number(/pid (\d+)/.exec(lines.join('\n'))?.[1]);
      process.kill(pid, 'SIGKILL');
      const state = (): string =>
        / ([A-Z]) /.exec(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'))?.[1] ?? '';
      await waitFor('the app is a zombie', () => state() === 'Z');
      const next = await startApp(environment({ PORT: String(await freePort()) }));
      assert.equal(state(), 'Z', 'still not reaped');
      assert.equal(await next.stop('SIGTERM'), 0);
    } finally {
      parent.kill('SIGKILL');
    }
  });
});
