import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startSimulator, type PortalSim, type Simulator } from '../../simulator/portal-simulator.ts';
import { runReplay, type ReplayOptions } from '../../tools/replay/run-replay.ts';
import { freePort } from '../helpers/free-port.ts';
import { runCommand, startApp, type AppProcess, type Environment } from '../cli/app-process.ts';
import { leaksOfText } from '../helpers/leaks.ts';
import { CLIENT } from '../helpers/start-tracker.ts';
import { runCompiledTool, type ToolOutcome } from './run-tool.ts';

const events = 'test/fixtures/events';
const replay = (...args: string[]): Promise<ToolOutcome> => runCompiledTool('replay', args);

/** What the tool prints, by its function: loading the app takes a process longer than the replay. */
async function printed(file: string, options: Partial<ReplayOptions> = {}): Promise<string> {
  const given = { file, apply: false, json: false, show: false, country: 'ES', history: [], ...options };
  let text = '';
  assert.equal(await runReplay(given, (part) => void (text += part)), true, text);
  return text;
}

const output = z.object({
  event: z.string(),
  token: z.literal('skipped'),
  portal: z.enum(['simulated', 'installed']),
  applied: z.boolean(),
  messages: z.array(
    z.object({ text: z.string(), found: z.array(z.object({ value: z.string(), counts: z.string() })) }),
  ),
  decisions: z.array(
    z.object({
      rule: z.number(),
      outcome: z.string(),
      reasons: z.array(z.object({ code: z.string() })),
      changes: z.array(z.object({ kind: z.string(), outcome: z.string() })),
    }),
  ),
  requests: z.array(
    z.object({ sent: z.boolean(), reads: z.boolean(), commands: z.array(z.object({ method: z.string() })) }),
  ),
});
const parsed = ({ code, stdout, stderr }: ToolOutcome) => {
  assert.equal(code, 0, stderr);
  return read(stdout);
};
const read = (json: string) => output.parse(JSON.parse(json));

