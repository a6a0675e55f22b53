import assert from 'node:assert/strict';
import { emptyRecord } from '../../../src/processing/empty-record.ts';
import { customerId } from '../../../src/domain/ids.ts';
import type { CustomerRecord } from '../../../src/domain/customer-record.ts';
import { api } from '../../../src/web/contract/api.ts';
import { crmContent } from '../../helpers/crm-content.ts';
import { boundTo, key } from '../../helpers/crm-facts.ts';
import type { Tracker } from '../../helpers/start-tracker.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage } from './open-page.ts';
import { anasPortal } from './scene.ts';

async function openAnasCustomer(tracker: Tracker) {
  const scene = await anasPortal(tracker);
  const customer = scene.on('telegrambot');
  await scene.says(customer, 'hola');
  const before = crmContent(scene.portal);
  await scene.says(customer, '600123456 ana@example.com');
  const page = await openPage(tracker);
  const [found] = (await page.call(api.findCustomers)).items;
  return { ...scene, customer, before, page, id: found?.id ?? assert.fail('no customer') };
}

describe('page API: customers', () => {
  it('finds customers by phone in any format, e-mail, name, chat and item', async () => {
    await withTracker({}, async (tracker) => {
      const { page, id, customer, ana, deal, on, says } = await openAnasCustomer(tracker);
      await says(on('viber'), '655000111');
      for (const q of [
        '600 12 34 56',
        '+34 600-123-456',
        '0123456',
        'ana@example.com',
        'ANA@example',
        'Vega',
        customer.userCode,
        key(ana),
        key(deal),
      ]) {
        const { items } = await page.call(api.findCustomers, { query: { q } });
        assert.deepEqual(
          items.map((item) => item.id),
          [id],
          q,
        );
      }
      assert.deepEqual((await page.call(api.findCustomers, { query: { q: 'nadie' } })).items, []);
      const first = await page.call(api.findCustomers, { query: { limit: 1 } });
      const second = await page.call(api.findCustomers, { query: { limit: 1, cursor: first.next ?? '' } });
      assert.deepEqual([first.items[0]?.id === id, second.items[0]?.id], [false, id]);
      assert.equal(second.next, null);
    });
  });

  it('finds an exact phone or e-mail among any number of newer customers', async () => {
    await withTracker({}, async (tracker) => {
      const { page, id } = await openAnasCustomer(tracker);
      const newer = Array.from({ length: 5000 }, (_, n): CustomerRecord => ({
        id: customerId(`newer-${String(n)}`),
        phones: [],
        emails: [],
        chats: [],
        createdAt: tracker.sim.now() + n,
      }));
      await tracker.stores.record(tracker.member, { ...emptyRecord, customers: newer });
      for (const [q, found] of [
        ['600 12 34 56', [id]],
        ['Ana@Example.com', [id]],
        ['ana@exam', []],
      ] as const)
        assert.deepEqual(
          (await page.call(api.findCustomers, { query: { q } })).items.map((item) => item.id),
          found,
          q,
        );
    });
  });

  it('shows chats, identifiers, first phone and decisions', async () => {
    await withTracker({}, async (tracker) => {
      const { page, id, customer, line } = await openAnasCustomer(tracker);
      const detail = await page.call(api.getCustomer, { params: { id } });
      assert.equal(detail.customerItem?.name, 'Ana Vega');
      assert.deepEqual(detail.emails, ['ana@example.com']);
      assert.equal(detail.firstPhone?.value, '+34600123456');
      assert.equal(detail.firstPhone.line, String(line.id));
      assert.notEqual(detail.firstPhone.messageId, '');
      assert.deepEqual(
        detail.chats.map(({ code }) => code),
        [customer.userCode],
      );
      assert.equal(detail.decisions.length, 1);
      assert.deepEqual(detail.may, ['correct', 'erase', 'export']);
    });
  });

  it('changes a wrong first phone and removes it; both can be undone', async () => {
    await withTracker({}, async (tracker) => {
      const { page, id, on, says, reader, portal } = await openAnasCustomer(tracker);
      const params = { id };
      const before = crmContent(portal);
      const readerPage = await openPage(tracker, reader());
      const phone = { params, body: { phone: '655 00 01 11' } };
      assert.equal(await readerPage.refused(api.setFirstPhone, phone), '403 LINE_FORBIDDEN');
      assert.equal(
        await page.refused(api.setFirstPhone, { params, body: { phone: 'abcdef' } }),
        '400 PHONE_UNREADABLE',
      );
      const changed = await page.call(api.setFirstPhone, phone);
      assert.equal(changed.firstPhone?.value, '+34655000111');
      assert.deepEqual(changed.phones, ['+34655000111']);
      assert.deepEqual(crmContent(portal), before, 'the CRM is not changed');
      const [entry] = (await page.call(api.listJournal)).items;
      assert.deepEqual(entry?.reasons[0], {
        code: 'firstPhoneChanged',
        identifier: '+34655000111',
        value: '+34600123456',
      });
      await page.call(api.setFirstPhone, phone);
      assert.equal(
        (await page.call(api.listJournal)).items[0]?.id,
        entry.id,
        'the same number makes no entry',
      );
      await page.call(api.undoDecision, { params: { id: entry.id } });
      const back = await page.call(api.getCustomer, { params });
      assert.deepEqual([back.firstPhone?.value, back.phones], ['+34600123456', ['+34600123456']]);
      const removed = await page.call(api.removeFirstPhone, { params });
      assert.deepEqual([removed.firstPhone, removed.phones], [undefined, []]);
      assert.equal(await page.refused(api.removeFirstPhone, { params }), '409 NO_FIRST_PHONE');
      await says(on('viber'), '655000111');
      assert.equal(await page.refused(api.setFirstPhone, phone), '409 PHONE_OF_ANOTHER');
    });
  });

  it('moves a chat to another customer, with what it gave', async () => {
    await withTracker({}, async (tracker) => {
      const { page, portal, customer, ana, on, says } = await openAnasCustomer(tracker);
      const luis = portal.person().createContact({ name: 'Luis' });
      const trip = portal.person().createDeal({ title: 'Viaje', contactIds: [luis.id] });
      const move = { body: { chat: customer.userCode, item: { type: 'deal' as const, id: trip.id } } };
      const decision = await page.call(api.moveChat, move);
      await tracker.waitUntilIdle();
      assert.equal(decision.rule, 0);
      assert.equal(decision.customerItem?.ref.id, luis.id);
      assert.deepEqual(boundTo(portal, customer), [key(luis), key(trip)]);
      assert.deepEqual(ana.emails, [], 'what the tracker wrote on Ana is gone');
      assert.deepEqual(luis.emails, ['ana@example.com']);
      await page.call(api.undoDecision, { params: { id: decision.id } });
      assert.deepEqual([boundTo(portal, customer), luis.emails], [['lead:1'], []]);
      for (let times = 0; times < 2; times += 1) await page.call(api.moveChat, move);
      await tracker.waitUntilIdle();
      assert.deepEqual(boundTo(portal, customer), [key(luis), key(trip)]);
      await says(on('viber'), 'ana@example.com');
      const [latest] = (await page.call(api.listJournal)).items;
      assert.equal(latest?.customerItem?.ref.id, luis.id);
    });
  });

  it('does not move a chat to a deal without customer or an unknown item, nor for a reader', async () => {
    await withTracker({}, async (tracker) => {
      const { page, portal, customer, deal, reader } = await openAnasCustomer(tracker);
      const before = crmContent(portal);
      const chat = customer.userCode;
      const lost = portal.person().createDeal({ title: 'Nadie' });
      const to = (id: number) => ({ body: { chat, item: { type: 'deal' as const, id } } });
      assert.equal(await page.refused(api.moveChat, to(lost.id)), '409 NO_CUSTOMER');
      assert.equal(await page.refused(api.moveChat, to(999)), '404 ITEM_UNKNOWN');
      const readerPage = await openPage(tracker, reader());
      assert.equal(await readerPage.refused(api.moveChat, to(deal.id)), '403 LINE_FORBIDDEN');
      assert.equal(await readerPage.refused(api.notSame, to(deal.id)), '403 LINE_FORBIDDEN');
      const unknown = { body: { chat: 'viber|1|nobody|9', item: { type: 'deal' as const, id: deal.id } } };
      assert.equal(await page.refused(api.moveChat, unknown), '404 CHAT_UNKNOWN');
      assert.deepEqual(crmContent(portal).activities, before.activities);
    });
  });

  it('not the same person: the decision is undone, and the mark is stored', async () => {
    await withTracker({}, async (tracker) => {
      const { page, portal, customer, ana, before, says } = await openAnasCustomer(tracker);
      const body = { chat: customer.userCode, item: { type: 'contact' as const, id: ana.id } };
      const { decision } = await page.call(api.notSame, { body });
      await tracker.waitUntilIdle();
      assert.ok(decision?.undone);
      assert.deepEqual(crmContent(portal), before);
      await says(customer, 'otra vez: 600123456, luego 644555666');
      assert.ok(!boundTo(portal, customer).includes(key(ana)));
    });
  });

  it('erases a customer; undoes changes in the CRM only when requested', async () => {
    await withTracker({}, async (tracker) => {
      const { page, portal, id, before, editor, on, says } = await openAnasCustomer(tracker);
      const params = { id };
      const other = await openPage(tracker, editor());
      assert.equal(await other.refused(api.eraseCustomer, { params, body: { crm: true } }), '403 ADMIN_ONLY');
      const erased = await page.call(api.eraseCustomer, { params, body: { crm: true } });
      await tracker.waitUntilIdle();
      assert.deepEqual(erased, { chats: 1, undone: 1, leftAlone: 0 });
      assert.deepEqual(crmContent(portal), before);
      assert.deepEqual((await page.call(api.listJournal)).items, []);
      assert.equal(await page.refused(api.getCustomer, { params }), '404 CUSTOMER_UNKNOWN');
      await says(on('viber'), '600123456');
      const [found] = (await page.call(api.findCustomers)).items;
      const afterMessage = crmContent(portal);
      await page.call(api.eraseCustomer, { params: { id: found?.id ?? '' }, body: { crm: false } });
      assert.deepEqual(crmContent(portal), afterMessage);
    });
  });

  it('exports as JSON and as CSV without formulas; admins only', async () => {
    await withTracker({}, async (tracker) => {
      const { page, id, portal, on, says, editor } = await openAnasCustomer(tracker);
      const params = { id };
      const all = await page.call(api.exportCustomer, { params });
      assert.equal(all.customer.id, id);
      assert.deepEqual([all.chats.length, all.decisions.length], [1, 1]);
      portal.person().createContact({ name: '', phones: ['+34677888999'] });
      await says(on('viber', '=HYPERLINK("http://evil")'), '677888999');
      const [found] = (await page.call(api.findCustomers)).items;
      const table = await page.call(api.exportCustomerCsv, { params: { id: found?.id ?? '' } });
      assert.match(table, /'=HYPERLINK/);
      const cells = table
        .replace('\uFEFF', '')
        .split('\r\n')
        .flatMap((row) => row.split(','));
      assert.deepEqual(
        cells.filter((cell) => /^"?[=+\-@\t\r]/.test(cell)),
        [],
      );
      assert.match(table, /'\+34677888999/);
      const other = await openPage(tracker, editor());
      assert.equal(await other.refused(api.exportCustomer, { params }), '403 ADMIN_ONLY');
      assert.equal(await other.refused(api.exportCustomerCsv, { params }), '403 ADMIN_ONLY');
    });
  });

  it('shows no customers to a user without access to the CRM', async () => {
    await withTracker({}, async (tracker) => {
      const { id, stranger } = await openAnasCustomer(tracker);
      const withoutAccess = await openPage(tracker, stranger());
      for (const q of ['', '600123456', 'Vega'])
        assert.deepEqual((await withoutAccess.call(api.findCustomers, { query: { q } })).items, []);
      assert.equal(await withoutAccess.refused(api.getCustomer, { params: { id } }), '404 CUSTOMER_UNKNOWN');
    });
  });
});
