import assert from 'node:assert/strict';
import { appendFile, cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { customerId, decisionId, lineId, type MemberId } from '../../../src/domain/ids.ts';
import { keyDigest } from '../../../src/store/key-digest.ts';
import { openPostgresStores } from '../../../src/store/open-postgres-stores.ts';
import { openSqliteStores } from '../../../src/store/open-sqlite-stores.ts';
import type { Stores } from '../../../src/store/ports.ts';
import { StoreError, type StoreErrorCode } from '../../../src/store/store-error.ts';
import { temporaryDirs } from '../folders.ts';
import { startPostgresIfPossible, type Server } from '../postgres/server.ts';
import { code, email, entry, phone, portalOf } from '../samples.ts';
import { openInThread, secretBox } from '../sqlite/open-in-thread.ts';
import { erased, FIXTURES, portalA, portalB, restoreOldDatabase } from './fixtures.ts';

const hasCode = (wanted: StoreErrorCode) => (error: unknown) =>
  error instanceof StoreError && error.code === wanted;

/** Checks everything that version 0.1.0 stored of a portal. */
async function assertKept(stores: Stores, member: MemberId, chatId = 100): Promise<void> {
  assert.deepEqual(await stores.portals.verify(member), [], 'every record matches its schema');
  assert.deepEqual(await stores.portals.get(member), portalOf(member));
  await assertBindings(stores, member, chatId);
  await assertJournal(stores, member);
  const { settings } = stores;
  assert.equal((await settings.line(member, lineId('1'))).mode, 'suggest');
  assert.deepEqual(await settings.portal(member), { blocked: ['phone:34600123456'] });
  assert.equal(await settings.note(member, 'sweep'), 'there');
  assert.deepEqual(await settings.sources(member), [{ line: '1', source: 'sweep', at: 9 }]);
}

async function assertBindings({ bindings, inbox }: Stores, member: MemberId, chatId: number): Promise<void> {
  assert.deepEqual(await bindings.count(member), { chats: 3, customers: 2 });
  assert.equal((await bindings.chatById(member, chatId))?.userCode, 'livechat|1|0|20');
  const odd = code('livechat|1|\u0000odd|20');
  assert.equal((await bindings.chats(member, [odd])).get(odd)?.group, true);
  const byPhone = await bindings.customersByPhone(member, [phone('+34600123410'), phone('+34600123411')]);
  assert.deepEqual(
    [...byPhone.values()].map(({ id }) => id),
    ['c0', 'c1'],
  );
  assert.equal(byPhone.get(phone('+34600123410'))?.firstPhone?.chat, 'livechat|1|0|20');
  assert.deepEqual(
    (await bindings.customersByEmail(member, email('all@example.com'))).map(({ id }) => id),
    ['c0', 'c1'],
  );
  assert.deepEqual(
    (await bindings.customersByRef(member, [{ type: 'contact', id: 8 }])).map(({ id }) => id),
    [customerId('c1')],
  );
  // The unfinished decision still names its entry, which has another id now.
  const unfinished = (await bindings.chats(member, [code('livechat|1|1|20')])).get(code('livechat|1|1|20'));
  const [waiting] = await inbox.waiting(member, 1);
  assert.ok(
    waiting && JSON.stringify(unfinished).includes(`"entries":["${waiting.id}"]`),
    JSON.stringify(unfinished),
  );
}

async function assertJournal({ journal, suggestions }: Stores, member: MemberId): Promise<void> {
  const listed = async (query = {}) =>
    (await journal.list(member, { limit: 9, ...query })).map(({ id }) => id);
  assert.deepEqual(await listed(), ['d1', 'd0']);
  assert.deepEqual(await listed({ item: { type: 'deal', id: 3 } }), ['d0']);
  assert.ok(await journal.get(member, decisionId('d0')));
  assert.deepEqual(
    [...(await suggestions.list(member, 'open', 9)), ...(await suggestions.list(member, 'dismissed', 9))].map(
      ({ id }) => id,
    ),
    ['s1', 's2'],
  );
}

async function assertInbox({ inbox }: Stores, member: MemberId): Promise<void> {
  const [first, ...others] = await inbox.waiting(member, 9);
  assert.equal(first?.digest, keyDigest('waiting'));
  assert.deepEqual(others[0]?.body, { type: 'sweep' });
  const [parked] = await inbox.parked(member);
  assert.deepEqual([parked?.digest, parked?.error, parked?.attempts], [keyDigest('parked'), 'HTTP_500', 1]);
  const again = await inbox.append(member, [entry('waiting'), entry('parked'), entry('done'), entry('new')]);
  assert.deepEqual(again, ['duplicate', 'duplicate', 'duplicate', 'stored']);
}

/** Checks data that belonged to no portal or to an erased one. */
async function assertRest(stores: Stores): Promise<void> {
  const claims = (await stores.appNotes.get('pending-installs')) ?? '';
  assert.match(secretBox.open(claims), /"memberId":"new"/);
  assert.equal(await stores.settings.note(erased, 'lane'), undefined);
  assert.equal(await stores.portals.get(erased), undefined);
}

describe('data of version 0.1.0', () => {
  const newDir = temporaryDirs();
  const dirOf = async (name: 'closed' | 'killed'): Promise<string> => {
    const dir = await newDir();
    await cp(join(FIXTURES, name), dir, { recursive: true });
    return dir;
  };

  it('is imported at the start, once, and its files are moved', async () => {
    const dir = await dirOf('closed');
    const first = await openSqliteStores({ dir, secretBox });
    await assertKept(first, portalA);
    await assertInbox(first, portalA);
    await assertRest(first);
    await first.close();
    assert.deepEqual((await readdir(dir)).sort(), ['files-of-0.1.0', 'house.json', 'tracker.db']);
    assert.equal((await stat(join(dir, 'files-of-0.1.0'))).mode & 0o777, 0o700);
    const aside = await readdir(join(dir, 'files-of-0.1.0'));
    assert.deepEqual(aside.sort(), ['house.json', 'log.00000003.ndjson', 'portals']);
    const again = await openInThread({ dir });
    await assertKept(again, portalA);
    await again.close();
  });

  it('is rejected by version 0.1.0 afterwards, which would create an empty store', async () => {
    const dir = await dirOf('closed');
    await (await openInThread({ dir })).close();
    const head: unknown = JSON.parse(await readFile(join(dir, 'house.json'), 'utf8'));
    // Version 0.1.0 accepts only 1 (its json-adapter.ts, checkVersion).
    assert.deepEqual(head, { version: 2, movedTo: 'tracker.db' });
  });

  it('of a killed process is imported with its log, except an interrupted last write', async () => {
    const dir = await dirOf('killed');
    await appendFile(join(dir, 'log.00000003.ndjson'), '0123abcd {"number":');
    const stores = await openInThread({ dir });
    await assertKept(stores, portalA, 900);
    await assertKept(stores, portalB);
    await assertInbox(stores, portalB);
    const waiting = await stores.inbox.waiting(portalA, 9);
    assert.deepEqual(waiting.at(-1)?.digest, keyDigest('later'));
    await stores.close();
  });

  it('whose import was interrupted is imported again, or only moved if that step was left', async () => {
    const dir = await dirOf('killed');
    // As after an interruption of the import: some portals are stored, the rows are not counted.
    const half = await openInThread({ dir });
    await half.portals.erase(portalB);
    await half.appNotes.put('import of 0.1.0', 'running');
    await half.close();
    const restored = async (): Promise<void> => {
      await rm(join(dir, 'house.json'));
      await cp(join(FIXTURES, 'killed'), dir, { recursive: true });
      await rm(join(dir, 'files-of-0.1.0'), { recursive: true });
    };
    await restored();
    const again = await openInThread({ dir });
    await assertKept(again, portalB);
    await again.appNotes.put('import of 0.1.0', 'counted');
    await again.close();
    await restored();
    await rm(join(dir, 'portals'), { recursive: true });
    const moved = await openInThread({ dir });
    await assertKept(moved, portalA, 900);
    await moved.close();
    assert.deepEqual((await readdir(join(dir, 'files-of-0.1.0'))).sort(), [
      'house.json',
      'log.00000003.ndjson',
    ]);
  });

  it('is rejected beside data of this version, and when damaged, incomplete or in use', async () => {
    const beside = await dirOf('closed');
    const moved = await openInThread({ dir: beside });
    await moved.close();
    await cp(join(FIXTURES, 'closed'), beside, { recursive: true });
    await assert.rejects(openInThread({ dir: beside }), hasCode('STORE_VERSION'));

    const portals = (dir: string) => join(dir, 'portals', '9a54bbd5b231b033d71364898a64f93b');
    const damages: readonly (readonly [StoreErrorCode, (dir: string) => Promise<void>])[] = [
      ['STORE_UNREADABLE', (dir) => rm(join(dir, 'house.json'))],
      ['STORE_UNREADABLE', (dir) => writeFile(join(dir, 'house.json'), '{')],
      ['STORE_UNREADABLE', (dir) => rm(join(dir, 'log.00000003.ndjson'))],
      ['STORE_UNREADABLE', (dir) => writeFile(join(portals(dir), 'inbox.all.json'), '{"ver')],
      ['STORE_VERSION', (dir) => writeFile(join(portals(dir), 'inbox.all.json'), '{"version":7}')],
      ['STORE_BROKEN', flipBit],
      ['STORE_UNREADABLE', dropLine],
      ['STORE_LOCKED', lockByThisProcess],
    ];
    for (const [wanted, damage] of damages) {
      const dir = await dirOf('killed');
      await damage(dir);
      const before = (await readdir(dir, { recursive: true })).sort();
      await assert.rejects(openInThread({ dir }), hasCode(wanted), String(damage));
      const after = (await readdir(dir, { recursive: true })).filter((name) => name !== 'tracker.db').sort();
      assert.deepEqual(after, before, 'the old files were not changed');
    }
  });

  it('preserves a record that violates the schema, and the rest of its portal', async () => {
    const dir = await dirOf('closed');
    const path = join(dir, 'portals', '9a54bbd5b231b033d71364898a64f93b', 'customers.55.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('"emails":[', '"emails":["ok",7,'));
    const stores = await openInThread({ dir });
    const problems = await stores.portals.verify(portalA);
    assert.equal(problems.length, 1, problems.join());
    assert.deepEqual(await stores.bindings.count(portalA), { chats: 3, customers: 2 });
    await assert.rejects(stores.bindings.listCustomers(portalA, { limit: 9 }), hasCode('STORE_UNREADABLE'));
    assert.equal((await stores.journal.list(portalA, { limit: 9 })).length, 2);
    await stores.close();
  });

  describe('in PostgreSQL', () => {
    let server: Server | undefined;
    before(async function () {
      this.timeout(60_000);
      server = await startPostgresIfPossible();
      if (server === undefined) this.skip();
    });
    after(() => server?.stop());

    it('is imported by the first process, and its tables are moved to another schema', async () => {
      const url = (await server?.newDatabase()) ?? '';
      await restoreOldDatabase(url);
      const all = await Promise.all(
        Array.from({ length: 3 }, () => openPostgresStores({ url, secretBox, connections: 2 })),
      );
      for (const member of [portalA, portalB]) {
        await assertKept(all[1]!, member);
        await assertInbox(all[2]!, member);
      }
      await assertRest(all[0]!);
      for (const stores of all) await stores.close();
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows: kept } = await client.query<Record<string, unknown>>(
        'select count(*)::int as n from chat_tracker_0_1_0.chats',
      );
      assert.deepEqual(kept, [{ n: 6 }]);
      // Version 0.1.0 rejects a migration number above its own last one.
      const { rows: version } = await client.query<Record<string, unknown>>(
        'select max(number) as number from chat_tracker.migrations',
      );
      assert.deepEqual(version, [{ number: 1000 }]);
      await client.end();
    });
  });
});

async function flipBit(dir: string): Promise<void> {
  const path = join(dir, 'log.00000003.ndjson');
  const bytes = await readFile(path);
  const at = Math.floor(bytes.length / 3);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  await writeFile(path, bytes);
}

async function dropLine(dir: string): Promise<void> {
  const path = join(dir, 'log.00000003.ndjson');
  const lines = (await readFile(path, 'utf8')).split('\n');
  lines.splice(2, 1);
  await writeFile(path, lines.join('\n'));
}

async function lockByThisProcess(dir: string): Promise<void> {
  const status = await readFile(`/proc/${process.pid}/stat`, 'utf8').catch(() => '');
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const started =
    status === '' ? '' : `${boot.trim()} ${status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  await writeFile(join(dir, 'lock'), JSON.stringify({ pid: process.pid, host: hostname(), started }));
}
