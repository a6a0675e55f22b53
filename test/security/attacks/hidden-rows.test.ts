import assert from 'node:assert/strict';
import { api } from '../../../src/web/contract/api.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import type { Tracker } from '../../helpers/start-tracker.ts';
import { tampered } from '../../helpers/tampered.ts';
import { openPage, type OpenPage } from '../../web/api/open-page.ts';
import { anasPortal } from '../../web/api/scene.ts';

/**
 * Two customers: the employee sees Luis, with a deal; Ana is hidden, or only her deal is seen (`seesDeal`). Ana's number is
 * +34600123456, that of Luis +34611222333.
 */
async function twoCustomers(tracker: Tracker, seesDeal = false) {
  const scene = await anasPortal(tracker);
  const { portal, on, says, deal } = scene;
  const luis = portal.person().createContact({ name: 'Luis', phones: ['+34611222333'] });
  tracker.sim.advance(60_000);
  await says(on('viber'), '600123456');
  await says(on('telegrambot'), '611222333');
  const employee = portal.addUser({ name: 'Sol', readCrm: 'own' });
  portal.person().edit(luis, { assignedById: employee.id });
  if (seesDeal) portal.person().edit(deal, { assignedById: employee.id });
  return { ...scene, luis, employee, page: await openPage(tracker, employee) };
}

type List = typeof api.listJournal | typeof api.findCustomers | typeof api.listSuggestions;
const hiddenNumber = '600123456';
const unknownNumber = '699999999';

describe('attack 6: pages tell what is hidden', () => {
  it('attack 6: an answer is the same whether or not a hidden decision or customer matches', async () => {
    await withTracker({}, async (tracker) => {
      const { page } = await twoCustomers(tracker);
      for (let digits = 3; digits <= hiddenNumber.length; digits += 1) {
        const [hidden, unknown] = [hiddenNumber.slice(0, digits), unknownNumber.slice(0, digits)];
        for (const limit of [1, 50]) {
          const journal = (identifier: string) =>
            page.call(api.listJournal, { query: { identifier, limit } });
          assert.deepEqual(await journal(hidden), await journal(unknown), hidden);
          const found = (q: string) => page.call(api.listJournal, { query: { q, limit } });
          assert.deepEqual(await found(hidden), await found(unknown), hidden);
          const customers = (q: string) => page.call(api.findCustomers, { query: { q, limit } });
          assert.deepEqual(await customers(hidden), await customers(unknown), hidden);
        }
      }
      for (const [hidden, unknown] of [
        ['Ana Vega', 'Eva Nada'],
        ['Boda', 'Baja'],
      ] as const)
        assert.deepEqual(
          await page.call(api.listJournal, { query: { q: hidden } }),
          await page.call(api.listJournal, { query: { q: unknown } }),
        );
      assert.equal((await page.call(api.listJournal, { query: { q: 'luis' } })).items.length, 1);
      for (const query of [
        { connector: 'viber' },
        { rule: 5, connector: 'viber' },
        { outcome: 'bound', connector: 'viber' },
      ] as const)
        assert.deepEqual(await page.call(api.listJournal, { query: { ...query, limit: 1 } }), {
          ...(await page.call(api.listJournal, { query: { ...query, connector: 'none', limit: 1 } })),
        });
    });
  });

  it('attack 6: pages of a list are full, and the last one has no next page, whatever is hidden behind it', async () => {
    await withTracker({}, async (tracker) => {
      const { page, on, says } = await twoCustomers(tracker);
      // Hidden ones before and behind the visible ones.
      await says(on('viber'), '600123456 hola');
      for (const list of [api.listJournal, api.findCustomers] as const) {
        const { items, next } = await page.call(list, { query: { limit: 1 } });
        assert.deepEqual([items.length, next], [1, null], list.path);
      }
    });
  });

  it('attack 6: a search costs the portal as many requests with a hidden match as without a match', async () => {
    await withTracker({}, async (tracker) => {
      const { page, portal } = await twoCustomers(tracker);
      const requestsOf = async (work: () => Promise<unknown>): Promise<number> => {
        const before = portal.requests.length;
        await work();
        return portal.requests.length - before;
      };
      // Rights are cached from here on.
      await page.call(api.listJournal);
      const search = (q: string) => requestsOf(() => page.call(api.findCustomers, { query: { q } }));
      const filter = (identifier: string) =>
        requestsOf(() => page.call(api.listJournal, { query: { identifier } }));
      assert.equal(await search(hiddenNumber), await search(unknownNumber));
      assert.equal(await filter(hiddenNumber), await filter(unknownNumber));
      const found = (q: string) => requestsOf(() => page.call(api.listJournal, { query: { q } }));
      assert.equal(await found(hiddenNumber), await found(unknownNumber));
      assert.equal(await found('Ana Vega'), await found('Eva Nada'));
      assert.equal(await found('Boda'), await found('Baja'));
    });
  });

  it('attack 6: a suggestion about a hidden item is hidden from an editor of the line in the journal, too', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, on, says } = await twoCustomers(tracker);
      const editor = portal.addUser({ name: 'Eva', editLines: true, readCrm: 'own' });
      portal.person().createContact({ name: 'Berta', lastName: 'Oculta', phones: ['+34691777001'] });
      await says(on('viber', 'Falsa Persona'), '691777001');
      const admin = await openPage(tracker);
      const [entry] = (await admin.call(api.listJournal, { query: { outcome: 'suggested' } })).items;
      assert.ok(entry);
      assert.ok(entry.reasons.some(({ code }) => code === 'foundByPhone'));
      const page = await openPage(tracker, editor);
      assert.deepEqual((await page.call(api.listJournal, { query: { outcome: 'suggested' } })).items, []);
      assert.deepEqual((await page.call(api.listJournal, { query: { q: '691777001' } })).items, []);
      const { id } = entry;
      assert.equal(await page.refused(api.getDecision, { params: { id } }), '404 DECISION_UNKNOWN');
      assert.equal(await page.refused(api.undoMany, { body: { ids: [id] } }), '404 DECISION_UNKNOWN');
      assert.equal(
        await page.refused(api.judgeDecision, { params: { id }, body: { right: true } }),
        '404 DECISION_UNKNOWN',
      );
    });
  });

  it('attack 6: cursors are opaque, of one list and one user', async () => {
    await withTracker({}, async (tracker) => {
      await twoCustomers(tracker);
      const admin = await openPage(tracker);
      const { items, next } = await admin.call(api.listJournal, { query: { limit: 1 } });
      assert.ok(next && items[0]);
      assert.ok(!next.includes(items[0].id));
      const other = await openPage(tracker, tracker.portal.addUser({ name: 'Eva', readCrm: 'all' }));
      const attempts: readonly (readonly [OpenPage, List, string])[] = [
        [other, api.listJournal, next],
        [admin, api.findCustomers, next],
        [admin, api.listSuggestions, next],
        [admin, api.listJournal, items[0].id],
        [admin, api.listJournal, tampered(next)],
        [admin, api.listJournal, admin.token],
      ];
      for (const [page, list, cursor] of attempts)
        assert.equal(await page.refused(list, { query: { cursor } }), '400 INVALID_REQUEST', list.path);
    });
  });
});

