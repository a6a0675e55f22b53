import assert from 'node:assert/strict';
import type { LineSettings } from '../../src/domain/line-settings.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { phoneIdentity } from '../../src/domain/identifiers/phone-identity.ts';
import type { Phone } from '../../src/domain/ids.ts';
import { lineId } from '../../src/domain/ids.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { boundTo, summaryOf, key, lastDecision, openSuggestions } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { portalVariants, withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;
const LUIS_KEY = `phone:${phoneIdentity('+34611222333' as Phone)}`;

async function setUp(tracker: Tracker, settings: Partial<LineSettings>, native: 'Y' | 'N' = 'N') {
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

describe('modes of a line (docs/spec.md 6)', () => {
  for (const { shape, native, name } of portalVariants) {
    it(`off: nothing is changed and nothing suggested: ${name}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal, on } = await setUp(tracker, { mode: 'off' }, native);
        // Events are held, so these are changes of the portal alone.
        portal.holdEvents();
        const customer = on('telegrambot');
        customer.write('hola');
        customer.write('600123456 y 611222333');
        const before = crmContent(portal);
        portal.releaseEvents();
        await tracker.waitUntilIdle();
        await tracker.application.sweeper.sweep();
        await tracker.waitUntilIdle();

        assert.deepEqual(crmContent(portal), before);
        assert.deepEqual(await openSuggestions(tracker), []);
        const { customers } = await tracker.stores.bindings.count(tracker.member);
        assert.equal(customers, 0);
      });
    });

    it(`suggest: nothing is changed, one suggestion contains the decision: ${name}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal, on, ana, deal } = await setUp(tracker, { mode: 'suggest' }, native);
        portal.holdEvents();
        const customer = on('telegrambot');
        customer.write('hola');
        customer.write('600123456');
        const before = crmContent(portal);
        portal.releaseEvents();
        await tracker.waitUntilIdle();
        customer.finishSession();
        const closed = crmContent(portal);
        await tracker.waitUntilIdle();
        await tracker.application.sweeper.sweep();
        await tracker.waitUntilIdle();

        assert.deepEqual(crmContent(portal), closed);
        assert.deepEqual(
          { ...before, activities: [] },
          { ...closed, activities: [] },
          'the portal itself changed only the session’s activity',
        );
        const [suggestion, ...more] = await openSuggestions(tracker);
        assert.deepEqual(more, []);
        assert.equal(suggestion?.kind, 'decisionToConfirm');
        assert.deepEqual(suggestion.items, [
          { type: 'contact', id: ana.id },
          { type: 'deal', id: deal.id },
        ]);
        const { outcome, customerRef } = summaryOf(await lastDecision(tracker));
        assert.deepEqual({ outcome, customerRef }, { outcome: 'suggested', customerRef: key(ana) });
        const { customers } = await tracker.stores.bindings.count(tracker.member);
        assert.equal(customers, 0, 'nothing is bound');
      });
    });
  }

  it('per connector: one off, one suggest, the others auto', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, on, ana, deal } = await setUp(tracker, {
        connectors: { instagram: 'off', viber: 'suggest' },
      });
      const chats = ['instagram', 'viber', 'telegrambot'].map((connector) => on(connector));
      for (const chat of chats) chat.write('600123456');
      await tracker.waitUntilIdle();

      assert.deepEqual(
        chats.map((chat) => boundTo(portal, chat)),
        [['lead:1'], ['lead:2'], [key(ana), key(deal)]],
      );
    });
  });

  it('per connector: auto although the line is off', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, on, ana, deal } = await setUp(tracker, {
        mode: 'off',
        connectors: { telegrambot: 'auto' },
      });
      const chats = ['instagram', 'telegrambot'].map((connector) => on(connector));
      for (const chat of chats) chat.write('600123456');
      await tracker.waitUntilIdle();
      assert.deepEqual(
        chats.map((chat) => boundTo(portal, chat)),
        [['lead:1'], [key(ana), key(deal)]],
      );
    });
  });

  it('from off to auto: the next message is decided', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, on, line, ana, deal } = await setUp(tracker, { mode: 'off' });
      const customer = on('telegrambot');
      customer.write('600123456');
      await tracker.waitUntilIdle();
      await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), defaultLineSettings);
      customer.write('¿me llamáis? 600123456');
      await tracker.waitUntilIdle();
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
    });
  });

  it('from suggest to auto: the next message of the chat is decided', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, on, line, ana, deal } = await setUp(tracker, { mode: 'suggest' });
      const customer = on('telegrambot');
      customer.write('600123456');
      await tracker.waitUntilIdle();
      await tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), defaultLineSettings);
      customer.write('repito: 600123456');
      await tracker.waitUntilIdle();
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
    });
  });

  for (const [name, message, prepare] of [
    ['that is only suggested', 'y mi correo: ana@example.com', async () => undefined],
    [
      'with nothing but a blocked number',
      '611222333',
      async ({ tracker }) => tracker.stores.settings.putPortal(tracker.member, { blocked: [LUIS_KEY] }),
    ],
    [
      'while the portal does not know the chat',
      'y mi correo: ana@example.com',
      async ({ tracker: { portal } }) => {
        portal.failNext({
          how: 'error',
          method: 'imopenlines.dialog.get',
          status: 400,
          error: 'DIALOG_NOT_FOUND',
        });
      },
    ],
  ] as readonly (readonly [string, string, (scene: { readonly tracker: Tracker }) => Promise<unknown>])[]) {
    it(`suggest: a bound chat stays bound after a message ${name}, and undo forgets the customer`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal, on, line } = await setUp(tracker, {});
        portal.person().createContact({ name: 'Luis', phones: ['+34611222333'] });
        tracker.sim.advance(DAY);
        const customer = on('telegrambot');
        customer.write('600123456');
        await tracker.waitUntilIdle();
        const bound = boundTo(portal, customer);
        const putLine = (settings: LineSettings) =>
          tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), settings);
        await putLine({ ...defaultLineSettings, mode: 'suggest' });
        await prepare({ tracker });
        customer.write(message);
        await tracker.waitUntilIdle();
        await tracker.stores.settings.putPortal(tracker.member, { blocked: [] });
        await putLine(defaultLineSettings);
        customer.write('el de mi hermano: 611 222 333');
        customer.write('611222333');
        await tracker.waitUntilIdle();
        assert.deepEqual(boundTo(portal, customer), bound);
        assert.equal((await lastDecision(tracker)).rule, 2);

        for (const { id } of (await tracker.journal()).filter(({ undone }) => !undone).reverse())
          await tracker.application.corrections.undo(tracker.member, id, 'user:1');
        assert.equal((await tracker.stores.bindings.count(tracker.member)).customers, 0);
      });
    });
  }
});