/** What each saved event comes to on a simulated portal. */
const expected: Readonly<Record<string, readonly RegExp[]>> = {
  'message-object.txt': [
    /^Ingested: message$/m,
    /^Message \(message\) on line 5, instagram: text\(62\)$/m,
    /^ {2}found phone \*\*\*: the customer’s own \(national\)$/m,
    /^ {2}found email \*\*\*: the customer’s own \(address\)$/m,
    /^Decided: rule 6 .*card lead:1$/m,
    /^ {2}because: .*\(ownItemKept\)$/m,
    /^ {2}change: addCommunication PHONE lead:1: would be made$/m,
    /^Requests to the portal: 3 that read, 1 that change something \(NOT sent\)$/m,
    /^ {2}4 would change crm\.item\.update \{"entityTypeId":1,"id":1,/m,
  ],
  'message-list.txt': [
    /^ {2}found phone \*\*\*: somebody else’s, never identifies/m,
    /^ {2}no identifier: text\(9\) \(reference\)$/m,
    /^Decided: rule 9 /m,
    /^Requests to the portal: none\.$/m,
  ],
  'message-update.json': [
    /^ {2}its customer wrote before: text\(35\)$/m,
    /^Ingested: edited$/m,
    /reads imopenlines\.session\.history\.get \{"CHAT_ID":2024\}$/m,
    /^Decided: rule 6 .*customer new lead, card new lead$/m,
  ],
  'session-start.json': [
    /^Ingested: session$/m,
    /^ {2}1 reads imopenlines\.session\.history\.get \{"SESSION_ID":4200\}$/m,
    /^Message \(session\) on line 128, livechat: text\(35\)$/m,
    /^ {2}change: createItem lead: would be made$/m,
    /would change crm\.item\.add /,
  ],
  'offline-ping.json': [/^Ingested: offline$/m, /would change event\.offline\.get /, /^Decided: nothing/m],
  'operator-message.json': [/^Ingested: operator$/m, /^Decided: nothing, there is nothing to decide\.$/m],
};

describe('npm run replay on a simulated portal', function () {
  this.timeout(180_000);

  it('has an expectation for each saved event', async () => {
    assert.deepEqual((await readdir(events)).sort(), Object.keys(expected).sort());
  });

  for (const [file, lines] of Object.entries(expected)) {
    it(`${file}: says what would be done, and nothing personal`, async () => {
      const text = await printed(`${events}/${file}`);
      assert.match(
        text,
        /^Event \w+; its token and its portal are not checked\.\nA simulated portal \(ES\), dry run/,
      );
      for (const line of lines) assert.match(text, line);
      // Ids of the portal, and those that stand for what would be created.
      assert.deepEqual(leaksOfText(text.replaceAll('1000000001', '')), []);
    });
  }

  it('prints it as a command', async () => {
    const file = `${events}/message-object.txt`;
    const { code, stdout, stderr } = await replay(file);
    assert.deepEqual([code, stderr], [0, '']);
    const withoutTimes = (text: string): string => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+/g, '');
    assert.equal(withoutTimes(stdout), withoutTimes(await printed(file)));
  });

  it('--show says what was written', async () => {
    const text = await printed(`${events}/message-object.txt`, { show: true });
    assert.match(text, /instagram: Hola, soy Ana\. Mi número es 600 123 456 o ana\.vega@example\.com$/m);
    assert.match(text, /found phone \+34600123456: the customer’s own/);
    assert.match(text, /crm\.item\.update .*"value":"ana\.vega@example\.com"/);
  });

  it('--apply changes the simulated portal; --json says the same to programs', async () => {
    const file = `${events}/message-object.txt`;
    const [dry, done] = [
      read(await printed(file, { json: true })),
      read(await printed(file, { json: true, apply: true })),
    ];
    assert.deepEqual([dry.applied, done.applied, done.portal], [false, true, 'simulated']);
    assert.deepEqual(dry.decisions, done.decisions, 'a dry run says what is done');
    assert.deepEqual(dry.messages[0]?.found, [
      { value: '***', counts: 'own' },
      { value: '***', counts: 'own' },
    ]);
    const methods = ({ requests }: typeof dry) =>
      requests.map(({ commands }) => commands.map(({ method }) => method));
    assert.deepEqual(methods(dry), methods(done), 'the same requests');
    assert.deepEqual(
      dry.requests.map(({ sent, reads }) => sent === reads),
      dry.requests.map(() => true),
    );
    assert.ok(done.requests.every(({ sent }) => sent));
    assert.ok(done.requests.some(({ reads }) => !reads));
  });

  it('takes the country and the history of the simulated portal', async () => {
    const args = ['--country', 'MX', '--history', 'mi número es 55 1234 5678', '--json', '--show'];
    const { messages } = parsed(await replay(`${events}/session-start.json`, ...args));
    assert.deepEqual(
      messages.map(({ found }) => found),
      [[{ value: '+525512345678', counts: 'own' }]],
    );
  });

  it('refuses what is no event, and arguments that it does not take', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'replay-'));
    const file = async (text: string): Promise<string> => {
      await writeFile(join(dir, 'event'), text);
      return join(dir, 'event');
    };
    try {
      await refuses([join(dir, 'nothing')], 1, /cannot be read/);
      for (const [text, message] of [
        ['{"event":', /begins like JSON and is none/],
        ['hello', /holds no event/],
        ['event=A&x=%FF', /BROKEN_ENCODING: Send percent-encoded UTF-8/],
      ] as const)
        await assert.rejects(printed(await file(text)), { name: 'CommandError', message });
      await refuses([], 2, /An argument is missing\.\nusage: replay/);
      await refuses(['event', '--dry-run'], 2, /Unknown option '--dry-run'\.\nusage: replay/);
      await refuses(['event', '--country', 'Spain'], 2, /--country takes two capital letters/);
      await refuses(['event', '--portal', 'x', '--history', 'y'], 2, /are for the simulated portal/);
      const help = await replay('--help');
      assert.deepEqual([help.code, help.stderr], [0, '']);
      assert.match(help.stdout, /^usage: replay FILE /);
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});

async function refuses(args: readonly string[], expectedCode: number, says: RegExp): Promise<void> {
  const { code, stdout, stderr } = await replay(...args);
  assert.deepEqual([code, stdout], [expectedCode, ''], stderr);
  assert.match(stderr, says);
}

