import assert from 'node:assert/strict';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { boundTo, key, keyOf, lastDecision, openSuggestions } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

describe('a bare number in talk (docs/decisions/0034-bare-numbers-in-talk.md)', () => {
  for (const { region, phone, talk, said } of [
    {
      region: 'ES',
      phone: '+34612345678',
      talk: 'dijeron que 612345678 sigue parado desde el viernes',
      said: 'mi número es 612 345 678',
    },
    {
      region: 'DE',
      phone: '+4915229384710',
      talk: 'da steht jetzt 015229384710 seit gestern so drin',
      said: 'meine Nummer: 01522 9384710',
    },
  ])
    it(`joins nobody and says why; said as the customer’s own it does: ${talk}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal, stores, member } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        await stores.settings.putLine(member, lineId(String(line.id)), {
          ...defaultLineSettings,
          regions: [region],
        });
        const ana = portal.person().createContact({ name: 'Ana', phones: [phone] });
        tracker.sim.advance(DAY);
        const chat = portal.customer({ connector: 'telegrambot', line: line.id });
        chat.write(talk);
        await tracker.waitUntilIdle();
        const { outcome, reasons } = await lastDecision(tracker);
        assert.deepEqual([outcome, reasons.map(({ code }) => code)], ['nothing', ['unclearOwner']]);

        chat.write(said);
        await tracker.waitUntilIdle();
        assert.equal(keyOf((await lastDecision(tracker)).customerRef), key(ana));
        const decisions = (await tracker.journal()).length;

        // The chat gave it as the customer's own: said in talk again, it is no news.
        chat.write(talk);
        await tracker.waitUntilIdle();
        assert.equal((await tracker.journal()).length, decisions);
      });
    });
});

describe('a second sign for a bare number in talk (docs/decisions/0043-a-second-sign.md)', () => {
  it('a customer remembered by it is suggested, without a request; one click joins the chat', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, member, application } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34612345678'] });
      tracker.sim.advance(DAY);
      portal.customer({ connector: 'instagram', line: line.id, name: 'Ana' }).write('612345678');
      const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
      chat.write('hola');
      await tracker.waitUntilIdle();
      portal.resetLog();
      chat.write('dijeron que 612345678 sigue parado desde el viernes');
      await tracker.waitUntilIdle();
      assert.equal(portal.countRequests(), 0);
      const [suggestion] = await openSuggestions(tracker);
      assert.deepEqual(
        [suggestion?.kind, suggestion?.items],
        ['unclearNumber', [{ type: 'contact', id: ana.id }]],
      );

      assert.ok(suggestion);
      const client = await application.clients.of(member);
      const item = { type: 'contact', id: ana.id } as const;
      await application.corrections.resolve(
        member,
        suggestion.id,
        { action: 'join', item },
        { by: 'user:1', client },
      );
      assert.ok(boundTo(portal, chat).includes(key(ana)));
    });
  });
});
