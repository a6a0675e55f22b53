import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PortalSim, Simulator } from '../../simulator/portal-simulator.ts';
import { startSimulator } from '../../simulator/portal-simulator.ts';
import { runCommand, spawnApp, type AppProcess, type Environment } from '../cli/app-process.ts';
import { freePort } from '../helpers/free-port.ts';
import { CLIENT } from '../helpers/start-tracker.ts';

describe('the app as a process', () => {
  let sim: Simulator;
  let portal: PortalSim;
  let dir: string;
  let env: Environment;
  let url: string;
  const running = new Set<AppProcess>();

  const spawn = (environment: Environment): AppProcess => {
    const app = spawnApp(environment);
    running.add(app);
    return app;
  };

  const start = async (): Promise<AppProcess> => {
    const app = spawn(env);
    await app.waitForLog('listening');
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
      PATH: process.env['PATH'] ?? '',
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
    for (const app of running) await app.stop('SIGKILL');
    await sim.close();
    await rm(dir, { recursive: true, force: true });
  });

  const command = (name: string, ...args: string[]) =>
    runCommand({ PATH: env['PATH'] ?? '', DATA_DIR: dir }, name, ...args);

  it('handles messages, shows and undoes decisions on the command line, and continues after SIGTERM', async () => {
    const app = await start();
    const installed = await portal.installLocally({ install: `${url}/install`, app: `${url}/app` });
    assert.equal(installed?.status, 200);
    const line = portal.addLine({ crmChatTracker: 'N' });
    portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' }).write('mi número: 600123456');
    await app.waitForLog('decision recorded');
    const [lead] = portal.crm.leads.all();
    assert.deepEqual(lead?.phones, ['+34600123456']);

    const journal = await command('journal');
    const id = /^(d-\w+)/.exec(journal.stdout)?.[1];
    assert.ok(id, journal.stdout);
    assert.match(journal.stdout, /rule 6 {2}bound/);
    const undone = await command('undo', id);
    assert.equal(undone.stdout, `Undone: ${id}\n`);
    assert.deepEqual(lead.phones, []);
    const repeated = await command('undo', id);
    assert.notEqual(repeated.code, 0);
    assert.match(repeated.stderr, /ALREADY_UNDONE/);

    assert.equal(await app.stop('SIGTERM'), 0);
    const restarted = await start();
    portal.customer({ connector: 'instagram', line: line.id, name: 'Berta' }).write('611222333');
    await restarted.waitForLog('decision recorded');
    assert.match((await command('journal')).stdout, /UNDONE/);
    assert.ok(
      ![...app.log, ...restarted.log].some((entry) => /600123456|611222333|Berta/.test(entry)),
      'no personal data in the log',
    );
    await restarted.stop('SIGKILL');
  });

  it('keeps its data after SIGKILL, and a second process on the same data exits with an error', async () => {
    const app = await start();
    assert.match((await command('journal')).stdout, /rule 6/);
    const second = spawn({ ...env, PORT: String(await freePort()) });
    assert.equal(await second.exited, 1);
    assert.match(second.log.join('\n'), /DATA_DIR/);
    assert.equal(await app.stop('SIGTERM'), 0);
  });

  it('exits with all problems of its configuration', async () => {
    const app = spawn({ PATH: env['PATH'] ?? '', PORT: 'x' });
    assert.equal(await app.exited, 1);
    const log = app.log.join('\n');
    for (const name of ['PORT', 'PUBLIC_URL', 'B24_CLIENT_ID', 'B24_CLIENT_SECRET'])
      assert.match(log, new RegExp(name));
  });
});
