import assert from 'node:assert/strict';
import { inboxId, type InboxId, type MemberId } from '../../../src/domain/ids.ts';
import { DAY_MS, entry, batch, someTime, nameOf, freshMember } from '../samples.ts';
import { isPortalUnknown } from '../../../src/store/store-error.ts';
import { keyDigest } from '../../../src/store/key-digest.ts';
import type { WaitingOptions } from '../../../src/store/ports.ts';
import type { StoresUnderTest } from './stores-under-test.ts';

export function inboxBattery(subject: StoresUnderTest): void {
  const keys = async (member: MemberId): Promise<string[]> =>
    (await subject.stores.inbox.waiting(member, 100)).map(nameOf);
  const ids = async (member: MemberId): Promise<InboxId[]> =>
    (await subject.stores.inbox.waiting(member, 100)).map(({ id }) => id);

  describe('inbox', () => {
    it('rejects entries of an unknown portal, but stores others of the same batch', async () => {
      const [member, unknown] = [await subject.newPortal(), freshMember()];
      const { inbox } = subject.stores;
      const [known, refused] = await Promise.allSettled([
        inbox.append(member, [entry('a')]),
        inbox.append(unknown, [entry('a')]),
      ]);
      assert.deepEqual(known.status === 'fulfilled' && known.value, ['stored']);
      assert.ok(refused.status === 'rejected' && isPortalUnknown(refused.reason));
      await assert.rejects(inbox.failed(unknown, [], 'x', 1), isPortalUnknown);
      await assert.rejects(inbox.retry(unknown, []), isPortalUnknown);
      assert.deepEqual(await inbox.waiting(unknown, 9), []);
    });

    it('stores entries in the order of arrival with all their fields', async () => {
      const member = await subject.newPortal();
      const { inbox } = subject.stores;
      assert.deepEqual(await inbox.append(member, [entry('b', 3), entry('a', 2)]), ['stored', 'stored']);
      assert.deepEqual(await inbox.append(member, [entry('c', 1)]), ['stored']);
      const waiting = await inbox.waiting(member, 10);
      assert.deepEqual(
        waiting.map(({ digest, at, attempts, body }) => ({ digest, at, attempts, body })),
        [entry('b', 3), entry('a', 2), entry('c', 1)].map(({ key = '', body, at }) => ({
          digest: keyDigest(key),
          at,
          attempts: 0,
          body,
        })),
      );
      assert.deepEqual(
        waiting.map(({ id }) => id).sort(),
        waiting.map(({ id }) => id),
      );
      assert.deepEqual((await inbox.waiting(member, 2)).map(nameOf), ['b', 'a']);
      assert.deepEqual(await inbox.waiting(member, 0), []);
      assert.deepEqual(await inbox.append(member, []), []);
    });

    it('loads what fits in the bytes, at least one entry, without those to skip', async () => {
      const member = await subject.newPortal();
      const { inbox } = subject.stores;
      const body = 'ж'.repeat(1000);
      await inbox.append(
        member,
        ['a', 'b', 'c', 'd'].map((key) => ({ key, body, at: someTime })),
      );
      const all = await inbox.waiting(member, 9);
      const idsOf = async (options: WaitingOptions): Promise<InboxId[]> =>
        (await inbox.waiting(member, 9, options)).map(({ id }) => id);
      const [a, b, c, d] = all.map(({ id }) => id);
      assert.ok(a && b && c && d);
      assert.deepEqual(await idsOf({ maxBytes: 4100 }), [a, b]);
      assert.deepEqual(await idsOf({ maxBytes: 1 }), [a]);
      assert.deepEqual(await idsOf({ skip: [a, c] }), [b, d]);
      assert.deepEqual(await idsOf({ skip: [a, b, c, d] }), []);
      assert.deepEqual(await inbox.load(member), { waiting: 4, bytes: 8008, oldestAt: someTime, parked: 0 });
      await inbox.failed(member, [b], 'x', 1);
      await subject.stores.record(member, batch({ done: [c] }));
      assert.deepEqual(await inbox.stillWaiting(member, [a, b, c]), [a]);
      assert.deepEqual(await inbox.load(member), { waiting: 2, bytes: 4004, oldestAt: someTime, parked: 1 });
      assert.deepEqual(await inbox.load(freshMember()), { waiting: 0, bytes: 0, oldestAt: 0, parked: 0 });
    });

    it('attack 3: keeps the newest 5,000 parked entries and lists the first thousand', async () => {
      const member = await subject.newPortal();
      const { inbox } = subject.stores;
      await inbox.append(
        member,
        Array.from({ length: 5_003 }, (_, n) => ({ body: n, at: someTime })),
      );
      const waiting = await inbox.waiting(member, 9_999);
      await inbox.failed(
        member,
        waiting.map(({ id }) => id),
        'x',
        1,
      );
      assert.equal((await inbox.load(member)).parked, 5_000);
      const parked = await inbox.parked(member);
      assert.deepEqual([parked.length, parked[0]?.body], [1_000, 3]);
    });

    it('stores any JSON as a body', async () => {
      const member = await subject.newPortal();
      const bodies = [null, 0, '', 'a\u0000b', [], { deep: [{ ключ: '\ud83d\ude00 \u2028' }] }];
      await subject.stores.inbox.append(
        member,
        bodies.map((body, at) => ({ key: `k${at}`, body, at })),
      );
      assert.deepEqual(
        (await subject.stores.inbox.waiting(member, 10)).map(({ body }) => body),
        bodies,
      );
    });

    it('stores the same key once: in one call, in calls at once, later, and after it was done', async () => {
      const member = await subject.newPortal();
      const { inbox } = subject.stores;
      assert.deepEqual(await inbox.append(member, [entry('a'), entry('a'), entry('b')]), [
        'stored',
        'duplicate',
        'stored',
      ]);
      const atOnce = await Promise.all(Array.from({ length: 8 }, () => inbox.append(member, [entry('c')])));
      assert.deepEqual(atOnce.flat().sort(), [...Array<string>(7).fill('duplicate'), 'stored']);
      assert.deepEqual(await keys(member), ['a', 'b', 'c']);
      await subject.stores.record(member, batch({ done: await ids(member) }));
      assert.deepEqual(await inbox.append(member, [entry('a'), entry('d')]), ['duplicate', 'stored']);
      assert.deepEqual(await keys(member), ['d']);
    });

    it('separates portals', async () => {
      const [a, b] = [await subject.newPortal(), await subject.newPortal()];
      await subject.stores.inbox.append(a, [entry('x')]);
      assert.deepEqual(await subject.stores.inbox.append(b, [entry('x')]), ['stored']);
      await subject.stores.record(a, batch({ done: await ids(b) }));
      assert.deepEqual(await keys(b), ['x']);
    });

    it('lists the portals with waiting entries', async () => {
      const [a, b, c] = [await subject.newPortal(), await subject.newPortal(), await subject.newPortal()];
      for (const member of [a, b, c]) await subject.stores.inbox.append(member, [entry('x')]);
      await subject.stores.record(b, batch({ done: await ids(b) }));
      await subject.stores.inbox.failed(c, await ids(c), 'no', 1);
      const members = await subject.stores.inbox.members();
      assert.deepEqual(
        [a, b, c].map((member) => members.includes(member)),
        [true, false, false],
      );
    });

    it('counts failures, parks entries and requeues them', async () => {
      const member = await subject.newPortal();
      const { inbox } = subject.stores;
      await inbox.append(member, [entry('a'), entry('b')]);
      const [a, b] = await ids(member);
      assert.ok(a !== undefined && b !== undefined);
      await inbox.failed(member, [a], 'first', 2);
      assert.deepEqual(
        (await inbox.waiting(member, 9)).map(({ attempts }) => attempts),
        [1, 0],
      );
      subject.now += 10;
      await inbox.failed(member, [a], 'second', 2);
      assert.deepEqual(await keys(member), ['b']);
      const [parked, ...others] = await inbox.parked(member);
      assert.deepEqual(others, []);
      const { body, at } = entry('a');
      assert.deepEqual(parked, {
        id: a,
        digest: keyDigest('a'),
        body,
        at,
        attempts: 2,
        error: 'second',
        parkedAt: subject.now,
      });
      assert.deepEqual(await inbox.append(member, [entry('a')]), ['duplicate']);
      await inbox.retry(member, [a, b, inboxId('999999999')]);
      assert.deepEqual(await keys(member), ['a', 'b']);
      assert.equal((await inbox.waiting(member, 1))[0]?.attempts, 0);
      assert.deepEqual(await inbox.parked(member), []);
      await inbox.failed(member, [a], 'third', 1);
      await subject.stores.record(member, batch({ done: [a, b] }));
      assert.deepEqual(await inbox.parked(member), []);
      assert.deepEqual(await keys(member), []);
    });

    it('reports the number of waiting entries and the oldest one, per portal', async () => {
      const [busy, stuck, idle] = [
        await subject.newPortal(),
        await subject.newPortal(),
        await subject.newPortal(),
      ];
      const { inbox } = subject.stores;
      await inbox.append(busy, [entry('a', someTime + 5), entry('b', someTime + 3), entry('c', someTime)]);
      await subject.stores.record(busy, batch({ done: (await ids(busy)).slice(2) }));
      await inbox.append(stuck, [entry('a')]);
      await inbox.failed(stuck, await ids(stuck), 'broken', 1);
      await inbox.append(idle, [entry('a')]);
      await subject.stores.record(idle, batch({ done: await ids(idle) }));
      const backlog = await inbox.backlog();
      const of = (member: MemberId) => backlog.filter((one) => one.member === member);
      assert.deepEqual(of(busy), [{ member: busy, waiting: 2, oldestAt: someTime + 3, parked: 0 }]);
      assert.deepEqual(of(stuck), [{ member: stuck, waiting: 0, oldestAt: 0, parked: 1 }]);
      assert.deepEqual(of(idle), []);
    });

    it('ignores ids of entries that do not exist', async () => {
      const member = await subject.newPortal();
      await subject.stores.inbox.failed(member, [inboxId('12345')], 'x', 1);
      await subject.stores.inbox.retry(member, [inboxId('12345')]);
      await subject.stores.record(member, batch({ done: [inboxId('12345'), inboxId('not one of ours')] }));
      assert.deepEqual(await keys(member), []);
    });

    /** Handles one delivery on each of these days, counted from `someTime`. */
    async function handleDaily(member: MemberId, first: number, last: number): Promise<void> {
      for (let at = first; at <= last; at += 1) {
        subject.now = someTime + at * DAY_MS;
        await subject.stores.inbox.append(member, [entry(`day ${at}`)]);
        await subject.stores.record(member, batch({ done: await ids(member) }));
      }
    }

    it('stores keys of handled deliveries for 35 days and not longer', async () => {
      const member = await subject.newPortal();
      await handleDaily(member, 0, 36);
      const again = await subject.stores.inbox.append(member, [entry('day 0'), entry('day 2')]);
      assert.deepEqual(again, ['stored', 'duplicate']);
    });

    it('deletes no key because the clock is years ahead for a while', async () => {
      const member = await subject.newPortal();
      await handleDaily(member, 0, 10);
      await handleDaily(member, 800, 803);
      await handleDaily(member, 11, 12);
      const again = await subject.stores.inbox.append(member, [entry('day 0'), entry('day 801')]);
      assert.deepEqual(again, ['duplicate', 'duplicate']);
    });
  });
}
