import assert from 'node:assert/strict';
import { decisionId } from '../../../src/domain/ids.ts';
import { chat, code, customer, decision, entry, batch, nameOf } from '../samples.ts';
import { isPortalUnknown, StoreError } from '../../../src/store/store-error.ts';
import type { StoresUnderTest } from './stores-under-test.ts';

export function recordBattery(subject: StoresUnderTest): void {
  describe('record', () => {
    it('stores all of a batch', async () => {
      const member = await subject.newPortal();
      await subject.stores.inbox.append(member, [entry('a'), entry('b')]);
      const [first] = await subject.stores.inbox.waiting(member, 1);
      assert.ok(first);
      await subject.stores.record(
        member,
        batch({
          done: [first.id],
          chats: [chat('a|1|1|1')],
          customers: [customer('c1')],
          decisions: [decision('d1')],
        }),
      );
      assert.deepEqual((await subject.stores.inbox.waiting(member, 9)).map(nameOf), ['b']);
      assert.deepEqual(await subject.stores.bindings.count(member), { chats: 1, customers: 1 });
      assert.ok(await subject.stores.journal.get(member, decisionId('d1')));
    });

    it('stores nothing of a batch with an invalid record', async () => {
      const member = await subject.newPortal();
      await subject.stores.inbox.append(member, [entry('a')]);
      const done = (await subject.stores.inbox.waiting(member, 1)).map(({ id }) => id);
      const broken = decision('d2', { rule: 1n as never });
      await assert.rejects(
        subject.stores.record(
          member,
          batch({ done, chats: [chat('a|1|1|1')], decisions: [decision('d1'), broken] }),
        ),
      );
      assert.equal((await subject.stores.inbox.waiting(member, 9)).length, 1);
      assert.deepEqual(await subject.stores.bindings.count(member), { chats: 0, customers: 0 });
      assert.equal(await subject.stores.journal.get(member, decisionId('d1')), undefined);
    });

    it('names the invalid record without its values', async () => {
      const member = await subject.newPortal();
      const broken = chat('a|1|very-special|1', { handled: 'phone:+34600123456' as never });
      await assert.rejects(subject.stores.record(member, batch({ chats: [broken] })), (error) => {
        assert.ok(error instanceof StoreError && error.code === 'ROW_INVALID', String(error));
        assert.match(error.message, /chats.*handled/);
        assert.doesNotMatch(error.message, /very-special|600123456/);
        return true;
      });
    });

    it('rejects a batch of a portal that is unknown or was erased meanwhile', async () => {
      const member = await subject.newPortal();
      const late = batch({ chats: [chat('a|1|1|1')], customers: [customer('c1')] });
      await subject.stores.portals.erase(member);
      await assert.rejects(subject.stores.record(member, late), isPortalUnknown);
      await assert.rejects(
        subject.stores.eraseCustomers(member, { chats: [], customers: [], identifiers: [] }),
        isPortalUnknown,
      );
      assert.deepEqual(await subject.stores.bindings.count(member), { chats: 0, customers: 0 });
      const together = [member, await subject.newPortal()].map((one) => subject.stores.record(one, late));
      const [refused, kept] = await Promise.allSettled(together);
      assert.deepEqual([refused?.status, kept?.status], ['rejected', 'fulfilled']);
    });

    it('stores concurrent batches atomically', async () => {
      const member = await subject.newPortal();
      await Promise.all(
        Array.from({ length: 40 }, (_, n) =>
          subject.stores.record(
            member,
            batch({ chats: [chat(`a|1|${n}|1`, { chatId: n })], customers: [customer(`c${n}`)] }),
          ),
        ),
      );
      assert.deepEqual(await subject.stores.bindings.count(member), { chats: 40, customers: 40 });
    });

    it('isolates stored records from changes of arguments and results', async () => {
      const member = await subject.newPortal();
      const mutable = { ...chat('a|1|1|1'), handled: ['one'] };
      await subject.stores.record(member, batch({ chats: [mutable] }));
      mutable.handled.push('two');
      const stored = (await subject.stores.bindings.chats(member, [code('a|1|1|1')])).get(code('a|1|1|1'));
      assert.deepEqual(stored?.handled, ['one']);
      assert.ok(stored);
      attempt(() => Object.assign(stored.handled, { 0: 'x' }));
      const again = (await subject.stores.bindings.chats(member, [code('a|1|1|1')])).get(code('a|1|1|1'));
      assert.deepEqual(again?.handled, ['one']);
    });
  });
}

/** Runs `work` and ignores an error. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // A frozen record throws, a copy does not; both are allowed.
  }
}
