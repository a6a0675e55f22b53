import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { PortalSim, Simulator } from '../../simulator/portal-simulator.ts';
import { startSimulator } from '../../simulator/portal-simulator.ts';
import { CLIENT } from '../helpers/start-tracker.ts';

const run = promisify(execFile);

interface Running {
  readonly child: ChildProcess;
  readonly log: string[];
  /** Resolves at the first log line that has these words; rejects when the process ends before. */
  said(words: string): Promise<string>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function start(env: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  const waiting = new Map<string, { resolve: (line: string) => void; reject: (error: Error) => void }>();
  const hear = (line: string): void => {
    log.push(line);
    for (const [words, { resolve }] of waiting) if (line.includes(words)) resolve(line);
  };
  createInterface({ input: child.stdout }).on('line', hear);
  createInterface({ input: child.stderr }).on('line', hear);
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`ended: ${log.join('\n')}`));
  });
  const said = (words: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const heard = log.find((line) => line.includes(words));
      if (heard !== undefined) resolve(heard);
      else waiting.set(words, { resolve, reject });
    });
  return { child, log, said };
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', resolve));
}

describe('npm start, as an admin runs it', () => {
  let sim: Simulator;
  let portal: PortalSim;
  let dir: string;
  let env: NodeJS.ProcessEnv;
  let url: string;
  const started: Running[] = [];

  const begin = async (): Promise<Running> => {
    const app = start(env);
    started.push(app);
    await app.said('listening');
    return app;
  };

  before(async () => {
    sim = await startSimulator();
    sim.registerApp(CLIENT);
    portal = await sim.addPortal({ language: 'es', license: 'es_std' });
    dir = await mkdtemp(join(tmpdir(), 'tracker-'));
    const port = await freePort();
    url = `http://127.0.0.1:${String(port)}`;
    env = {
      PATH: process.env['PATH'],
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: url,
      B24_CLIENT_ID: CLIENT.clientId,
      B24_CLIENT_SECRET: CLIENT.clientSecret,
      B24_OAUTH_URL: sim.oauthUrl,
      DATA_DIR: dir,
      ALLOW_INSECURE_PORTALS: '1',
      SWEEP_INTERVAL: '0',
    };
  });

  after(async () => {
    for (const { child } of started) {
      child.kill('SIGKILL');
      await ended(child);
    }
    await sim.close();
    await rm(dir, { recursive: true, force: true });
  });

  const command = (file: string, ...args: string[]) =>
    run(process.execPath, ['--import', 'tsx', `src/cli/${file}`, ...args], {
      env: { PATH: env['PATH'], DATA_DIR: dir },
    });

  it('installs, hears, decides, tells, takes back, and goes on after a stop', async () => {
    const app = await begin();
    const installed = await portal.installLocally({ install: `${url}/install`, app: `${url}/app` });
    assert.equal(installed?.status, 200);
    const line = portal.addLine({ crmChatTracker: 'N' });
    portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' }).write('mi número: 600123456');
    await app.said('decision recorded');
    const [lead] = portal.crm.leads.all();
    assert.deepEqual(lead?.phones, ['+34600123456']);

    const journal = await command('journal.ts');
    const id = /^(d-\w+)/.exec(journal.stdout)?.[1];
    assert.ok(id, journal.stdout);
    assert.match(journal.stdout, /rule 6 {2}bound/);
    const undone = await command('undo.ts', id);
    assert.equal(undone.stdout, `Undone: ${id}\n`);
    assert.deepEqual(lead.phones, []);
    await assert.rejects(command('undo.ts', id), /ALREADY_UNDONE/);

    app.child.kill('SIGTERM');
    assert.equal(await ended(app.child), 0);
    const again = await begin();
    portal.customer({ connector: 'instagram', line: line.id, name: 'Berta' }).write('611222333');
    await again.said('decision recorded');
    assert.match((await command('journal.ts')).stdout, /UNDONE/);
    assert.ok(
      ![...app.log, ...again.log].some((entry) => /600123456|611222333|Berta/.test(entry)),
      'nothing personal in the log',
    );
  });

  it('survives kill -9 with its data, and refuses a second process on them', async () => {
    const [, app] = started;
    app?.child.kill('SIGKILL');
    if (app) await ended(app.child);
    const again = await begin();
    assert.match((await command('journal.ts')).stdout, /rule 6/);
    const second = start({ ...env, PORT: String(await freePort()) });
    started.push(second);
    assert.equal(await ended(second.child), 1);
    assert.match(second.log.join('\n'), /DATA_DIR/);
    again.child.kill('SIGTERM');
    assert.equal(await ended(again.child), 0);
  });

  it('names every problem of its configuration at once', async () => {
    const app = start({ PATH: env['PATH'], PORT: 'x' });
    started.push(app);
    assert.equal(await ended(app.child), 1);
    const told = app.log.join('\n');
    for (const name of ['PORT', 'PUBLIC_URL', 'B24_CLIENT_ID', 'B24_CLIENT_SECRET'])
      assert.match(told, new RegExp(name));
  });
});
