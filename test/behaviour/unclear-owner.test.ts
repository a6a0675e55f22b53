import assert from 'node:assert/strict';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { key, keyOf, lastDecision } from '../helpers/crm-facts.ts';
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
