import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodePhp } from '../simulator/base/php-brackets.ts';
import { startSimulator, type PortalSim } from '../simulator/portal-simulator.ts';
import { load } from './events/load.ts';
import type { Memory } from './process/app-options.ts';
import { startAppProcess, type AppProcess } from './process/app-process.ts';

const DEFAULT_EVENTS = 200_000;
const TEXT_LENGTH = 20_000;
/** What waits for one portal is limited to 64 MB. */
const EVENTS_PER_PORTAL = 3_000;
const EVENTS_PER_LOAD = 500;
const LOADS_PER_SAMPLE = 20;
const CONNECTIONS = 16;
/** The app ends when its heap needs more. */
const MAX_HEAP_MB = 256;
/** Of the heap after a collection, above that of the app before the first event. */
const MOST_GROWTH_MB = 64;

const client = { clientId: 'local.bench', clientSecret: 'secret of the bench' };

/** Events with long texts wait for portals that do not answer: memory while they arrive, and of a start with all of them. */
export async function benchHeap(events = DEFAULT_EVENTS): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'chat-tracker-bench-'));
  const sim = await startSimulator();
  sim.registerApp(client);
  const start = (): Promise<AppProcess> =>
    startAppProcess(
      { ...client, port: 0, dir, secretKey: 'bench', oauthUrl: sim.oauthUrl, sweepInterval: 0 },
      [`--max-old-space-size=${MAX_HEAP_MB}`],
    );
  let app = await start();
  try {
    const samples = [await app.memory()];
    for (let posted = 0; posted < events; posted += EVENTS_PER_PORTAL) {
      const portal = await sim.addPortal({ language: 'es', license: 'es_std' });
      const eventOf = await silentPortal(portal, app.url);
      const count = Math.min(EVENTS_PER_PORTAL, events - posted);
      for (let at = 0, loads = 0; at < count; at += EVENTS_PER_LOAD, loads += 1) {
        const bodies = Array.from({ length: Math.min(EVENTS_PER_LOAD, count - at) }, (_, n) =>
          eventOf(at + n),
        );
        await load(app.port, bodies, CONNECTIONS);
        if (loads % LOADS_PER_SAMPLE === 0) samples.push(await app.memory());
      }
    }
    samples.push(await app.memory());
    await app.stop();
    const { size } = await stat(join(dir, 'tracker.db'));
    app = await start();
    report(events, samples, await app.memory());
    console.log(`  the database                           ${mb(size)} MB`);
  } finally {
    await app.kill();
    await sim.close();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Its n-th event: a message with a text of the longest length that is read. */
async function silentPortal(portal: PortalSim, url: string): Promise<(n: number) => string> {
  await portal.installLocally({ install: `${url}/install`, app: `${url}/app` });
  let template = '';
  portal.delivery.drop = (event) => {
    if (event.event === 'ONOPENLINEMESSAGEADD') template = encodePhp(event.payload);
    return true;
  };
  const line = portal.addLine({ crmChatTracker: 'N' });
  portal.customer({ connector: 'telegrambot', line: line.id, externalChat: 'CHAT' }).write('TEXT');
  portal.failNext({ how: '503', times: Infinity });
  const text = `mi número es 600123456 ${'x'.repeat(TEXT_LENGTH)}`.slice(0, TEXT_LENGTH);
  return (n) => template.replaceAll('CHAT', `chat${n}`).replaceAll('TEXT', encodeURIComponent(text));
}

function report(events: number, samples: readonly Memory[], started: Memory): void {
  const heap = Math.max(...samples.map(({ heapUsed }) => heapUsed));
  const rss = Math.max(...samples.map((sample) => sample.rss));
  const first = samples[0]?.heapUsed ?? 0;
  const isKept = Math.max(heap, started.heapUsed) - first <= MOST_GROWTH_MB * 1024 * 1024;
  console.log(`heap: ${events} events with texts of ${TEXT_LENGTH} characters wait`);
  console.log(`  heap/rss at first, MB                  ${both(samples[0] ?? started)}`);
  console.log(`  most while they arrived, MB            ${mb(heap)}/${mb(rss)}`);
  console.log(`  after a start with all of them, MB     ${both(started)}`);
  console.log(`  heap at most ${MOST_GROWTH_MB} MB above the first       ${isKept ? 'kept' : 'MISSED'}`);
}

const both = ({ heapUsed, rss }: Memory): string => `${mb(heapUsed)}/${mb(rss)}`;
const mb = (bytes: number): string => Math.round(bytes / 1024 / 1024).toString();
