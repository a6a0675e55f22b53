import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { load, type Load } from './events/load.ts';
import { startAppProcess, type AppProcess } from './process/app-process.ts';

const ROUNDS = 7;
const EVENTS = 3000;
const CONNECTIONS = 64;
/** What is promised: at least so much of the bare route's rate, idle and while lanes work; at most so many times its p99. */
const LEAST_RATE = { idle: 0.5, working: 0.4 };
const MOST_P99 = 3;

/**
 * Events accepted a second, each on the disk before its answer, against a bare express route with the same body parser
 * that stores nothing. Load, portals and servers are processes of their own. The machine may be doing other things:
 * rounds alternate, and what is told is the median of each round's ratio.
 */
export async function benchEvents(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'chat-tracker-bench-'));
  const portals = child('./events/run-portals.ts');
  const bare = child('./events/run-bare.ts');
  const apps: AppProcess[] = [];
  try {
    const oauthUrl = z.object({ ready: z.string() }).parse(await told(portals)).ready;
    const barePort = z.object({ ready: z.number() }).parse(await told(bare)).ready;
    const start = async (name: string): Promise<{ app: AppProcess; members: string[] }> => {
      const app = await startApp(join(dir, name), oauthUrl);
      apps.push(app);
      portals.send({ ask: 'install', url: app.url });
      const { members } = z.object({ members: z.array(z.string()) }).parse(await told(portals));
      await app.request({ kind: 'idle' });
      return { app, members };
    };
    const accepting = await start('accepting');
    const working = await start('working');
    await accepting.app.request({ kind: 'hold', members: accepting.members });
    await compare({ portals, barePort, accepting: accepting.app, working: working.app });
  } finally {
    await Promise.all([...apps.map((app) => app.kill()), kill(portals), kill(bare)]);
    await rm(dir, { recursive: true, force: true });
  }
}

interface Bench {
  readonly portals: ChildProcess;
  readonly barePort: number;
  readonly accepting: AppProcess;
  readonly working: AppProcess;
}

interface Round {
  readonly bare: Load;
  readonly accepting: Load;
  readonly working: Load;
}

async function compare({ portals, barePort, accepting, working }: Bench): Promise<void> {
  const rounds: Round[] = [];
  for (let index = -1; index < ROUNDS; index += 1) {
    const first = await make(portals, 0);
    const second = await make(portals, 1);
    const round = {
      bare: await load(barePort, first, CONNECTIONS),
      accepting: await load(accepting.port, first, CONNECTIONS),
      working: await load(working.port, second, CONNECTIONS),
    };
    // What the lanes have left to do must not disturb the next round.
    await working.request({ kind: 'idle' });
    // The first round warms everybody up.
    if (index >= 0) rounds.push(round);
  }
  report('accepting', rounds, (round) => round.accepting, LEAST_RATE.idle);
  // Lanes and simulated portals share the processors with the answers.
  report('accepting while the lanes work', rounds, (round) => round.working, LEAST_RATE.working);
}

function report(name: string, rounds: readonly Round[], of: (round: Round) => Load, leastRate: number): void {
  const rate = median(rounds.map((round) => of(round).perSecond / round.bare.perSecond));
  const p99 = median(rounds.map((round) => of(round).p99 / round.bare.p99));
  const middle = (figure: (round: Round) => number): string =>
    Math.round(median(rounds.map(figure))).toString();
  console.log(`events, ${name}: ${ROUNDS} rounds of ${EVENTS} events over ${CONNECTIONS} connections`);
  console.log(
    `  events a second / bare express route   ${rate.toFixed(2)}   at least ${leastRate}: ${kept(rate >= leastRate)}` +
      `   (${middle((round) => of(round).perSecond)}/s, ${middle((round) => round.bare.perSecond)}/s)`,
  );
  const ms = (figure: (round: Round) => number): string => median(rounds.map(figure)).toFixed(1);
  console.log(
    `  p99 of the answer / bare route's       ${p99.toFixed(2)}   at most ${MOST_P99}: ${kept(p99 <= MOST_P99)}` +
      `   (${ms((round) => of(round).p99)} ms, ${ms((round) => round.bare.p99)} ms)`,
  );
}

function kept(is: boolean): string {
  return is ? 'kept' : 'MISSED';
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >>> 1] ?? 0;
}

async function make(portals: ChildProcess, set: number): Promise<readonly string[]> {
  portals.send({ ask: 'make', set, count: EVENTS });
  return z.object({ bodies: z.array(z.string()) }).parse(await told(portals)).bodies;
}

function startApp(dir: string, oauthUrl: string): Promise<AppProcess> {
  return startAppProcess({
    port: 0,
    dir,
    secretKey: 'bench',
    oauthUrl,
    clientId: 'local.bench',
    clientSecret: 'secret of the bench',
    sweepInterval: 0,
  });
}

function child(script: string): ChildProcess {
  return fork(fileURLToPath(new URL(script, import.meta.url)), { execArgv: ['--import', 'tsx'] });
}

async function told(process: ChildProcess): Promise<unknown> {
  const [message] = (await once(process, 'message')) as unknown[];
  return message;
}

async function kill(process: ChildProcess): Promise<void> {
  const gone = once(process, 'exit');
  process.kill('SIGKILL');
  await gone;
}

if (import.meta.url === new URL(process.argv[1] ?? '', 'file://').href) await benchEvents();
