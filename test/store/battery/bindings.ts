import assert from 'node:assert/strict';
import { customerId, lineId, type MemberId } from '../../../src/domain/ids.ts';
import { chat, code, customer, email, phone, batch, someTime } from '../samples.ts';
import type { StoresUnderTest } from './stores-under-test.ts';

const one = 'whatsapp|3|5491155550000|40';
const two = 'whatsapp|3|5491155550000|41';
const other = 'whatsapp|3|54911555500001|42';

export function bindingsBattery(subject: StoresUnderTest): void {
  const phonesOf = async (member: MemberId, ...phones: string[]): Promise<(string | undefined)[]> => {
    const found = await subject.stores.bindings.customersByPhone(member, phones.map(phone));
    return phones.map((each) => found.get(phone(each))?.id);
  };

  const emailOf = async (member: MemberId, address: string): Promise<readonly string[]> =>
    (await subject.stores.bindings.customersByEmail(member, email(address))).map(({ id }) => id);

  describe('bindings', () => {
    it('finds chats by code, by chat id and by the beginning of the code', async () => {
      const member = await subject.newPortal();
      const { bindings } = subject.stores;
      const records = [chat(one, { chatId: 11 }), chat(two), chat(other, { chatId: 12, group: true })];
      await subject.stores.record(member, batch({ chats: records }));
      const found = await bindings.chats(member, [code(two), code('none|1|1|1'), code(one)]);
      assert.deepEqual([...found.keys()].sort(), [one, two].sort());
      assert.deepEqual(found.get(code(one)), records[0]);
      assert.deepEqual(await bindings.chatById(member, 12), records[2]);
      assert.equal(await bindings.chatById(member, 1), undefined);
      const group = await bindings.chatsByPrefix(member, 'whatsapp|3|5491155550000|');
      assert.deepEqual(
        group.map(({ userCode }) => userCode),
        [one, two],
      );
      assert.equal((await bindings.chatsByPrefix(member, 'whatsapp|3|')).length, 3);
      assert.equal((await bindings.chatsByPrefix(member, 'whatsapp|_|')).length, 0);
      assert.equal((await bindings.chatsByPrefix(member, '%')).length, 0);
    });

    it('stores every field of a chat', async () => {
      const member = await subject.newPortal();
      const full = chat(one, {
        chatId: 11,
        customer: customerId('c1'),
        handled: ['phone:+34600123456'],

        pieces: [{ text: '600 12', at: 5 }],
        ownActivities: { '77': 501 },
        notSame: [{ type: 'contact', id: 9 }],
      });
      await subject.stores.record(member, batch({ chats: [full] }));
      assert.deepEqual((await subject.stores.bindings.chats(member, [code(one)])).get(code(one)), full);
    });

    it('follows a chat that gets another chat id', async () => {
      const member = await subject.newPortal();
      await subject.stores.record(member, batch({ chats: [chat(one, { chatId: 11 })] }));
      await subject.stores.record(member, batch({ chats: [chat(one, { chatId: 22 })] }));
      assert.equal(await subject.stores.bindings.chatById(member, 11), undefined);
      assert.equal((await subject.stores.bindings.chatById(member, 22))?.userCode, one);
    });

    it('finds customers by any spelling of their number', async () => {
      const member = await subject.newPortal();
      const record = customer('c1', {
        firstPhone: {
          value: phone('+5491155500011'),
          chat: code(one),
          line: lineId('3'),
          at: 5,
          messageId: '9',
        },
        phones: [phone('+5491155500011'), phone('+34600123456')],
      });
      await subject.stores.record(member, batch({ customers: [record] }));
      assert.deepEqual(
        await phonesOf(member, '+541155500011', '+5491155500011', '+34600123456', '+34600123457'),
        ['c1', 'c1', 'c1', undefined],
      );
      assert.deepEqual((await subject.stores.bindings.customers(member, [record.id])).get(record.id), record);
    });

    it('finds the customer that had a number first', async () => {
      const member = await subject.newPortal();
      const phones = [phone('+34600123456')];
      await subject.stores.record(
        member,
        batch({ customers: [customer('a', { phones, createdAt: someTime + 5 }), customer('b', { phones })] }),
      );
      assert.deepEqual(await phonesOf(member, '+34600123456'), ['b']);
    });

    it('finds all customers with an address, the first one first', async () => {
      const member = await subject.newPortal();
      const emails = [email('ana@example.com'), email('ana@example.com'), email('a@example.com')];
      const customers = [
        customer('a', { emails, createdAt: someTime + 5 }),
        customer('b', { emails: [email('ana@example.com')] }),
        customer('c', { emails: [email('ana@example.com.ar')] }),
      ];
      await subject.stores.record(member, batch({ customers }));
      assert.deepEqual(await emailOf(member, 'ana@example.com'), ['b', 'a']);
      assert.deepEqual(await emailOf(member, 'a@example.com'), ['a']);
      assert.deepEqual(await emailOf(member, 'na@example.com'), []);
      assert.deepEqual(await emailOf(await subject.newPortal(), 'ana@example.com'), []);
    });

    it('finds customers by customerRef, each once', async () => {
      const member = await subject.newPortal();
      const { customerRef, ...withoutRef } = customer('n');
      assert.ok(customerRef);
      const customers = [customer('a'), customer('b', { customerRef: { type: 'lead', id: 7 } }), withoutRef];
      await subject.stores.record(member, batch({ customers }));
      const found = await subject.stores.bindings.customersByRef(member, [
        customerRef,
        customerRef,
        { type: 'company', id: 7 },
      ]);
      assert.deepEqual(found, [customers[0]]);
      assert.deepEqual(await subject.stores.bindings.customersByRef(member, []), []);
    });

    it('does not find a customer by its former identifiers', async () => {
      const member = await subject.newPortal();
      const before = customer('a', { phones: [phone('+34600123456')], emails: [email('ana@example.com')] });
      const after = customer('a', {
        phones: [phone('+34600999999')],
        emails: [email('eva@example.com')],
        customerRef: { type: 'company', id: 1 },
      });
      await subject.stores.record(member, batch({ customers: [before] }));
      await subject.stores.record(member, batch({ customers: [after] }));
      assert.deepEqual(await phonesOf(member, '+34600123456', '+34600999999'), [undefined, 'a']);
      assert.deepEqual(await emailOf(member, 'ana@example.com'), []);
      assert.deepEqual(await emailOf(member, 'eva@example.com'), ['a']);
      assert.deepEqual(
        await subject.stores.bindings.customersByRef(member, [{ type: 'contact', id: 7 }]),
        [],
      );
    });

    it('deletes a customer that ended with its keys', async () => {
      const member = await subject.newPortal();
      const record = customer('a', { phones: [phone('+34600123456')], emails: [email('ana@example.com')] });
      await subject.stores.record(member, batch({ customers: [record], chats: [chat(one)] }));
      assert.deepEqual(await subject.stores.bindings.count(member), { chats: 1, customers: 1 });
      await subject.stores.record(member, batch({ endedCustomers: [record.id] }));
      assert.deepEqual(await phonesOf(member, '+34600123456'), [undefined]);
      assert.deepEqual(await emailOf(member, 'ana@example.com'), []);
      assert.deepEqual(
        await subject.stores.bindings.customersByRef(member, [{ type: 'contact', id: 7 }]),
        [],
      );
      assert.equal((await subject.stores.bindings.customers(member, [record.id])).size, 0);
      assert.deepEqual(await subject.stores.bindings.count(member), { chats: 1, customers: 0 });
    });

    it('lists customers, newest first, page by page', async () => {
      const member = await subject.newPortal();
      const customers = [2, 1, 3, 3].map((at, n) => customer(`c${n}`, { createdAt: someTime + at }));
      await subject.stores.record(member, batch({ customers }));
      const list = async (before?: string): Promise<readonly string[]> => {
        const query = { limit: 3, ...(before === undefined ? {} : { before: customerId(before) }) };
        return (await subject.stores.bindings.listCustomers(member, query)).map(({ id }) => id);
      };
      assert.deepEqual(await list(), ['c3', 'c2', 'c0']);
      assert.deepEqual(await list('c0'), ['c1']);
      assert.deepEqual(await list('c1'), []);
      assert.deepEqual(await list('unknown'), []);
    });

    it('stores, finds and erases text with zero characters', async () => {
      const member = await subject.newPortal();
      const odd = chat('x|1|a\u0000b|1', { customer: customerId('c\u0000') });
      const record = customer('c\u0000', { emails: [email('a\u0000@example.com')], chats: [odd.userCode] });
      await subject.stores.record(member, batch({ chats: [odd], customers: [record] }));
      const { bindings } = subject.stores;
      assert.deepEqual((await bindings.chats(member, [odd.userCode])).get(odd.userCode), odd);
      assert.deepEqual(await bindings.chatsByPrefix(member, 'x|1|a\u0000'), [odd]);
      assert.deepEqual((await bindings.customers(member, [record.id])).get(record.id), record);
      assert.deepEqual(await emailOf(member, 'a\u0000@example.com'), [record.id]);
      await subject.stores.eraseCustomers(member, {
        chats: [odd.userCode],
        customers: [record.id],
        identifiers: [],
      });
      assert.deepEqual(await bindings.count(member), { chats: 0, customers: 0 });
    });

    it('separates portals', async () => {
      const [a, b] = [await subject.newPortal(), await subject.newPortal()];
      await subject.stores.record(
        a,
        batch({ customers: [customer('x', { phones: [phone('+34600123456')] })] }),
      );
      assert.deepEqual(await phonesOf(b, '+34600123456'), [undefined]);
      assert.deepEqual(await subject.stores.bindings.count(b), { chats: 0, customers: 0 });
    });
  });
}