describe('attack 8: who sees a deal reads the numbers of its contact', () => {
  const noNumber = (answer: unknown): void => {
    // Times in ms may hold the same digits.
    const text = JSON.stringify(answer).replace(/:1\d{12}\b/g, ':0');
    assert.doesNotMatch(text, /600 ?12|0012345|123456/, text);
  };

  it('attack 8: neither in the tab of the card nor in journal, customers and details', async () => {
    await withTracker({}, async (tracker) => {
      const { page, deal } = await twoCustomers(tracker, true);
      const tab = await page.call(api.cardTab, { params: { type: 'deal', id: deal.id } });
      assert.equal(tab.channels.length, 1);
      const journal = await page.call(api.listJournal, { query: { item: `deal:${deal.id}` } });
      const [decision] = journal.items;
      assert.equal(decision?.identifiers[0]?.value, '***');
      const detail = await page.call(api.getDecision, { params: { id: decision.id } });
      const customers = await page.call(api.findCustomers);
      const [customer] = customers.items.filter(({ card }) => card?.ref.id === deal.id);
      assert.deepEqual([customer?.phones, customer?.firstPhone?.value], [['***'], '***']);
      const person = await page.call(api.getCustomer, { params: { id: customer?.id ?? '' } });
      for (const answer of [tab, journal, detail, customer, person]) noNumber(answer);
      // Who sees the contact still reads them.
      const admin = await openPage(tracker);
      const whole = await admin.call(api.getDecision, { params: { id: decision.id } });
      assert.equal(whole.identifiers[0]?.value, '+34600123456');
    });
  });

  it('attack 8: a masked number is not found digit by digit', async () => {
    await withTracker({}, async (tracker) => {
      const { page } = await twoCustomers(tracker, true);
      assert.equal((await page.call(api.listJournal)).items.length, 2);
      for (const text of ['600123456', '+34 600 123 456', '60012', '3456']) {
        assert.deepEqual((await page.call(api.listJournal, { query: { identifier: text } })).items, []);
        assert.deepEqual((await page.call(api.listJournal, { query: { q: text } })).items, []);
        assert.deepEqual((await page.call(api.findCustomers, { query: { q: text } })).items, []);
      }
      assert.equal((await page.call(api.findCustomers, { query: { q: '611222333' } })).items.length, 1);
    });
  });

  it('attack 8: no line on a card holds a phone or e-mail', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, on, says } = await twoCustomers(tracker);
      await says(on('instagram'), '600123456 ana@example.com');
      const { logMessages, comments } = portal.crm.timeline;
      const lines = [...logMessages.values(), ...comments.values()].map(({ text }) => text);
      assert.ok(lines.length > 1);
      for (const line of lines) assert.doesNotMatch(line, /\+34|600123456|@/, line);
    });
  });

  it('attack 8: a suggestion shows a number only to who sees one of its other persons', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, on, says, ana, deal } = await anasPortal(tracker);
      const luis = portal.person().createContact({ name: 'Luis', phones: ['+34611222333'] });
      tracker.sim.advance(60_000);
      const customer = on('telegrambot');
      await says(customer, '600123456');
      await says(customer, '611222333');
      const seeing = async (items: readonly (typeof ana)[]) => {
        const user = portal.addUser({ name: 'Sol', readCrm: 'own' });
        for (const item of items) portal.person().edit(item, { assignedById: user.id });
        return (await (await openPage(tracker, user)).call(api.listSuggestions)).items;
      };
      const [asAnas] = await seeing([ana, deal]);
      assert.equal(asAnas?.identifier, '***');
      assert.doesNotMatch(JSON.stringify(asAnas), /611222333/);
      const [asLuis] = await seeing([luis]);
      assert.equal(asLuis?.identifier, '+34611222333');
    });
  });
});
