import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  connectorId,
  customerId,
  decisionId,
  lineId,
  memberId,
  type Phone,
  type UserCode,
} from '../src/domain/ids.ts';
import { emptyChatRecord } from '../src/domain/chat-record.ts';
import { openLowdbStores } from '../src/store/open-lowdb-stores.ts';
import { openMemoryStores } from '../src/store/open-memory-stores.ts';
import type { RoundRecord, Stores } from '../src/store/ports.ts';
import { createSecretBox } from '../src/store/secrets/secret-box.ts';

const secretBox = createSecretBox({ keys: ['bench'] });
const member = memberId('bench');
const small = 1_000;
const large = 100_000;
const measured = 2_000;
const appends = 4_000;
const together = 64;
const isMemory = new WeakSet<Stores>();

/** What a store costs: a round with many bindings against few, shared syncs against one sync each. */
export async function benchStore(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'chat-tracker-bench-'));
  try {
    await benchRecord('memory', async () => {
      const stores = await openMemoryStores({ secretBox });
      isMemory.add(stores);
      return stores;
    });
    await benchRecord('lowdb', (bindings) =>
      openLowdbStores({ dir: join(dir, String(bindings)), secretBox }),
    );
    await benchAppend(() => openLowdbStores({ dir: join(dir, 'append'), secretBox }));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function benchRecord(name: string, open: (bindings: number) => Promise<Stores>): Promise<void> {
  const few = await recordCost(() => open(small), small);
  const many = await recordCost(() => open(large), large);
  const ratio = (each: keyof Cost): string => (many[each] / few[each]).toFixed(2);
  const us = (each: keyof Cost): string =>
    `${Math.round(few[each] * 1000)} us, ${Math.round(many[each] * 1000)} us`;
  say(`store ${name}: one record at ${large} bindings / at ${small}`, ratio('median'));
  say('  median at few, at many', us('median'));
  say('  the same, mean', `${ratio('mean')}  (${us('mean')})`);
  say('  per binding while filling, snapshots included', `${ratio('filling')}  (${us('filling')})`);
}

interface Cost {
  readonly median: number;
  readonly mean: number;
  readonly filling: number;
}

/** Ms of one round that binds one chat, in a house that holds `bindings` already. */
async function recordCost(open: () => Promise<Stores>, bindings: number): Promise<Cost> {
  const filled = await open();
  const start = performance.now();
  for (let from = 0; from < bindings; from += 50) await filled.record(member, roundOf(from, from + 50));
  const filling = (performance.now() - start) / bindings;
  const stores = await reopened(filled, open);
  const times: number[] = [];
  for (let n = bindings; n < bindings + measured; n += 1) {
    const before = performance.now();
    await stores.record(member, roundOf(n, n + 1));
    times.push(performance.now() - before);
  }
  await stores.close();
  const sorted = times.sort((a, b) => a - b);
  const mean = sorted.reduce((sum, time) => sum + time, 0) / sorted.length;
  return { median: sorted[sorted.length >>> 1] ?? 0, mean, filling };
}

/** The same house without what is left to do from filling it; the memory house as it is. */
async function reopened(stores: Stores, open: () => Promise<Stores>): Promise<Stores> {
  if (isMemory.has(stores)) return stores;
  await stores.close();
  return open();
}

async function benchAppend(open: () => Promise<Stores>): Promise<void> {
  const stores = await open();
  const one = async (n: number): Promise<void> => {
    await stores.inbox.append(member, [
      { key: `k${n}`, body: { event: 'ONOPENLINEMESSAGEADD', text: 'x'.repeat(300) }, at: n },
    ]);
  };
  const alone = await perSecond(appends / 4, async (n) => one(n), 1);
  const shared = await perSecond(appends, async (n) => one(appends + n), together);
  await stores.close();
  say(`store lowdb: appends a second, ${together} at once / one sync each`, (shared / alone).toFixed(1));
  say('  one sync each, shared syncs', `${Math.round(alone)}/s, ${Math.round(shared)}/s`);
}

async function perSecond(
  count: number,
  work: (n: number) => Promise<void>,
  workers: number,
): Promise<number> {
  let next = 0;
  const start = performance.now();
  const worker = async (): Promise<void> => {
    while (next < count) await work((next += 1));
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return (count * 1000) / (performance.now() - start);
}

function roundOf(from: number, to: number): RoundRecord {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  const code = (n: number): UserCode => `whatsapp|3|${n * 7919}|${n}` as UserCode;
  const phone = (n: number): Phone => `+34${600_000_000 + n}` as Phone;
  return {
    done: [],
    chats: numbers.map((n) => ({
      ...emptyChatRecord(code(n)),
      chatId: n,
      customer: customerId(`c${n}`),
      handled: [`phone:${phone(n)}`],
    })),
    customers: numbers.map((n) => ({
      id: customerId(`c${n}`),
      customerRef: { type: 'contact', id: n },
      card: { type: 'deal', id: n },
      firstPhone: { value: phone(n), chat: code(n), line: lineId('3'), at: n, messageId: String(n) },
      phones: [phone(n)],
      emails: [],
      chats: [code(n)],
      createdAt: n,
    })),
    endedCustomers: [],
    decisions: numbers.map((n) => ({
      id: decisionId(`d${n}`),
      at: Date.UTC(2026, 0, 1) + n * 300_000,
      chat: code(n),
      line: lineId('3'),
      connector: connectorId('whatsapp'),
      rule: 5,
      outcome: 'bound',
      identifiers: [{ kind: 'phone', value: phone(n), identity: phone(n), origin: 'typed' }],
      reasons: [{ code: 'foundByPhone', refs: [{ type: 'contact', id: n }] }],
      customerRef: { type: 'contact', id: n },
      card: { type: 'deal', id: n },
      changes: [
        { change: { kind: 'bindActivity', activity: n, item: { type: 'deal', id: n } }, outcome: 'applied' },
      ],
      suggestions: [],
      before: { customers: [] },
    })),
    suggestions: [],
    sources: [],
  };
}

function say(what: string, figure: string): void {
  console.log(`${what.padEnd(66)} ${figure}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await benchStore();
