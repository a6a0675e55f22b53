import assert from 'node:assert/strict';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { openSuggestions } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

async function firstPhoneOf(tracker: Tracker): Promise<string | undefined> {
  const [customer] = await tracker.stores.bindings.listCustomers(tracker.member, { limit: 1 });
  return customer?.firstPhone?.value;
}

/** The kinds and numbers of the open suggestions. */
async function suggested(tracker: Tracker) {
  return (await openSuggestions(tracker)).map(({ kind, identifier }) => [kind, identifier]);
}

describe('a number that a later message corrects (docs/spec.md 4)', () => {
  for (const { correction, isOneBatch } of [
    { correction: 'perdón, ese no es, es 600 123 478', isOneBatch: false },
    { correction: 'oops wrong, it’s 600 123 478', isOneBatch: false },
    // Without a word for it: two digits differ.
    { correction: '600 123 478', isOneBatch: false },
    { correction: 'perdón, ese no es, es 600 123 478', isOneBatch: true },
  ])
    it(`is added, and one click makes it the first phone: ${correction}${isOneBatch ? ', at once' : ''}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal, stores, member, application } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
        chat.write('mi número es 600 123 465');
        if (!isOneBatch) await tracker.waitUntilIdle();
        chat.write(correction);
        await tracker.waitUntilIdle();
        const [lead] = portal.crm.leads.all();
        assert.deepEqual(lead?.phones, ['+34600123465', '+34600123478']);
        assert.equal(await firstPhoneOf(tracker), '+34600123465');
        assert.deepEqual(await suggested(tracker), [['correctedPhone', '+34600123478']]);

        const [suggestion] = await openSuggestions(tracker);
        assert.ok(suggestion);
        const client = await application.clients.of(member);
        const { decision } = await application.corrections.resolve(
          member,
          suggestion.id,
          { action: 'confirm' },
          { by: 'user:1', client },
        );
        assert.equal(await firstPhoneOf(tracker), '+34600123478');
        assert.deepEqual(await suggested(tracker), []);

        assert.ok(decision);
        await application.corrections.undo(member, decision.id, 'user:1');
        assert.equal(await firstPhoneOf(tracker), '+34600123465');
        assert.equal((await stores.suggestions.get(member, suggestion.id))?.state, 'dismissed');
      });
    });

  it('mode suggest: one suggestion shows the plan for all that the chat gave, and the correction is one more click', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, stores, member, application } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const id = lineId(String(line.id));
      await stores.settings.putLine(member, id, { ...defaultLineSettings, mode: 'suggest' });
      const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Luis' });
      for (const text of [
        'mi móvil es 611 000 111',
        'no es el 611 000 111, es el 611 000 112',
        'luis@example.com',
      ]) {
        chat.write(text);
        await tracker.waitUntilIdle();
      }
      const confirm = async (): Promise<void> => {
        const [suggestion] = await openSuggestions(tracker);
        assert.ok(suggestion);
        const client = await application.clients.of(member);
        const person = { by: 'user:1', client };
        await application.corrections.resolve(member, suggestion.id, { action: 'confirm' }, person);
      };
      const [suggestion, ...more] = await openSuggestions(tracker);
      assert.deepEqual(more, []);
      const values = suggestion?.planned?.flatMap((change) => ('value' in change ? [change.value] : []));
      assert.deepEqual(values, ['+34611000111', '+34611000112', 'luis@example.com']);

      await confirm();
      const [lead] = portal.crm.leads.all();
      assert.deepEqual(lead?.phones, ['+34611000111', '+34611000112']);
      assert.deepEqual(await suggested(tracker), [['correctedPhone', '+34611000112']]);
      await confirm();
      assert.equal(await firstPhoneOf(tracker), '+34611000112');
    });
  });

  it('is no correction where a second number is only added', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
      chat.write('mi número es 600 123 465');
      await tracker.waitUntilIdle();
      chat.write('y mi fijo es 915 550 101');
      await tracker.waitUntilIdle();
      assert.deepEqual(await suggested(tracker), []);
    });
  });
});