describe('npm run replay --portal', function () {
  this.timeout(180_000);
  let sim: Simulator;
  let portal: PortalSim;
  let dir: string;
  let env: Environment;
  let app: AppProcess | undefined;
  let file: string;

  const onPortal = (...args: string[]): Promise<ToolOutcome> =>
    runCompiledTool('replay', [file, '--portal', portal.domain, ...args], env);
  const journal = async (): Promise<string> => (await runCommand(env, 'journal')).stdout;

  before(async () => {
    sim = await startSimulator();
    sim.registerApp(CLIENT);
    portal = await sim.addPortal({ language: 'es', license: 'es_std' });
    dir = await mkdtemp(join(tmpdir(), 'replay-'));
    const port = await freePort();
    const url = `http://127.0.0.1:${String(port)}`;
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
    app = await startApp(env);
    await portal.installLocally({ install: `${url}/install`, app: `${url}/app` });
    await portal.delivered();
    // The event that the app missed, and somebody saved.
    portal.holdEvents();
    const line = portal.addLine({ crmChatTracker: 'N' });
    const customer = portal.customer({ connector: 'instagram', line: line.id, externalId: 'ig-1' });
    customer.write('600 123 456', { messageId: 'm-1' });
    file = join(dir, 'event.json');
    const connector = {
      connector_id: 'instagram',
      line_id: line.id,
      chat_id: 'ig-1',
      user_id: customer.user.id,
    };
    const message = { id: 'm-1', text: '600 123 456', system: 'N', user_id: customer.user.id };
    const data = { DATA: { connector, message } };
    await writeFile(
      file,
      JSON.stringify({ event: 'OnOpenLineMessageAdd', data, ts: 1714649632, auth: { member_id: 'whoever' } }),
    );
  });
  after(async () => {
    await app?.stop('SIGKILL');
    await sim.close();
    await rm(dir, { recursive: true, force: true });
  });

  it('reads the portal of a running app and changes nothing', async () => {
    const before = portal.snapshot();
    portal.resetLog();
    const { decisions, requests, portal: kind } = parsed(await onPortal('--json'));
    assert.equal(kind, 'installed');
    assert.deepEqual(
      decisions.map(({ rule, outcome }) => [rule, outcome]),
      [[6, 'bound']],
    );
    assert.ok(requests.some(({ sent, reads }) => !sent && !reads));
    assert.ok(portal.countRequests('imopenlines.dialog.get') > 0);
    assert.equal(portal.countRequests('crm.item.update'), 0);
    assert.deepEqual(portal.snapshot(), before);
    assert.equal(await journal(), 'The journal is empty.\n');
    assert.deepEqual(parsed(await onPortal('--json')).decisions.length, 1, 'and says so again');
  });

  it('refuses a portal that it does not know', async () => {
    const { code, stdout, stderr } = await runCompiledTool(
      'replay',
      [file, '--portal', 'nobody.example.com'],
      env,
    );
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /^No portal is called nobody\.example\.com/);
  });

  it('--apply does it, once', async () => {
    const { decisions } = parsed(await onPortal('--json', '--apply'));
    assert.deepEqual(
      decisions[0]?.changes.map(({ kind, outcome }) => [kind, outcome]),
      [['addCommunication', 'applied']],
    );
    assert.deepEqual(portal.crm.leads.get(1)?.valuesOf('PHONE'), ['+34600123456']);
    assert.match(await journal(), /rule 6 {2}bound\n.*said \+34600123456/);
    const again = parsed(await onPortal('--json', '--apply'));
    assert.deepEqual([again.decisions, again.messages[0]?.found[0]?.counts], [[], 'handled']);
  });

  it('opens the stores of an app that does not run', async () => {
    await app?.stop('SIGTERM');
    app = undefined;
    const { code, stdout, stderr } = await onPortal();
    assert.equal(code, 0, stderr);
    assert.match(stdout, new RegExp(`^Portal ${portal.domain}, dry run`, 'm'));
    assert.match(stdout, /^ {2}found phone \*\*\*: the customer’s own, given in this chat before/m);
  });
});
