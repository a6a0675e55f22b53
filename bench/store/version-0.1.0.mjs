/*
 * Run in a folder with the sources of version 0.1.0 (start.ts): fills a DATA_DIR with its own store, or opens one.
 * Arguments: fill|open, the folder, how many bindings and journal entries. Prints time and memory as JSON.
 */
const [what, dir, count] = process.argv.slice(2);
const root = new URL('./', import.meta.url);
const { openLowdbStores } = await import(new URL('src/store/open-lowdb-stores.ts', root).href);
const { createSecretBox } = await import(new URL('src/store/secret-box.ts', root).href);

const began = performance.now();
const stores = await openLowdbStores({ dir, secretBox: createSecretBox({ keys: ['bench'] }) });
const ms = performance.now() - began;
if (what === 'fill') {
  await stores.portals.put({
    memberId: 'bench',
    domain: 'bench.bitrix24.es',
    clientEndpoint: 'https://bench.bitrix24.es/rest',
    accessToken: 'a',
    refreshToken: 'r',
    expires: 1_790_000_000,
    applicationToken: 't',
    userId: 1,
    scope: ['crm'],
    status: 'L',
    regions: ['ES'],
    state: 'active',
    installedAt: 0,
  });
  for (let from = 0; from < Number(count); from += 500)
    await stores.record('bench', roundOf(from, from + 500));
  await stores.close();
} else {
  const counted = await stores.bindings.count('bench');
  if (counted.customers !== Number(count)) throw new Error(`${counted.customers} of ${count} are there`);
}
process.stdout.write(JSON.stringify({ ms, bytes: process.resourceUsage().maxRSS * 1024 }));
process.exit(0);

/** The data of batch-of.ts under the field names of version 0.1.0. */
function roundOf(from, to) {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  const code = (n) => `whatsapp|3|${n * 7919}|${n}`;
  const phone = (n) => `+34${600_000_000 + n}`;
  return {
    done: [],
    chats: numbers.map((n) => ({
      userCode: code(n),
      chatId: n,
      customer: `c${n}`,
      handled: [`phone:${phone(n)}`],
      pieces: [],
      ownActivities: {},
    })),
    customers: numbers.map((n) => ({
      id: `c${n}`,
      party: { type: 'contact', id: n },
      card: { type: 'deal', id: n },
      firstPhone: { value: phone(n), chat: code(n), line: '3', at: n, messageId: String(n) },
      phones: [phone(n)],
      emails: [],
      chats: [code(n)],
      createdAt: n,
    })),
    endedCustomers: [],
    decisions: numbers.map((n) => ({
      id: `d${n}`,
      at: Date.UTC(2026, 0, 1) + n * 100_000,
      chat: code(n),
      line: '3',
      connector: 'whatsapp',
      rule: 5,
      outcome: 'bound',
      identifiers: [{ kind: 'phone', value: phone(n), identity: phone(n), origin: 'typed' }],
      reasons: [{ code: 'foundOne', refs: [{ type: 'contact', id: n }] }],
      party: { type: 'contact', id: n },
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
