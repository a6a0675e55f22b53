import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { customerId, lineId, type MemberId } from '../../src/domain/ids.ts';
import type { CustomerRecord } from '../../src/domain/customer-record.ts';
import { portalHash } from '../../src/observability/portal-hash.ts';
import { createStores } from '../../src/store/create-stores.ts';
import { openDataDir } from '../../src/store/data-dir/open-data-dir.ts';
import { firstPhoneWriterIn } from '../../src/store/first-phones/first-phone-writer.ts';
import { MAX_PHONES } from '../../src/store/first-phones/known-phones.ts';
import { createLocalLocks } from '../../src/store/local-locks.ts';
import { openPostgresStores } from '../../src/store/open-postgres-stores.ts';
import type { Stores } from '../../src/store/ports.ts';
import { sqlBackend } from '../../src/store/sql/backend.ts';
import { allText, temporaryDirs } from './folders.ts';
import { startPostgresIfPossible, type Server } from './postgres/server.ts';
import { code, customer, freshMember, phone, portalOf, batch, someTime } from './samples.ts';
import { secretBox } from './sqlite/open-in-thread.ts';

/** The embedded store, with counts of reads of its database. */
interface Watched {
  readonly stores: Stores;
  asked: number;
  rebuilt: number;
  /** Called once, between reading all phones and their use. */
  afterRebuild?: () => Promise<void>;
}

const numberOf = (n: number) => phone(`+34600${String(100_000 + n)}`);

/** A customer with a first phone. */
function customerWithPhone(id: string, n: number, changes: Partial<CustomerRecord> = {}): CustomerRecord {
  const value = numberOf(n);
  const firstPhone = {
    value,
    chat: code('whatsapp|1|7|20'),
    line: lineId('1'),
    at: someTime,
    messageId: '5',
  };
  return customer(id, { firstPhone, phones: [value], card: { type: 'deal', id: n + 1 }, ...changes });
}

