import assert from 'node:assert/strict';
import { boundTo, key, openSuggestions } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const HOUR = 3_600_000;
const DAY = 86_400_000;

describe('guest contacts that were absorbed are no customers of their own (docs/decisions/0054)', () => {
  for (const name of ['Ana', 'anita', '']) {
    for (const details of [{ emails: ['ana@example.com'] }, { phones: ['+34600123456'] }]) {
      const [text = ''] = Object.values(details).flat();
      it(`the portal's tracker wrote ${text} on each: the channels of "${name}" come to one card, no other question`, async () => {
        await withTracker({}, async (tracker) => {
          const { portal } = tracker;
          const line = portal.addLine({ crmCreate: 'deal', crmChatTracker: 'Y' });
          const ana = portal.person().createContact({ name: 'Ana', ...details });
          const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
          tracker.sim.advance(DAY);
          for (const connector of ['telegrambot', 'instagram', 'viber', 'facebook']) {
            const chat = portal.customer({ connector, line: line.id, name });
            chat.write('hola');
            await tracker.waitUntilIdle();
            tracker.sim.advance(HOUR);
            chat.write(text);
            await tracker.waitUntilIdle();
            tracker.sim.advance(DAY);
            assert.deepEqual(boundTo(portal, chat), [key(ana), key(deal)], connector);
          }
          const kinds = (await openSuggestions(tracker)).map(({ kind }) => kind);
          assert.deepEqual([...new Set(kinds)], ['guestContact']);
        });
      });
    }
  }
});
