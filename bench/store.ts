import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openSqliteStores } from '../src/store/open-sqlite-stores.ts';
import type { Stores } from '../src/store/ports.ts';
import { createSecretBox } from '../src/store/secrets/secret-box.ts';
import { codeOf, decisionOf, member, phoneOf, portal, batchOf } from './store/batch-of.ts';
import { printFigure, verdict } from './store/print-figure.ts';
import { benchStart } from './store/start.ts';

const secretBox = createSecretBox({ keys: ['bench'] });
const FEW = 1_000;
const MANY = 100_000;
const MESSAGES = 1_500;
const APPENDS = 4_000;
const TOGETHER = 64;
const PAGES = 300;
/** Bar: cost of a message with MANY bindings / with FEW. */
const MAX_GROWTH = 1.3;

/** Measures the embedded store: growth with its size, shared syncs, start against version 0.1.0. */
export async function benchStore(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'chat-tracker-bench-'));
  try {
    await benchMessages(dir);
    await benchAppend(join(dir, 'append'));
    await benchStart(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function benchMessages(dir: string): Promise<void> {
  const few = await filled(join(dir, 'few'), FEW);
  const many = await filled(join(dir, 'many'), MANY);
  const [short, long]: [number[], number[]] = [[], []];
  // Alternating: other load of the machine affects both alike.
  for (let n = 0; n < MESSAGES; n += 1) {
    short.push(await timeOf(() => oneMessage(few, FEW, n)));
    long.push(await timeOf(() => oneMessage(many, MANY, n)));
  }
  const ratio = median(long) / median(short);
  printFigure(
    `store: one message at ${MANY / 1000}k bindings / at ${FEW / 1000}k (median of ${MESSAGES})`,
    `${ratio.toFixed(2)}   ${verdict(ratio, MAX_GROWTH)}   (${us(long)} us, ${us(short)} us)`,
  );
  await benchPaging(many);
  await few.close();
  await many.close();
}

async function filled(dir: string, bindings: number): Promise<Stores> {
  const stores = await openSqliteStores({ dir, secretBox });
  await stores.portals.put(portal);
  for (let from = 0; from < bindings; from += 500) await stores.record(member, batchOf(from, from + 500));
  return stores;
}

/** A message of a new customer: append, read, look up by chat and phone, record with its decision. */
async function oneMessage(stores: Stores, bindings: number, n: number): Promise<void> {
  const at = bindings + n;
  await stores.inbox.append(member, [{ key: `k${at}`, body: { text: 'x'.repeat(300) }, at }]);
  await stores.portals.holdLane(member, async () => {
    const done = (await stores.inbox.waiting(member, 1)).map(({ id }) => id);
    await stores.bindings.chats(member, [codeOf(at)]);
    await stores.bindings.customersByPhone(member, [phoneOf(at)]);
    await stores.record(member, { ...batchOf(at, at + 1), done });
  });
}

async function benchPaging(stores: Stores): Promise<void> {
  const page = (before: number) => stores.journal.list(member, { limit: 50, before: decisionOf(before) });
  const [newest, oldest]: [number[], number[]] = [[], []];
  for (let n = 0; n < PAGES; n += 1) {
    newest.push(await timeOf(() => page(MANY - n)));
    oldest.push(await timeOf(() => page(100 + n)));
  }
  printFigure(
    `store: a page of the journal at its end / at its beginning, of ${MANY / 1000}k entries`,
    `${(median(oldest) / median(newest)).toFixed(2)}   (${us(oldest)} us, ${us(newest)} us)`,
  );
}

async function benchAppend(dir: string): Promise<void> {
  const stores = await openSqliteStores({ dir, secretBox });
  await stores.portals.put(portal);
  const body = { event: 'ONOPENLINEMESSAGEADD', text: 'x'.repeat(300) };
  const one = async (n: number): Promise<void> => {
    await stores.inbox.append(member, [{ key: `k${n}`, body, at: n }]);
  };
  const alone = await perSecond(APPENDS / 4, one, 1);
  const shared = await perSecond(APPENDS, (n) => one(APPENDS + n), TOGETHER);
  await stores.close();
  printFigure(
    `store: appends a second, ${TOGETHER} at once / one sync each`,
    `${(shared / alone).toFixed(1)}   (${Math.round(shared)}/s, ${Math.round(alone)}/s)`,
  );
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function perSecond(
  count: number,
  work: (n: number) => Promise<void>,
  workers: number,
): Promise<number> {
  let next = 0;
  const began = performance.now();
  const worker = async (): Promise<void> => {
    while (next < count) await work((next += 1));
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return (count * 1000) / (performance.now() - began);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >>> 1] ?? 0;
}

function us(values: readonly number[]): number {
  return Math.round(median(values) * 1000);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await benchStore();
