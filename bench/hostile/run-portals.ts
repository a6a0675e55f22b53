import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulator, type Customer, type PortalSim } from '../../simulator/portal-simulator.ts';
import type { AlterAnswer } from '../../simulator/portal/faults.ts';
import { smallTalk } from '../small-talk.ts';
import { portalsRequest, type HostileAccess, type TrafficResult } from './messages.ts';

/** Good portals and a hostile one in a process of their own: they post their events themselves and time the answers. */
const client = { clientId: 'local.bench', clientSecret: 'secret of the bench' };
const CHATS = 4;
/** Of all good portals together. */
const MESSAGES_PER_SECOND = 25;
const connectors = ['telegrambot', 'fbinstagramdirect', 'whatsappbytwilio', 'viber'];

const sim = await startSimulator({ deliveryTimeout: 60_000 });
sim.registerApp(client);
const good: {
  readonly portal: PortalSim;
  readonly customers: readonly Customer[];
  readonly phones: string[];
}[] = [];
let hostile: PortalSim | undefined;
let messages = 0;

async function install(url: string, portals: number): Promise<HostileAccess> {
  for (let index = 0; index < portals; index += 1) {
    const { portal, customers } = await installed(url);
    good.push({ portal, customers, phones: [] });
  }
  const { portal, customers } = await installed(url);
  hostile = portal;
  customers[0]?.write('hola');
  await portal.delivered();
  const pages = [await portal.openApp(), await portal.openApp({ as: portal.addUser({ name: 'Eva' }) })];
  return {
    payload: { ...portal.deliveries.find(({ event }) => event === 'ONOPENLINEMESSAGEADD')?.payload },
    sessions: pages.flatMap(({ body }) => /<meta name="session" content="([^"]+)">/.exec(body)?.[1] ?? []),
    opening: { ...portal.frame().fields },
  };
}

async function installed(url: string): Promise<{ portal: PortalSim; customers: readonly Customer[] }> {
  const portal = await sim.addPortal({ language: 'es', license: 'es_std' });
  await portal.installLocally({ install: `${url}/install`, app: `${url}/app` });
  const line = portal.addLine({ name: 'Tienda', crmChatTracker: 'N' });
  const customers = Array.from({ length: CHATS }, (_, chat) =>
    portal.customer({ connector: connectors[chat] ?? '', line: line.id, name: `Cliente ${chat}` }),
  );
  return { portal, customers };
}

/** Every fourth message brings a number that nobody had. */
function write(): void {
  const n = (messages += 1);
  const { customers, phones, portal } = good[n % good.length]!;
  if (n % 4 > 0) {
    customers[n % CHATS]?.write(smallTalk[n % smallTalk.length] ?? '');
    return;
  }
  const phone = `+346${String(10_000_000 + n).slice(-8)}`;
  phones.push(phone);
  const { id } = [...portal.lines.lines.values()][0]!;
  portal.customer({ connector: 'viber', line: id, name: 'Nuevo' }).write(`mi número es ${phone}`);
}

async function traffic(seconds: number): Promise<TrafficResult> {
  for (const { portal } of good) portal.resetLog();
  const started = performance.now();
  for (let sent = 0; performance.now() - started < seconds * 1000;) {
    const due = Math.floor(((performance.now() - started) / 1000) * MESSAGES_PER_SECOND);
    for (; sent < due; sent += 1) write();
    await sleep(10);
  }
  for (const { portal } of good) await portal.delivered();
  const posted = good.flatMap(({ portal }) => portal.deliveries);
  const times = posted.map(({ took }) => took).sort((a, b) => a - b);
  const quantile = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return {
    events: posted.length,
    notAccepted: posted.filter(({ status }) => status !== 200).length,
    p50: quantile(0.5),
    p99: quantile(0.99),
    max: times.at(-1) ?? 0,
  };
}

/** Where the numbers are expected: on leads and contacts of the portal that they were written to. */
function handled(): number {
  return good.reduce((sum, { portal, phones }) => {
    const known = new Set(
      [...portal.crm.leads.all(), ...portal.crm.contacts.all()].flatMap((item) => item.valuesOf('PHONE')),
    );
    return sum + phones.filter((phone) => known.has(phone)).length;
  }, 0);
}

async function settle(seconds: number): Promise<{ written: number; handled: number }> {
  const written = good.reduce((sum, { phones }) => sum + phones.length, 0);
  const end = performance.now() + seconds * 1000;
  while (handled() < written && performance.now() < end) await sleep(200);
  return { written, handled: handled() };
}

/**
 * Nothing, endless pages of fat rows, other types, too much, in turns; now and then the truth. Fat answers are made of
 * bytes that are made once: this process times the answers that the good portals get.
 */
function hostileAnswers(): AlterAnswer {
  const rows = Array.from({ length: 50 }, (_, n) => ({ ID: n + 1, TITLE: 'x'.repeat(30_000), next: 50 }));
  const fat = Buffer.from(JSON.stringify(rows));
  const otherTypes = Buffer.from(JSON.stringify({ constructor: [null, 1e300] }));
  const tooMuch = Buffer.from(JSON.stringify({ result: 'x'.repeat(10_000_000) }));
  let turn = 0;
  return ({ status, body, userId }) => {
    turn += 1;
    const isLane = userId === hostile?.admin.id;
    if (turn % 5 === 0) return isLane ? 'none' : 'reset';
    if (turn % 5 === 1) return { status, body: withResults(body, fat) };
    if (turn % 5 === 2) return { status, body: withResults(body, otherTypes) };
    if (turn % 15 === 3) return { status, body: tooMuch };
    return { status, body };
  };
}

/** Below what the app reads of one answer, so that it is read as a whole. */
const MOST_RESULT_BYTES = 7_000_000;

/** Every command of a batch gets this result and a next page, as far as the app reads answers of this size. */
function withResults(body: unknown, result: Buffer): Buffer {
  const names = (JSON.stringify(body).match(/"c\d+"|"[a-z]+\d*"(?=:\{)/g) ?? []).slice(
    0,
    Math.floor(MOST_RESULT_BYTES / result.length) - 1,
  );
  const results = names.flatMap((name) => [Buffer.from(`${name}:`), result, Buffer.from(',')]);
  const nexts = names.map((name) => `${name}:50`).join();
  return Buffer.concat([
    Buffer.from('{"result":{'),
    ...results,
    Buffer.from('"result":'),
    result,
    Buffer.from(`,"result_next":{${nexts}}},"next":50,"total":1e9}`),
  ]);
}

process.on('message', (message) => {
  const asked = portalsRequest.parse(message);
  const reply = (value: unknown): void => void process.send?.({ value });
  if (asked.ask === 'install') void install(asked.url, asked.portals).then(reply);
  else if (asked.ask === 'traffic') void traffic(asked.seconds).then(reply);
  else if (asked.ask === 'settle') void settle(asked.seconds).then(reply);
  else {
    if (hostile) hostile.faults.alterAnswer = hostileAnswers();
    reply(true);
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.({ value: sim.oauthUrl });