describe('the local cache of first phones', () => {
  const newDir = temporaryDirs();
  const opened: Stores[] = [];
  afterEach(async () => {
    for (const stores of opened.splice(0)) await stores.close();
  });

  async function open(dir: string): Promise<Watched> {
    const backend = sqlBackend(await openDataDir({ dir }), Date.now);
    const watched: Watched = {
      asked: 0,
      rebuilt: 0,
      stores: createStores({
        backend: {
          ...backend,
          bindings: {
            ...backend.bindings,
            customersByPhone: (member, phones) => {
              watched.asked += 1;
              return backend.bindings.customersByPhone(member, phones);
            },
          },
          whole: {
            ...backend.whole,
            newestPhones: async (member, limit) => {
              watched.rebuilt += 1;
              const phones = await backend.whole.newestPhones(member, limit);
              const { afterRebuild } = watched;
              delete watched.afterRebuild;
              await afterRebuild?.();
              return phones;
            },
          },
        },
        secretBox,
        now: Date.now,
        locks: createLocalLocks(),
        soleWriter: true,
        firstPhoneWriter: firstPhoneWriterIn(dir, backend),
      }),
    };
    opened.push(watched.stores);
    return watched;
  }

  /** The customers of these numbers, read by the lane's holder. */
  function inLane(
    stores: Stores,
    member: MemberId,
    ...numbers: readonly number[]
  ): Promise<(string | undefined)[]> {
    return stores.portals.holdLane(member, async () => {
      const found = await stores.bindings.customersByPhone(member, numbers.map(numberOf));
      return numbers.map((n) => found.get(numberOf(n))?.id);
    });
  }

  async function portalWithAna(stores: Stores): Promise<MemberId> {
    const member = freshMember();
    await stores.portals.put(portalOf(member));
    await stores.record(member, batch({ customers: [customerWithPhone('ana', 1)] }));
    return member;
  }

  it('answers the holder of the lane without reading the database, also that a number belongs to no customer', async () => {
    const watched = await open(await newDir());
    const { stores } = watched;
    const member = await portalWithAna(stores);
    assert.deepEqual(await inLane(stores, member, 1, 2), ['ana', undefined]);
    assert.deepEqual(await inLane(stores, member, 1, 2), ['ana', undefined]);
    assert.deepEqual([watched.asked, watched.rebuilt], [0, 1]);
    const found = await stores.portals.holdLane(member, () =>
      stores.bindings.customersByPhone(member, [numberOf(1)]),
    );
    assert.deepEqual(found.get(numberOf(1)), customerWithPhone('ana', 1), 'the complete record');
  });

  it('does not answer without the lane', async () => {
    const watched = await open(await newDir());
    const member = await portalWithAna(watched.stores);
    await inLane(watched.stores, member, 1);
    const found = await watched.stores.bindings.customersByPhone(member, [numberOf(1)]);
    assert.equal(found.get(numberOf(1))?.id, 'ana');
    assert.equal(watched.asked, 1);
  });

  it('follows every change: another card, another number, an earlier customer, a deleted customer', async () => {
    const watched = await open(await newDir());
    const { stores } = watched;
    const member = await portalWithAna(stores);
    await inLane(stores, member, 1);
    const change = (...customers: readonly CustomerRecord[]) => stores.record(member, batch({ customers }));
    await change(customerWithPhone('ana', 1, { card: { type: 'lead', id: 9 } }));
    const record = await stores.portals.holdLane(member, () =>
      stores.bindings.customersByPhone(member, [numberOf(1)]),
    );
    assert.deepEqual(record.get(numberOf(1))?.card, { type: 'lead', id: 9 });
    await change(customerWithPhone('older', 1, { createdAt: someTime - 1 }));
    assert.deepEqual(await inLane(stores, member, 1), ['older']);
    await change(customerWithPhone('older', 2, { createdAt: someTime - 1 }));
    assert.deepEqual(await inLane(stores, member, 1, 2, 3), ['ana', 'older', undefined]);
    await stores.record(member, batch({ endedCustomers: [customerId('ana')] }));
    assert.deepEqual(await inLane(stores, member, 1, 2), [undefined, 'older']);
    assert.equal(watched.rebuilt, 1);
  });

  it('stores nothing that changed or was erased while it was read', async () => {
    const dir = await newDir();
    const watched = await open(dir);
    const { stores } = watched;
    const member = await portalWithAna(stores);
    watched.afterRebuild = () => stores.record(member, batch({ customers: [customerWithPhone('ana', 2)] }));
    assert.deepEqual(await inLane(stores, member, 1, 2), [undefined, 'ana']);
    assert.deepEqual(await inLane(stores, member, 1, 2), [undefined, 'ana']);
    await stores.eraseCustomers(member, { chats: [], customers: [customerId('ana')], identifiers: [] });
    await stores.record(member, batch({ customers: [customerWithPhone('eva', 1)] }));
    watched.afterRebuild = () =>
      stores.eraseCustomers(member, { chats: [], customers: [customerId('eva')], identifiers: [] });
    assert.deepEqual(await inLane(stores, member, 1), [undefined]);
    await stores.close();
    assert.doesNotMatch(await allText(dir), /600100001/);
  });

  it('caches the newest phones of a large portal and reads the others from the database', async () => {
    const watched = await open(await newDir());
    const { stores } = watched;
    const member = freshMember();
    await stores.portals.put(portalOf(member));
    const count = MAX_PHONES + 20;
    const customers = Array.from({ length: count }, (_, n) =>
      customerWithPhone(`c${n}`, n, { createdAt: someTime + n }),
    );
    await stores.record(member, batch({ customers }));
    assert.deepEqual(await inLane(stores, member, count - 1, 20), [`c${count - 1}`, 'c20']);
    assert.equal(watched.asked, 0);
    assert.deepEqual(await inLane(stores, member, 0, count), ['c0', undefined]);
    assert.equal(watched.asked, 1);
    // The customer that had a number first may not be among the newest.
    await stores.record(
      member,
      batch({ customers: [customerWithPhone('new', 1, { createdAt: someTime + count })] }),
    );
    assert.deepEqual(await inLane(stores, member, 1), ['c1']);
  });

  describe('on the disk', () => {
    const fileOf = (dir: string, member: MemberId): string =>
      join(dir, 'first-phones', `${portalHash(member)}.json`);
    const shape = z.looseObject({ revision: z.number(), phones: z.record(z.string(), z.unknown()) });

    /** A folder with a cache file, after a clean stop. */
    async function stopped(): Promise<{ dir: string; member: MemberId }> {
      const dir = await newDir();
      const { stores } = await open(dir);
      const member = await portalWithAna(stores);
      await inLane(stores, member, 1);
      await stores.close();
      return { dir, member };
    }

    it('is one readable, owner-only file per portal', async () => {
      const { dir, member } = await stopped();
      const file = shape.parse(JSON.parse(await readFile(fileOf(dir, member), 'utf8')));
      assert.deepEqual(file.phones, {
        '+34600100001': {
          customer: 'ana',
          card: { type: 'deal', id: 2 },
          chat: 'whatsapp|1|7|20',
          line: '1',
          since: someTime,
        },
      });
      assert.equal((await stat(fileOf(dir, member))).mode & 0o777, 0o600);
      assert.equal((await stat(join(dir, 'first-phones'))).mode & 0o777, 0o700);
    });

    it('is used by the next process without a rebuild', async () => {
      const { dir, member } = await stopped();
      const watched = await open(dir);
      assert.deepEqual(await inLane(watched.stores, member, 1, 2), ['ana', undefined]);
      assert.deepEqual([watched.asked, watched.rebuilt], [0, 0]);
    });

    it('is rebuilt where it is missing, damaged, cut, of another shape or another portal', async () => {
      const { dir, member } = await stopped();
      const path = fileOf(dir, member);
      const text = await readFile(path, 'utf8');
      const damages: readonly (() => Promise<void>)[] = [
        () => truncate(path, 0),
        () => truncate(path, text.length - 9),
        () => writeFile(path, text.replace('"ana"', '5')),
        () => writeFile(path, text.replaceAll(member, freshMember())),
        () => writeFile(path, text.replace('"customers":[{"id":"ana"', '"customers":[{"id":"eva"')),
      ];
      for (const damage of damages) {
        await damage();
        const watched = await open(dir);
        assert.deepEqual(await inLane(watched.stores, member, 1, 2), ['ana', undefined]);
        assert.equal(watched.rebuilt, 1, String(damage));
        await watched.stores.close();
        assert.equal(await readFile(path, 'utf8'), text, 'it is complete again');
      }
    });

    it('is ignored when the database has a newer revision', async () => {
      const { dir, member } = await stopped();
      const text = await readFile(fileOf(dir, member), 'utf8');
      const later = await open(dir);
      await later.stores.record(member, batch({ customers: [customerWithPhone('ana', 2)] }));
      await later.stores.close();
      // As after a kill before the file was written again.
      await mkdir(join(dir, 'first-phones'), { recursive: true });
      await writeFile(fileOf(dir, member), text);
      const watched = await open(dir);
      assert.deepEqual(await inLane(watched.stores, member, 1, 2), [undefined, 'ana']);
      assert.equal(watched.rebuilt, 1);
    });

    it('is deleted when a customer or the portal is erased', async () => {
      const { dir, member } = await stopped();
      const { stores } = await open(dir);
      await inLane(stores, member, 1);
      await stores.eraseCustomers(member, { chats: [], customers: [customerId('ana')], identifiers: [] });
      assert.deepEqual(await readdir(join(dir, 'first-phones')), []);
      assert.deepEqual(await inLane(stores, member, 1), [undefined]);
      await stores.record(member, batch({ customers: [customerWithPhone('eva', 1)] }));
      assert.deepEqual(await inLane(stores, member, 1), ['eva']);
      await stores.portals.erase(member);
      assert.deepEqual(await inLane(stores, member, 1), [undefined]);
      await stores.close();
      assert.doesNotMatch(await allText(dir), /600100001/);
    });

    it('deletes files of unknown portals at the next start', async () => {
      const { dir, member } = await stopped();
      const names = ['0123456789ab.json', 'x.json.0a.tmp'];
      for (const name of names)
        await writeFile(join(dir, 'first-phones', name), '{"version":1,"revision":1,');
      await open(dir);
      const left = async () =>
        (await readdir(join(dir, 'first-phones'))).filter((name) => names.includes(name));
      while ((await left()).length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
      assert.deepEqual(await readdir(join(dir, 'first-phones')), [`${portalHash(member)}.json`]);
    });
  });

  describe('with PostgreSQL', () => {
    let server: Server | undefined;
    before(async function () {
      this.timeout(60_000);
      server = await startPostgresIfPossible();
      if (server === undefined) this.skip();
    });
    after(() => server?.stop());

    it('gives no stale answer when another process changed the binding, by lane or by revision', async () => {
      const url = (await server?.newDatabase()) ?? '';
      const [a, b] = await Promise.all(
        [await newDir(), await newDir()].map((dir) =>
          openPostgresStores({ url, dir, secretBox, connections: 2 }),
        ),
      );
      assert.ok(a && b);
      opened.push(a, b);
      const member = await portalWithAna(a);
      assert.deepEqual(await inLane(a, member, 1), ['ana']);
      assert.deepEqual(await inLane(b, member, 1), ['ana']);
      const held = { by: '' };
      const events: string[] = [];
      // The other process waits for the lane and must read the change.
      const changing = b.portals.holdLane(member, async () => {
        held.by = 'b';
        await b.record(member, batch({ customers: [customerWithPhone('ana', 2)] }));
        events.push('changed');
      });
      while (held.by !== 'b') await new Promise((resolve) => setTimeout(resolve, 2));
      const seen = await inLane(a, member, 1, 2);
      events.push('seen');
      await changing;
      assert.deepEqual(events, ['changed', 'seen']);
      assert.deepEqual(seen, [undefined, 'ana']);
      // Alternating, several times.
      for (let n = 3; n < 9; n += 1) {
        const writer: Stores = n % 2 === 0 ? a : b;
        const reader: Stores = n % 2 === 0 ? b : a;
        await writer.portals.holdLane(member, () =>
          writer.record(member, batch({ customers: [customerWithPhone('ana', n)] })),
        );
        assert.deepEqual(await inLane(reader, member, n - 1, n), [undefined, 'ana'], String(n));
      }
      await a.eraseCustomers(member, { chats: [], customers: [customerId('ana')], identifiers: [] });
      assert.deepEqual(await inLane(b, member, 8), [undefined]);
    });
  });
});
