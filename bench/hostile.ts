import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import {
  attackCounts,
  hostileAccess,
  settled,
  trafficResult,
  type TrafficResult,
} from './hostile/messages.ts';
import { startAppProcess } from './process/app-process.ts';
import { startAskedChild, type AskedChild } from './process/ask-child.ts';

const DEFAULT_SECONDS = 120;
const GOOD_PORTALS = 50;
/** Times the p99 of the good portals' answers without the hostile one. */
const MOST_P99_RATIO = 2;
const SETTLE_SECONDS = 120;

/**
 * Good portals beside a hostile one that does everything at once: what it costs their answers, and whether all of their
 * messages are handled. The same traffic first without, then with it, for so many seconds each.
 */
export async function benchHostile(seconds = DEFAULT_SECONDS): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'chat-tracker-bench-'));
  const { child: portals, ready } = await startAskedChild(
    new URL('./hostile/run-portals.ts', import.meta.url),
  );
  const { child: attacker } = await startAskedChild(new URL('./hostile/run-attacker.ts', import.meta.url));
  const app = await startAppProcess({
    port: 0,
    dir,
    secretKey: 'bench',
    oauthUrl: z.string().parse(ready),
    clientId: 'local.bench',
    clientSecret: 'secret of the bench',
    sweepInterval: 20,
  });
  try {
    const installed = await portals.ask({ ask: 'install', url: app.url, portals: GOOD_PORTALS });
    const access = hostileAccess.parse(installed);
    const traffic = async (length: number): Promise<TrafficResult> =>
      trafficResult.parse(await portals.ask({ ask: 'traffic', seconds: length }));
    await traffic(Math.min(5, seconds));
    const without = await traffic(seconds);
    await portals.ask({ ask: 'turnHostile' });
    await attacker.ask({ ask: 'start', port: app.port, access });
    const beside = await traffic(seconds);
    const memory = await app.memory();
    const attacks = attackCounts.parse(await attacker.ask({ ask: 'stop' }));
    report(without, beside, attacks, seconds);
    await reportHandled(portals, without.notAccepted + beside.notAccepted);
    console.log(`  heap/rss after collection, MB          ${mb(memory.heapUsed)}/${mb(memory.rss)}`);
  } finally {
    await Promise.all([app.kill(), portals.kill(), attacker.kill()]);
    await rm(dir, { recursive: true, force: true });
  }
}

function report(
  without: TrafficResult,
  beside: TrafficResult,
  attacks: Readonly<Record<string, number>>,
  seconds: number,
): void {
  const ratio = beside.p99 / without.p99;
  const rates = Object.entries(attacks).map(([name, count]) => `${(count / seconds).toFixed(1)} ${name}`);
  const times = ({ p50, p99, max }: TrafficResult): string =>
    [p50, p99, max].map((ms) => ms.toFixed(1)).join(' / ');
  console.log(
    `hostile: ${GOOD_PORTALS} good portals, ${without.events} and ${beside.events} events, ${seconds} s each`,
  );
  console.log(`  attacks a second                       ${rates.join(', ')}`);
  console.log(`  p50 / p99 / worst answer without, ms   ${times(without)}`);
  console.log(`  p50 / p99 / worst answer beside, ms    ${times(beside)}`);
  console.log(
    `  p99 beside / without                   ${ratio.toFixed(2)}   at most ${MOST_P99_RATIO}: ${ratio <= MOST_P99_RATIO ? 'kept' : 'MISSED'}`,
  );
}

async function reportHandled(portals: AskedChild, notAccepted: number): Promise<void> {
  const { written, handled } = settled.parse(await portals.ask({ ask: 'settle', seconds: SETTLE_SECONDS }));
  const lost = written - handled;
  console.log(
    `  numbers of their customers handled     ${handled} of ${written}, lost ${lost}: ${lost === 0 ? 'kept' : 'MISSED'}` +
      `   (events not accepted: ${notAccepted})`,
  );
}

const mb = (bytes: number): string => Math.round(bytes / 1024 / 1024).toString();
