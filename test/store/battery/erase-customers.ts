import assert from 'node:assert/strict';
import { customerId } from '../../../src/domain/ids.ts';
import { chat, code, customer, decision, email, entry, phone, batch, suggestion } from '../samples.ts';
import type { StoresUnderTest } from './stores-under-test.ts';

const [erased, kept] = ['x|1|1|1', 'x|1|2|1'];
const customerRef = { type: 'contact', id: 70 } as const;

export function eraseCustomersBattery(subject: StoresUnderTest): void {
  describe('erasing customers', () => {
    for (const [name, character] of [
      ['a zero character', '\u0000'],
      ['a lone surrogate', '\ud800'],
      ['a line break', '\n'],
    ])
      it(`attack 15: a stored chat with ${name} in its code and ids is erased`, async () => {
        const member = await subject.newPortal();
        const { stores } = subject;
        const odd = `x|1|1${character}|1`;
        const id = `gone${character}`;
        await stores.record(
          member,
          batch({
            chats: [chat(odd, { customer: customerId(id) }), chat(kept)],
            customers: [customer(id, { customerRef, chats: [code(odd)] })],
            decisions: [
              decision(`of it${character}`, { chat: code(odd) }),
              decision('of another', { chat: code(kept) }),
            ],
            suggestions: [suggestion(`of it${character}`, { chat: code(odd) })],
          }),
        );
        const [found] = (await stores.bindings.chats(member, [code(odd)])).values();
        assert.equal(found?.customer, customerId(id));
        await stores.eraseCustomers(member, {
          chats: [code(odd)],
          customers: [customerId(id)],
          identifiers: [],
        });
        assert.deepEqual(await stores.bindings.count(member), { chats: 1, customers: 0 });
        assert.deepEqual(
          (await stores.journal.list(member, { limit: 9 })).map(({ id }) => id),
          ['of another'],
        );
        assert.deepEqual(await stores.suggestions.list(member, 'open', 9), []);
      });

    it('deletes chats, customers and entries that mention them, and nothing else', async () => {
      const member = await subject.newPortal();
      const { stores } = subject;
      const record = customer('gone', {
        customerRef,
        phones: [phone('+34600123456')],
        emails: [email('ana@example.com')],
        chats: [code(erased)],
      });
      const elsewhere = { chat: code(kept) };
      await stores.inbox.append(member, [entry('waiting')]);
      await stores.record(
        member,
        batch({
          chats: [chat(erased, { chatId: 5 }), chat(kept)],
          customers: [record, customer('stays')],
          decisions: [
            decision('in its chat', { chat: code(erased) }),
            decision('about its customerRef', { ...elsewhere, customerRef: customerRef }),
            decision('with it before', { ...elsewhere, before: { customers: [record] } }),
            decision('of another', elsewhere),
          ],
          suggestions: [
            suggestion('in its chat', { chat: code(erased) }),
            suggestion('about its customerRef', { ...elsewhere, items: [customerRef], state: 'dismissed' }),
            suggestion('of another', elsewhere),
          ],
        }),
      );
      await stores.eraseCustomers(member, {
        chats: [code(erased)],
        customers: [customerId('gone'), customerId('unknown')],
        identifiers: [],
      });

      assert.deepEqual(await stores.bindings.count(member), { chats: 1, customers: 1 });
      assert.equal(await stores.bindings.chatById(member, 5), undefined);
      assert.equal((await stores.bindings.customersByPhone(member, [phone('+34600123456')])).size, 0);
      assert.deepEqual(await stores.bindings.customersByEmail(member, email('ana@example.com')), []);
      const journal = await stores.journal.list(member, { limit: 9 });
      assert.deepEqual(
        journal.map(({ id }) => id),
        ['of another'],
      );
      const suggestions = [
        ...(await stores.suggestions.list(member, 'open', 9)),
        ...(await stores.suggestions.list(member, 'dismissed', 9)),
      ];
      assert.deepEqual(
        suggestions.map(({ id }) => id),
        ['of another'],
      );
      assert.equal((await stores.inbox.waiting(member, 9)).length, 1);
    });
  });
}
