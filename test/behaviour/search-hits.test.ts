import assert from 'node:assert/strict';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { boundTo, key, lastDecision, openLeads, openSuggestions, summaryOf } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

/** A chat that gives its number, on a portal whose lines read numbers of `region`. */
async function chatThatWrites(tracker: Tracker, region: string, text: string) {
  const { portal } = tracker;
  const line = portal.addLine({ crmChatTracker: 'N' });
  const settings = { ...defaultLineSettings, regions: [region] };
  await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), settings);
  tracker.sim.advance(DAY);
  const customer = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Zoe' });
  customer.write(text);
  await tracker.waitUntilIdle();
  return customer;
}

describe('a search hit is no proof (docs/bitrix24/crm-search.md#phone-key)', () => {
  for (const { region, stored, written, who } of [
    { region: 'ES', stored: '612 34 56 78', written: '+33 6 12 34 56 78', who: 'a French' },
    { region: 'ES', stored: '912 345 678', written: '+351 912 345 678', who: 'a Portuguese' },
    { region: 'ES', stored: '612345678', written: '0048 612 345 678', who: 'a Polish' },
    { region: 'MX', stored: '(818) 345 6789', written: '+1 818 345 6789', who: 'an American' },
    { region: 'FR', stored: '06 12 34 56 78', written: '+34 612 345 678', who: 'a Spanish' },
    { region: 'IN', stored: '98765 43210', written: '+7 987 654 32 10', who: 'a Russian' },
  ])
    it(`J1: "${stored}" on a card of ${region} is not ${who} customer's ${written}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const ana = portal.person().createContact({ name: 'Ana', phones: [stored] });
        const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
        const customer = await chatThatWrites(tracker, region, `my number: ${written}`);

        const [lead, ...more] = openLeads(portal);
        assert.ok(lead && more.length === 0);
        assert.deepEqual(boundTo(portal, customer), [key(lead)]);
        assert.deepEqual(ana.phones, [stored]);
        assert.ok(!boundTo(portal, customer).includes(key(deal)));
        assert.deepEqual(lead.phones, [written.replace(/\D/g, '').replace(/^(00)?/, '+')]);
      });
    });

  for (const { region, stored, written } of [
    { region: 'ES', stored: '8 (912) 345-67-89', written: '+7 912 345 67 89' },
    { region: 'ES', stored: '044 55 1234 5678', written: '+52 55 1234 5678' },
    { region: 'PT', stored: '(11) 91234-5678', written: '+55 11 91234-5678' },
    { region: 'PT', stored: '(11) 8123-4567', written: '+55 11 98123-4567' },
    { region: 'ES', stored: '06 12 34 56 78', written: '+33 6 12 34 56 78' },
    { region: 'RU', stored: '8 (912) 345-67-89', written: '8 912 345 67 89' },
    { region: 'FR', stored: '34612345678', written: '+34 612 345 678' },
    { region: 'AR', stored: '011 15-2345-6789', written: '+54 9 11 2345-6789' },
    { region: 'GB', stored: '07911 123456', written: '+44 7911 123456' },
  ])
    it(`J8: "${stored}" on a card, ${written} in a chat of ${region}: found, and not added again`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const ana = portal.person().createContact({ name: 'Ana', phones: [stored] });
        const customer = await chatThatWrites(tracker, region, `my number: ${written}`);
        assert.ok(boundTo(portal, customer).includes(key(ana)));
        assert.deepEqual(ana.phones, [stored]);
      });
    });
});

describe('many hits (docs/spec.md 5, rule 8)', () => {
  it('J2: a contact with twelve closed leads of the same phone is found', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      for (let index = 0; index < 12; index++)
        portal.person().lose(portal.person().createLead({ title: 'Vieja', phones: ['600123456'] }));
      const customer = await chatThatWrites(tracker, 'ES', 'soy el 600 123 456');
      assert.ok(boundTo(portal, customer).includes(key(ana)));
      assert.equal(summaryOf(await lastDecision(tracker)).customerRef, key(ana));
    });
  });

  it('J2: thirty converted leads of one contact are one customer', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const ana = portal.person().createContact({ name: 'Ana' });
      for (let index = 0; index < 30; index++) {
        const lead = portal.person().createLead({
          title: 'Vieja',
          // Twenty hits of one written form are all that the portal gives.
          phones: [index < 15 ? '600123456' : '+34600123456'],
          contactIds: [ana.id],
        });
        portal.person().win(lead);
      }
      const customer = await chatThatWrites(tracker, 'ES', 'soy el 600 123 456');
      assert.ok(boundTo(portal, customer).includes(key(ana)));
    });
  });

  for (const count of [13, 25])
    it(`J2: a number on ${String(count)} contacts stays shared for every chat, and few requests are made`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        for (let index = 0; index < count; index++)
          portal.person().createContact({ name: `C${String(index)}`, phones: ['+34600123456'] });
        portal.resetLog();
        const first = await chatThatWrites(tracker, 'ES', 'soy el 600 123 456');
        const commands = portal.requests.reduce((sum, { commands: all }) => sum + Math.max(1, all.length), 0);
        assert.ok(commands < 100, `${String(commands)} commands`);
        const [lead] = openLeads(portal);
        assert.ok(lead);
        assert.deepEqual(boundTo(portal, first), [key(lead)]);
        const kinds = (await openSuggestions(tracker)).map(({ kind }) => kind);
        assert.deepEqual(kinds, ['sharedIdentifier']);
        const second = await chatThatWrites(tracker, 'ES', 'soy el 600 123 456');
        assert.ok(!boundTo(portal, second).includes(key(lead)), 'nobody owns the number');
      });
    });
});

describe('the portal owner’s own records', () => {
  for (const { text, fields } of [
    { text: '915550101 no contesta nadie', fields: { phones: ['+34 91 555 01 01'] } },
    { text: 'escribí a info@tienda.example.com y nada', fields: { emails: ['Info@Tienda.example.com'] } },
  ])
    it(`W12: an own company identifies nobody: "${text}"`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const shop = portal
          .person()
          .createCompany({ title: 'Mi tienda', ...fields, fields: { isMyCompany: 'Y' } });
        const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
        const customer = await chatThatWrites(tracker, 'ES', text);
        assert.ok(!boundTo(portal, customer).includes(key(shop)));
        assert.deepEqual(
          openLeads(portal).flatMap(({ phones, emails }) => [...phones, ...emails]),
          [],
        );
        const { customers } = await tracker.stores.bindings.count(tracker.member);
        assert.equal(customers, 0);
        // The customer's own number, given with it later, does identify.
        customer.write(`mi número es 600 123 456, ${text}`);
        await tracker.waitUntilIdle();
        assert.ok(boundTo(portal, customer).includes(key(ana)));
        assert.deepEqual([ana.phones, ana.emails], [['+34600123456'], []]);
      });
    });

  it('W12: a chat that the portal itself linked to an own company is not its customer', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const shop = portal.person().createCompany({
        title: 'Mi tienda',
        phones: ['+34915550101'],
        fields: { isMyCompany: 'Y' },
      });
      const line = portal.addLine({ crmChatTracker: 'Y' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('hola');
      customer.write('llamé al 915550101');
      customer.write('mi número es 600 123 456');
      await tracker.waitUntilIdle();
      const decision = await lastDecision(tracker);
      assert.notEqual(summaryOf(decision).customerRef, key(shop));
    });
  });

  for (const order of ['before', 'after'] as const)
    it(`W11: a template of recurring deals made ${order} the deal is never the card`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
        const template = () =>
          portal.person().createDeal({
            title: 'Cuota',
            contactIds: [ana.id],
            fields: { isRecurring: 'Y' },
          });
        if (order === 'before') template();
        tracker.sim.advance(DAY);
        const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
        tracker.sim.advance(DAY);
        if (order === 'after') template();
        const customer = await chatThatWrites(tracker, 'ES', 'soy el 600 123 456');
        assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
      });
    });

  it('W11: a customer with nothing but a template gets a card', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      portal.person().createDeal({ title: 'Cuota', contactIds: [ana.id], fields: { isRecurring: 'Y' } });
      const customer = await chatThatWrites(tracker, 'ES', 'soy el 600 123 456');
      const [lead] = openLeads(portal);
      assert.ok(lead);
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(lead)]);
    });
  });
});

describe('cards of a customer', () => {
  for (const type of ['Deal', 'Lead'] as const)
    it(`W15a: an open ${type.toLowerCase()} with the customer as second contact is the card`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const person = portal.person();
        const boss = person.createContact({ name: 'Jefa' });
        const ana = person.createContact({ name: 'Ana', phones: ['+34600123456'] });
        const fields = { title: 'Boda', contactIds: [boss.id, ana.id] };
        const card = type === 'Deal' ? person.createDeal(fields) : person.createLead(fields);
        const customer = await chatThatWrites(tracker, 'ES', 'soy el 600 123 456');
        assert.deepEqual(boundTo(portal, customer), [key(ana), key(card)]);
        assert.deepEqual(card.contactIds, [boss.id, ana.id]);
      });
    });
});
