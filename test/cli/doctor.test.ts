import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startSimulator, type PortalSim, type Simulator } from '../../simulator/portal-simulator.ts';
import { CLIENT } from '../helpers/start-tracker.ts';
import { freePort } from '../helpers/free-port.ts';
import { waitFor } from '../helpers/wait-for.ts';
import {
  runCommand,
  startApp,
  type AppProcess,
  type CommandResult,
  type Environment,
} from './app-process.ts';

const restLine = z.looseObject({
  at: z.iso.datetime(),
  portal: z.string(),
  method: z.string(),
  outcome: z.string(),
  commands: z.array(z.looseObject({ method: z.string() })),
});

describe('operator commands', function () {
  // Starts a dozen processes, each of which loads the whole app.
  this.timeout(180_000);
  let sim: Simulator;
  let portal: PortalSim;
  let dir: string;
  let env: Environment;
  let url: string;
  const running = new Set<AppProcess>();
  /** Commands that the tests have run, as docs/operations.md writes them. */
  const documentedForms = new Set<string>();

  const command = (own: Environment, name: string, ...args: string[]): Promise<CommandResult> => {
    const shown = args.map((arg) =>
      arg
        .replace(new URL(portal.url).host, 'acme.bitrix24.es')
        .replace(join(dir, 'copy'), '/var/lib/chat-tracker/backup'),
    );
    documentedForms.add([name, ...(shown.length > 0 ? ['--'] : []), ...shown].join(' '));
    return runCommand(own, name, ...args);
  };

  async function start(own: Environment = env): Promise<AppProcess> {
    const app = await startApp(own);
    running.add(app);
    return app;
  }
  const restLog = async (...args: string[]) => {
    const { stdout, code } = await command(env, 'rest-log', ...args);
    assert.equal(code, 0);
    return stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => restLine.parse(JSON.parse(line)));
  };
  /** Lines of the doctor that are not ok, without the free disk space, which depends on the machine. */
  const problemsOf = ({ stdout }: CommandResult): readonly string[] =>
    stdout.split('\n').filter((line) => line !== '' && !line.startsWith('ok') && !/ MiB free/.test(line));

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
      DATA_DIR: join(dir, 'data'),
      ALLOW_INSECURE_PORTALS: '1',
      SWEEP_INTERVAL: '0',
    };
  });

  after(async () => {
    for (const app of running) await app.stop('SIGKILL');
    await sim.close();
    await rm(dir, { recursive: true, force: true });
  });

  it('doctor finds no problem in a running app, and rest-log shows its requests', async () => {
    const app = await start();
    await portal.installLocally({ install: `${url}/install`, app: `${url}/app` });
    const line = portal.addLine({ crmChatTracker: 'N' });
    portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' }).write('600123456');
    await app.waitForLog('decision recorded');
    const { host } = new URL(portal.url);
    const [doctor, all, failed] = await Promise.all([
      command(env, 'doctor', '--portal', host),
      restLog('--portal', host, '--since', '1h'),
      restLog('--failed'),
    ]);
    assert.equal(doctor.code, 0, doctor.stdout);
    // The test app is served over http, and its pages may not be built.
    const problems = problemsOf(doctor).filter((text) => !/PUBLIC_URL .* is not https/.test(text));
    assert.deepEqual(
      problems.filter((text) => !/pages are not built/.test(text)),
      [],
    );
    assert.match(doctor.stdout, /^ok {4}portal .* line 1 last heard by \w+ 20/m);
    assert.ok(all.length > 3);
    assert.ok(all.some(({ commands }) => commands.some(({ method }) => method === 'crm.item.update')));
    assert.deepEqual(failed, []);
    assert.doesNotMatch(JSON.stringify(all), /600123456|Ana/);
    assert.equal((await command(env, 'rest-log', '--since', 'soon')).code, 2);
  });

  it('backup copies the data of a running app, and an app starts from the copy', async () => {
    const [app] = running;
    const copy = join(dir, 'copy');
    const line = portal.addLine({ crmChatTracker: 'N' });
    const numbers = Array.from({ length: 60 }, (_, n) => `6111222${String(n).padStart(2, '0')}`);
    const write = (from: number, to: number): void => {
      for (const number of numbers.slice(from, to))
        portal.customer({ connector: 'telegrambot', line: line.id }).write(number);
    };
    write(0, 20);
    await waitFor('the first 20 chats and the one of the test before are decided', () => {
      const decided = app?.log.filter((entry) => entry.includes('decision recorded')) ?? [];
      return decided.length === 21;
    });
    const backup = command(env, 'backup', copy);
    write(20, 60);
    const { code, stderr } = await backup;
    assert.equal(code, 0, stderr);
    await portal.delivered();
    await app?.stop('SIGTERM');
    running.clear();

    const copyEnv = { ...env, DATA_DIR: copy };
    const restored = await start(copyEnv);
    const journal = await command(copyEnv, 'journal', '1000');
    const copied = numbers.filter((number) => journal.stdout.includes(number));
    assert.deepEqual(copied, numbers.slice(0, copied.length), 'the first numbers without gaps');
    assert.ok(copied.length >= 20, String(copied.length));
    const customer = portal.customer({ connector: 'instagram', line: line.id });
    customer.write('600123456');
    await restored.waitForLog('decision recorded');
    await restored.stop('SIGKILL');
    running.clear();
  });

  it('doctor lists the problems of an app that does not run', async () => {
    const data = join(dir, 'copy');
    await chmod(data, 0o755);
    const brokenEnv: Environment = {
      ...env,
      DATA_DIR: data,
      B24_CLIENT_SECRET: 'not-the-secret',
      SECRET_KEY: 'another key than that of the data',
    };
    const doctor = await command(brokenEnv, 'doctor');
    assert.equal(doctor.code, 1);
    const problems = problemsOf(doctor).join('\n');
    for (const part of [
      /^warn {2}http:\S+\/health: no answer {2}Start the app/m,
      /^fail {2}authorization server \S+: refuses client_id or client_secret {2}Copy B24_CLIENT_ID/m,
      /^fail {2}DATA_DIR \S+ is open to others: .* {2}There are tokens in it: chmod/m,
      /^fail {2}SECRET_KEY: the stored tokens of 1 portals cannot be opened.* {2}Start with the SECRET_KEY/m,
    ])
      assert.match(problems, part);
  });

  it('doctor lists all problems of the configuration, and all unreachable services, at once', async () => {
    const configured = await command({ ...env, PORT: 'x', PUBLIC_URL: 'ftp://x' }, 'doctor');
    assert.equal(configured.code, 1);
    assert.match(configured.stdout, /^fail {2}PORT: invalid {2}Use a port[^]*^fail {2}PUBLIC_URL: invalid/m);
    const unreachable = {
      B24_OAUTH_URL: 'http://127.0.0.1:9',
      DATA_DIR: 'package.json',
      DATABASE_URL: 'postgres://tracker:very-secret@127.0.0.1:1/tracker',
    };
    const doctor = await command({ ...env, ...unreachable }, 'doctor');
    assert.equal(doctor.code, 1);
    for (const part of [
      /^fail {2}authorization server \S+: does not answer .* {2}Check that this machine may reach it/m,
      /^fail {2}DATA_DIR package.json is no folder {2}Name a folder/m,
      /^warn {2}SECRET_KEY is not set {2}All processes/m,
      /^fail {2}the database: PostgreSQL does not answer .* {2}Check DATABASE_URL/m,
    ])
      assert.match(doctor.stdout, part);
    assert.doesNotMatch(doctor.stdout, /very-secret/);
  });

  it('doctor reports damaged data', async () => {
    const data = join(dir, 'damaged');
    await mkdir(data, { mode: 0o700 });
    await writeFile(join(data, 'tracker.db'), 'no database'.repeat(100), { mode: 0o600 });
    const key = { SECRET_KEY: 'a key of 16 letters or more' };
    const damaged = await command({ ...env, ...key, DATA_DIR: data }, 'doctor');
    assert.equal(damaged.code, 1);
    assert.match(
      damaged.stdout,
      /^fail {2}the stores: .*tracker.db is damaged.* {2}Stop the app, check the disk, and restore DATA_DIR from a backup/m,
    );
  });

  it('docs/operations.md shows only commands that these tests run', async () => {
    const text = await readFile('docs/operations.md', 'utf8');
    const shown = [...text.matchAll(/^npm run (?:--silent )?(\S.*)$/gm)].map(([, line]) => line ?? '');
    assert.ok(shown.length >= 5);
    assert.deepEqual(
      shown.filter((line) => !documentedForms.has(line)),
      [],
    );
  });
});
