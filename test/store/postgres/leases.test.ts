import assert from 'node:assert/strict';
import pg from 'pg';
import { openPostgresStores } from '../../../src/store/open-postgres-stores.ts';
import type { Stores } from '../../../src/store/ports.ts';
import { createSecretBox } from '../../../src/store/secrets/secret-box.ts';
import { StoreError, type StoreErrorCode } from '../../../src/store/store-error.ts';
import type { MemberId } from '../../../src/domain/ids.ts';
import { startTcpProxy, type TcpProxy } from '../../helpers/tcp-proxy.ts';
import { startTransactionPooler } from '../../helpers/transaction-pooler.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import { batch, chat, code, freshMember, portalOf } from '../samples.ts';
import { startPostgresIfPossible, type Server } from './server.ts';

const secretBox = createSecretBox({ keys: ['a key for tests'] });
/** Long enough for heartbeats on a busy machine. */
const LEASE_MS = 6_000;
const hasCode = (expected: StoreErrorCode) => (error: unknown) =>
  error instanceof StoreError && error.code === expected;

describe('leases between processes on PostgreSQL', function () {
  this.timeout(120_000);
  let server: Server | undefined;
  let url = '';
  const opened: Stores[] = [];
  const proxies: TcpProxy[] = [];

  before(async function () {
    server = await startPostgresIfPossible();
    if (server === undefined) this.skip();
    url = await server.newDatabase();
  });
  after(() => server?.stop());
  afterEach(async () => {
    for (const proxy of proxies.splice(0)) await proxy.close();
    for (const stores of opened.splice(0)) await stores.close();
  });

  async function open(address = url): Promise<Stores> {
    const stores = await openPostgresStores({ url: address, secretBox, connections: 4, leaseMs: LEASE_MS });
    opened.push(stores);
    return stores;
  }
  /** A process that reaches the database through a proxy. */
  async function openBehindProxy(): Promise<{ readonly stores: Stores; readonly proxy: TcpProxy }> {
    const proxy = await startTcpProxy(url);
    proxies.push(proxy);
    return { stores: await open(proxy.through(url)), proxy };
  }
  async function query(text: string): Promise<readonly Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  }
  async function newPortal(stores: Stores): Promise<MemberId> {
    const member = freshMember();
    await stores.portals.put(portalOf(member));
    return member;
  }
  /** Takes the lane, and returns when it is held: what ends the work, and the work. */
  async function inLane(
    stores: Stores,
    member: MemberId,
    work: () => Promise<unknown>,
  ): Promise<{ readonly go: () => void; readonly result: Promise<unknown> }> {
    let go = (): void => undefined;
    let result: Promise<unknown> = Promise.resolve();
    await new Promise<void>((held, failed) => {
      const may = new Promise<void>((resolve) => (go = resolve));
      result = stores.portals.holdLane(member, async () => {
        held();
        await may;
        return work();
      });
      result.catch(failed);
    });
    return { go, result };
  }
  const write = (stores: Stores, member: MemberId, name: string) => () =>
    stores.record(member, batch({ chats: [chat(name)] }));
  const epochOf = async (member: MemberId): Promise<number> =>
    Number(
      (await query(`select epoch from chat_tracker.leases where name = 'lane of ${member}'`))[0]?.['epoch'],
    );

  it('attack 14: a process that does not reach the database any more loses the lane, and nothing that it writes there is stored', async () => {
    const { stores: cut, proxy } = await openBehindProxy();
    const other = await open();
    const member = await newPortal(other);
    const { go, result } = await inLane(cut, member, write(cut, member, 'livechat|1|1|1'));
    const before = await epochOf(member);
    proxy.freeze();
    const startedAt = performance.now();
    await other.portals.holdLane(member, async () => {
      assert.ok((await epochOf(member)) > before, 'a new epoch');
      await other.record(member, batch({ chats: [chat('livechat|1|1|2')] }));
      // The old holder comes back while the new one works.
      proxy.thaw();
      go();
      await assert.rejects(
        result,
        (error) => hasCode('LEASE_LOST')(error) || hasCode('STORE_UNREACHABLE')(error),
      );
    });
    assert.ok(performance.now() - startedAt < 30_000);
    const stored = await other.bindings.chats(member, [code('livechat|1|1|1'), code('livechat|1|1|2')]);
    assert.deepEqual([...stored.keys()], ['livechat|1|1|2']);
  });

  it('attack 14: what was written before the takeover is committed before it, and what is in a transaction never after it', async () => {
    const { stores: cut, proxy } = await openBehindProxy();
    const other = await open();
    const member = await newPortal(other);
    const { go, result } = await inLane(cut, member, async () => {
      for (let n = 1; ; n += 1) await cut.record(member, batch({ chats: [chat(`livechat|1|${n}|1`)] }));
    });
    go();
    await waitFor('something is written', async () => (await other.bindings.count(member)).chats > 5);
    proxy.freeze();
    await other.portals.holdLane(member, async () => {
      const { chats } = await other.bindings.count(member);
      proxy.thaw();
      await assert.rejects(
        result,
        (error) => hasCode('LEASE_LOST')(error) || hasCode('STORE_UNREACHABLE')(error),
      );
      assert.equal((await other.bindings.count(member)).chats, chats, 'nothing is added by the old holder');
    });
  });

  it('attack 14: a process that has lost its lease is told so before it asks the portal for a change', async () => {
    const { stores: cut, proxy } = await openBehindProxy();
    const member = await newPortal(cut);
    const { go, result } = await inLane(cut, member, async () => {
      cut.portals.requireHeld();
      proxy.freeze();
      await waitFor('the lease has run out', () => {
        try {
          cut.portals.requireHeld();
          return false;
        } catch (error) {
          assert.ok(hasCode('LEASE_LOST')(error));
          return true;
        }
      });
      const other = await open();
      const heldBy = await query(
        `select p.expires_at > extract(epoch from clock_timestamp()) * 1000 as alive
         from chat_tracker.leases l join chat_tracker.processes p on p.id = l.holder where l.name = 'lane of ${member}'`,
      );
      assert.deepEqual(heldBy, [{ alive: true }], 'before others may take it');
      await other.close();
    });
    go();
    await result;
  });

  it('attack 14: connections that are reset cost no lease: the work goes on', async () => {
    const { stores, proxy } = await openBehindProxy();
    const member = await newPortal(stores);
    const { go, result } = await inLane(stores, member, () =>
      waitFor('a write is stored', async () => {
        stores.portals.requireHeld();
        return write(stores, member, 'livechat|1|1|1')().then(
          () => true,
          (error: unknown) => {
            assert.ok(hasCode('STORE_UNREACHABLE')(error), String(error));
            return false;
          },
        );
      }),
    );
    const epoch = await epochOf(member);
    proxy.cut();
    go();
    await result;
    await stores.portals.holdLane(member, async () => assert.notEqual(await epochOf(member), epoch));
  });

  it('attack 18: a lane that is released while the server is silent is free once it answers', async () => {
    const { stores, proxy } = await openBehindProxy();
    const other = await open();
    const member = await newPortal(other);
    const { go, result } = await inLane(stores, member, () => Promise.resolve());
    proxy.freeze();
    go();
    await result;
    proxy.failOver();
    await other.portals.holdLane(member, () => Promise.resolve());
    await stores.portals.holdLane(member, () => Promise.resolve());
  });

  it('attack 11: server silent: writes and pings are refused at once, and everything goes on within 30 s of it', async () => {
    const [a, b] = [await openBehindProxy(), await openBehindProxy()];
    const member = await newPortal(a.stores);
    let recovered = 0;
    for (const { stores } of [a, b]) stores.onRecovery(() => (recovered += 1));
    const startedAt = performance.now();
    for (const { proxy } of [a, b]) proxy.freeze();
    await Promise.all(
      [a, b].map(async ({ stores }) => {
        await assert.rejects(stores.ping(), hasCode('STORE_UNREACHABLE'));
        await waitFor('the server counts as down', async () => {
          const askedAt = performance.now();
          await assert.rejects(stores.ping(), hasCode('STORE_UNREACHABLE'));
          return performance.now() - askedAt < 100;
        });
        await assert.rejects(
          stores.inbox.append(member, [{ body: {}, at: 1 }]),
          hasCode('STORE_UNREACHABLE'),
        );
      }),
    );
    for (const { proxy } of [a, b]) proxy.failOver();
    await Promise.all(
      [a, b].map(({ stores }) =>
        waitFor('the store answers', () =>
          stores.ping().then(
            () => true,
            () => false,
          ),
        ),
      ),
    );
    await waitFor('both stores say that they recovered', () => recovered === 2);
    for (const { stores } of [a, b])
      await stores.portals.holdLane(member, write(stores, member, 'livechat|1|1|1'));
    assert.ok(performance.now() - startedAt < 30_000, `${Math.round(performance.now() - startedAt)} ms`);
  });

  it('attack 18: a free lock is taken at once while 300 others are waited for', async () => {
    const [holder, other] = [await open(), await open()];
    let release = (): void => undefined;
    const until = new Promise<void>((resolve) => (release = resolve));
    let held = 0;
    const members = Array.from({ length: 300 }, freshMember);
    const holding = members.map((member) => holder.portals.holdLane(member, () => ((held += 1), until)));
    await waitFor('all are held', () => held === members.length);
    let taken = 0;
    const waiting = members.map((member) => other.portals.holdLane(member, async () => void (taken += 1)));
    const times: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      const startedAt = performance.now();
      await other.portals.holdLane(freshMember(), () => Promise.resolve());
      times.push(performance.now() - startedAt);
    }
    assert.equal(taken, 0);
    const [median = Infinity] = times.sort((x, y) => x - y).slice(10);
    assert.ok(median < 300, `median ${Math.round(median)} ms`);
    release();
    await Promise.all([...holding, ...waiting]);
    assert.equal(taken, members.length);
    const left = await query('select name from chat_tracker.leases');
    assert.ok(!left.some(({ name }) => members.some((member) => String(name).includes(member))));
  });

  it('attack 18: a job of the whole database is claimed by one process per interval', async () => {
    const [first, second, third] = await Promise.all([open(), open(), open()]);
    const all = [first, second, third];
    const claims = await Promise.all([...all, ...all].map((stores) => stores.claimTurn('a job', 60_000)));
    assert.equal(claims.filter(Boolean).length, 1);
    assert.equal(await first.claimTurn('another job', 60_000), true);
    await query(`update chat_tracker.turns set at = at - 60000 where name = 'a job'`);
    assert.equal(await second.claimTurn('a job', 60_000), true);
    assert.equal(await third.claimTurn('a job', 60_000), false);
  });

  it('attack 14: behind a pooler in transaction mode one process is in a lane at a time, from the first migration on', async () => {
    const address = (await server?.newDatabase()) ?? '';
    const pooler = await startTransactionPooler(address);
    const stores = await Promise.all(
      [1, 2, 3].map(() =>
        openPostgresStores({ url: pooler.through(address), secretBox, connections: 2, leaseMs: LEASE_MS }),
      ),
    );
    const [first] = stores;
    assert.ok(first);
    const member = await newPortal(first);
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 10 }, () => stores).flatMap((all, round) =>
        all.map((one, index) =>
          one.portals.holdLane(member, async () => {
            inside += 1;
            most = Math.max(most, inside);
            await write(one, member, `livechat|1|${round}|${index}`)();
            inside -= 1;
          }),
        ),
      ),
    );
    assert.equal(most, 1);
    assert.deepEqual(await first.bindings.count(member), { chats: 30, customers: 0 });
    for (const one of stores) await one.close();
    await pooler.close();
  });
});
