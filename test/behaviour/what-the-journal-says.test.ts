import assert from 'node:assert/strict';
import { lastDecision, linesOn } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { joinedChat } from './joined-chat.ts';

const codes = async (tracker: Tracker): Promise<readonly string[]> =>
  (await lastDecision(tracker)).reasons.map(({ code }) => code);

describe('journal and timeline say what was done, and no more', () => {
  for (const create of ['lead', 'deal'] as const)
    it(`a new card in place of a closed one has a line on its timeline (the line makes a ${create})`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal, rosa, deal, step, says } = await joinedChat(tracker, { create });
        await step(() => portal.person(rosa).win(deal));
        await says('600123456');
        const card = (create === 'lead' ? portal.crm.leads : portal.crm.deals).all().at(-1);
        assert.ok(card && card.semantic === 'P');
        const [line, ...more] = linesOn(portal, card);
        assert.match(line ?? '', /continúa desde otra ficha/);
        assert.deepEqual(more, []);
      });
    });

  it('an identifier is called new once; an own item is called closed by the decision that closed it', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, rosa, deal, step, says } = await joinedChat(tracker, { create: 'lead' });
      assert.ok((await codes(tracker)).includes('ownItemAbsorbed'));
      await says('ana@example.com');
      assert.deepEqual(await codes(tracker), ['alreadyBound', 'identifierAdded']);
      await step(() => portal.person(rosa).win(deal));
      await says('600123456');
      assert.deepEqual(await codes(tracker), ['alreadyBound', 'cardReplaced']);
    });
  });

  it('an address that the contact has already is not called new', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, ana, step, says } = await joinedChat(tracker, { create: 'lead' });
      await step(() => portal.person().edit(ana, { emails: ['ana@example.com'] }));
      await says('ana@example.com');
      assert.deepEqual(await codes(tracker), ['alreadyBound']);
    });
  });

  it('an item that was closed under an earlier setting is not said to be tagged', async () => {
    await withTracker({}, async (tracker) => {
      const { own, set, says } = await joinedChat(tracker, { create: 'lead' });
      await set({ ownItem: 'tag' });
      await says('ana@example.com');
      assert.ok(!own.title.includes('[Chat Tracker]'));
      assert.ok(!(await codes(tracker)).includes('ownItemTagged'));
    });
  });

  it('the reason of a remembered phone names the one that was written, not the customer’s first one', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, line, says } = await joinedChat(tracker, { create: 'lead' });
      await says('mi otro número es 611222333');
      const other = portal.customer({ connector: 'viber', line: line.id, name: 'Anita' });
      await says('611222333', other);
      const { rule, reasons } = await lastDecision(tracker);
      assert.equal(rule, 3);
      assert.equal(reasons.find(({ code }) => code === 'phoneRemembered')?.identifier, '+34611222333');
    });
  });

  it('“nobody has it” is not said of a number that many have, or one whose owner a person refused', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, application, member } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
      const says = async (text: string): Promise<void> => {
        chat.write(text);
        await tracker.waitUntilIdle();
      };
      await says('mi número es 600 123 456');
      const items = [{ type: 'contact', id: ana.id } as const];
      await application.corrections.notSame(member, {
        chat: (await lastDecision(tracker)).chat,
        items,
        by: 'user:1',
      });
      await says('mi número es 600 123 456');
      assert.deepEqual(await codes(tracker), ['notSamePerson', 'ownItemKept']);
      for (let count = 0; count < 13; count++)
        portal.person().createContact({ name: `C${String(count)}`, phones: ['+34611000111'] });
      portal.customer({ connector: 'viber', line: line.id, name: 'Luis' }).write('soy el 611 000 111');
      await tracker.waitUntilIdle();
      assert.deepEqual(await codes(tracker), ['sharedIdentifier', 'ownItemKept']);
    });
  });
});
