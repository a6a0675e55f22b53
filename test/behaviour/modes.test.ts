import assert from 'node:assert/strict';
import type { LineSettings } from '../../src/domain/line-settings.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { lineId } from '../../src/domain/ids.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { boundTo, inShort, key, lastDecision, openSuggestions } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { everyPortal, withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

async function scene(tracker: Tracker, settings: Partial<LineSettings>, native: 'Y' | 'N' = 'N') {
  const { portal } = tracker;
  const line = portal.addLine({ crmChatTracker: native });
  await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), {
    ...defaultLineSettings,
    ...settings,
  });
  const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
  const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
  tracker.sim.advance(DAY);
  const on = (connector: string) => portal.customer({ connector, line: line.id, name: 'Ana' });
  return { portal, line, ana, deal, on };
}

describe('modes (spec 6)', () => {
  for (const { shape, native, name } of everyPortal) {
    it(`off: nothing is changed and nothing asked: ${name}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal, on } = await scene(tracker, { mode: 'off' }, native);
        // What the portal itself does on this line: the app is not there yet.
        portal.holdEvents();
        const customer = on('telegrambot');
        customer.write('hola');
        customer.write('600123456 y 611222333');
        const before = crmContent(portal);
        portal.releaseEvents();
        await tracker.settle();
        await tracker.application.sweeper.sweep();
        await tracker.settle();

        assert.deepEqual(crmContent(portal), before);
        assert.deepEqual(await openSuggestions(tracker), []);
        const { customers } = await tracker.stores.bindings.count(tracker.member);
        assert.equal(customers, 0);
      });
    });

    it(`suggest: nothing is changed, one suggestion says what would be done: ${name}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal, on, ana, deal } = await scene(tracker, { mode: 'suggest' }, native);
        portal.holdEvents();
        const customer = on('telegrambot');
        customer.write('hola');
        customer.write('600123456');
        const before = crmContent(portal);
        portal.releaseEvents();
        await tracker.settle();
        customer.finishSession();
        const closed = crmContent(portal);
        await tracker.settle();
        await tracker.application.sweeper.sweep();
        await tracker.settle();

        assert.deepEqual(crmContent(portal), closed);
        assert.deepEqual(
          { ...before, activities: [] },
          { ...closed, activities: [] },
          'only the session ended',
        );
        const [suggestion, ...more] = await openSuggestions(tracker);
        assert.deepEqual(more, []);
        assert.equal(suggestion?.kind, 'decisionToConfirm');
        assert.deepEqual(suggestion.items, [
          { type: 'contact', id: ana.id },
          { type: 'deal', id: deal.id },
        ]);
        const { outcome, customerRef } = inShort(await lastDecision(tracker));
        assert.deepEqual({ outcome, customerRef }, { outcome: 'suggested', customerRef: key(ana) });
        const { customers } = await tracker.stores.bindings.count(tracker.member);
        assert.equal(customers, 0, 'nothing is bound');
      });
    });
  }

  it('per connector: one off, one to suggest, the others on', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, on, ana, deal } = await scene(tracker, {
        connectors: { instagram: 'off', viber: 'suggest' },
      });
      const chats = ['instagram', 'viber', 'telegrambot'].map((connector) => on(connector));
      for (const chat of chats) chat.write('600123456');
      await tracker.settle();

      assert.deepEqual(
        chats.map((chat) => boundTo(portal, chat)),
        [['lead:1'], ['lead:2'], [key(ana), key(deal)]],
      );
    });
  });

  it('per connector: on although the line is off', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, on, ana, deal } = await scene(tracker, {
        mode: 'off',
        connectors: { telegrambot: 'auto' },
      });
      const chats = ['instagram', 'telegrambot'].map((connector) => on(connector));
      for (const chat of chats) chat.write('600123456');
      await tracker.settle();
      assert.deepEqual(
        chats.map((chat) => boundTo(portal, chat)),
        [['lead:1'], [key(ana), key(deal)]],
      );
    });
  });

  it('switched on again: the next message counts', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, on, line, ana, deal } = await scene(tracker, { mode: 'off' });
      const customer = on('telegrambot');
      customer.write('600123456');
      await tracker.settle();
      await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), defaultLineSettings);
      customer.write('¿me llamáis? 600123456');
      await tracker.settle();
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
    });
  });

  it('from suggest to auto: a later message of the chat is decided', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, on, line, ana, deal } = await scene(tracker, { mode: 'suggest' });
      const customer = on('telegrambot');
      customer.write('600123456');
      await tracker.settle();
      await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), defaultLineSettings);
      customer.write('repito: 600123456');
      await tracker.settle();
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
    });
  });
});
