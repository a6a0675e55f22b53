import assert from 'node:assert/strict';
import {
  boundTo,
  key,
  keyOf,
  lastDecision,
  openLeads,
  openSuggestions,
  summaryOf,
} from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;
const ATTESTED = '+34699888777';
const KNOWN = '+34600123456';

/** Channels that know the customer's phone, each in its own way. */
const channels = [
  { by: 'the guest’s profile', customer: { connector: 'chatapp_x', profile: { phone: ATTESTED } } },
  {
    by: 'the profile of a live chat (welcome form)',
    customer: { connector: 'livechat', profile: { phone: ATTESTED } },
  },
  {
    by: 'the id of a WhatsApp chat',
    customer: { connector: 'myconnector', externalChat: '34699888777@c.us' },
  },
  {
    by: 'the id of a chat of a connector that uses the phone',
    customer: { connector: 'whatsappbyedna', externalChat: '34699888777' },
  },
] as const;

describe('W4, F18: phones and e-mails that the channel vouches for', () => {
  for (const { by, customer } of channels) {
    it(`W4 A: a known number is typed later, the phone came with ${by}: one card, the portal’s own lead is closed`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const ana = portal.person().createContact({ name: 'Ana', phones: [KNOWN] });
        const deal = portal.person().createDeal({ title: 'Vestido', contactIds: [ana.id] });
        tracker.sim.advance(DAY);
        const chat = portal.customer({ ...customer, line: line.id, name: 'Ana' });
        chat.write('hola');
        await tracker.waitUntilIdle();
        tracker.sim.advance(60_000);
        chat.write('mi móvil de siempre es 600 123 456');
        await tracker.waitUntilIdle();

        const { customerRef, card } = await lastDecision(tracker);
        assert.deepEqual([keyOf(customerRef), keyOf(card)], [key(ana), key(deal)]);
        if (chat.activityId) assert.deepEqual(boundTo(portal, chat), [key(ana), key(deal)]);
        assert.deepEqual(ana.phones, [KNOWN, ATTESTED]);
        assert.deepEqual(openLeads(portal), [], 'the portal’s own lead is absorbed');
        assert.deepEqual(
          (await openSuggestions(tracker)).map(({ kind }) => kind),
          [],
        );
      });
    });

    it(`W4 B: the CRM has the number in another form, it came with ${by}: joined by the first “hola”`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const ana = portal.person().createContact({ name: 'Ana', phones: ['699 88 87 77'] });
        tracker.sim.advance(DAY);
        const chat = portal.customer({ ...customer, line: line.id });
        chat.write('hola, ¿está abierto?');
        await tracker.waitUntilIdle();

        const decision = await lastDecision(tracker);
        assert.deepEqual([decision.rule, keyOf(decision.customerRef)], [5, key(ana)]);
        assert.deepEqual(
          decision.identifiers.map(({ value, origin }) => [value, origin]),
          [[ATTESTED, 'attested']],
        );
        assert.deepEqual(ana.phones, ['699 88 87 77'], 'it is not written twice');
        assert.equal(openLeads(portal).filter(({ contactId }) => contactId !== ana.id).length, 0);
      });
    });

    it(`W4 C: removed from the card, then typed in the web chat, it came with ${by}: one card`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const first = portal.customer({ ...customer, line: line.id, name: 'Ana' });
        first.write('buenas');
        await tracker.waitUntilIdle();
        const [lead] = openLeads(portal);
        assert.ok(lead);
        portal.person().removePhone(lead, ATTESTED);
        tracker.sim.advance(DAY);
        const second = portal.customer({ connector: 'livechat', line: line.id });
        second.write('soy yo, 699 888 777');
        await tracker.waitUntilIdle();

        const { rule, customerRef } = summaryOf(await lastDecision(tracker));
        assert.deepEqual({ rule, customerRef }, { rule: 3, customerRef: key(lead) });
        assert.deepEqual(openLeads(portal), [lead]);
        assert.deepEqual(lead.phones, []);
      });
    });
  }

  it('W4: another number typed is added, the attested one stays the first phone', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const chat = portal.customer({
        connector: 'chatapp_x',
        line: line.id,
        name: 'Ana',
        profile: { phone: ATTESTED },
      });
      chat.write('mi otro número: 611 222 333');
      await tracker.waitUntilIdle();
      const [lead] = openLeads(portal);
      assert.ok(lead);
      assert.deepEqual(lead.phones, [ATTESTED, '+34611222333']);
      const [record] = await tracker.stores.bindings.customersByRef(tracker.member, [
        { type: 'lead', id: lead.id },
      ]);
      assert.equal(record?.firstPhone?.value, ATTESTED);
    });
  });

  it('W4: an e-mail of a Brazilian welcome form finds the contact', async () => {
    await withTracker({ language: 'br' }, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const bia = portal.person().createContact({ name: 'Bia', emails: ['bia.lima@exemplo.com.br'] });
      tracker.sim.advance(DAY);
      const chat = portal.customer({ connector: 'livechat', line: line.id });
      chat.submitWelcomeForm({ email: 'Bia.Lima@Exemplo.com.br' });
      chat.write('oi');
      await tracker.waitUntilIdle();
      assert.equal(keyOf((await lastDecision(tracker)).customerRef), key(bia));
    });
  });

  it('W4: the attested phone decides where a typed one is another customer’s: nothing of hers is written', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: [ATTESTED] });
      const berta = portal.person().createContact({ name: 'Berta', phones: [KNOWN] });
      tracker.sim.advance(DAY);
      const chat = portal.customer({
        connector: 'whatsappbyedna',
        line: line.id,
        externalChat: '34699888777',
      });
      chat.write('también 600 123 456');
      await tracker.waitUntilIdle();
      assert.deepEqual(keyOf((await lastDecision(tracker)).customerRef), key(ana));
      assert.deepEqual([ana.phones, berta.phones], [[ATTESTED], [KNOWN]]);
      assert.deepEqual(
        (await openSuggestions(tracker)).map(({ kind }) => kind),
        ['samePerson'],
      );
    });
  });

  for (const customer of [
    { connector: 'wz_whatsapp_1', externalChat: '120363000000000001@g.us' },
    { connector: 'wz_telegram_1', externalChat: '34699888777' },
    { connector: 'instagram', externalChat: '34699888777' },
    { connector: 'whatsappbyedna', externalChat: '111222333444555' },
    { connector: 'wz_whatsapp_1', externalChat: '34699888777@lid' },
  ]) {
    it(`W4: ${customer.connector} ${customer.externalChat} is no phone`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        portal.person().createContact({ name: 'Ana', phones: [ATTESTED] });
        tracker.sim.advance(DAY);
        portal.customer({ ...customer, line: line.id }).write('hola');
        await tracker.waitUntilIdle();
        assert.deepEqual(await tracker.journal(), []);
      });
    });
  }

  it('W4: a profile costs one request per new chat, in one batch for many; known chats cost none', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.customer({ connector: 'telegrambot', line: line.id }).write('hola');
      await tracker.waitUntilIdle();
      const chats = Array.from({ length: 30 }, () =>
        portal.customer({ connector: 'livechat', line: line.id }),
      );
      portal.resetLog();
      portal.holdEvents();
      chats.forEach((chat) => chat.write('hola'));
      portal.releaseEvents();
      await tracker.waitUntilIdle();
      const commands = portal.requests.flatMap(({ commands: all }) => all.map(({ method }) => method));
      assert.deepEqual([...new Set(commands)], ['im.user.get']);
      assert.equal(commands.length, 30);
      portal.resetLog();
      chats.forEach((chat) => chat.write('¿hay alguien?'));
      await tracker.waitUntilIdle();
      assert.equal(portal.countRequests(), 0);
    });
  });

  it('W4: a portal that refuses profiles loses nothing by it', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, stores, member } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: [KNOWN] });
      tracker.sim.advance(DAY);
      portal.failNext({ how: 'error', method: 'im.user.get', error: 'ACCESS_DENIED', times: Infinity });
      const chat = portal.customer({ connector: 'livechat', line: line.id, profile: { phone: ATTESTED } });
      chat.write('hola');
      await tracker.waitUntilIdle();
      chat.write('600 123 456');
      await tracker.waitUntilIdle();
      assert.equal(keyOf((await lastDecision(tracker)).customerRef), key(ana));
      assert.deepEqual(await stores.inbox.parked(member), []);
    });
  });

  it('W4: an installation without the right to profiles is not asked for them', async () => {
    await withTracker({ install: false }, async (tracker) => {
      const { portal, url } = tracker;
      // Of an installation of version 0.1.0.
      const scope = ['crm', 'imopenlines', 'placement', 'user_brief'];
      await portal.installLocally({ install: `${url}/install`, app: `${url}/app`, scope });
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: [KNOWN] });
      tracker.sim.advance(DAY);
      const chat = portal.customer({ connector: 'livechat', line: line.id, profile: { phone: ATTESTED } });
      chat.write('hola');
      await tracker.waitUntilIdle();
      chat.write('600 123 456');
      await tracker.waitUntilIdle();
      assert.equal(keyOf((await lastDecision(tracker)).customerRef), key(ana));
      const methods = portal.requests.flatMap(({ commands }) => commands.map(({ method }) => method));
      assert.ok(!methods.includes('im.user.get'));
    });
  });
});
