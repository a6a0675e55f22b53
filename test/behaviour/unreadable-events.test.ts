import assert from 'node:assert/strict';
import type { PortalSim } from '../../simulator/portal-simulator.ts';
import { api } from '../../src/web/contract/api.ts';
import { openLeads } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';

describe('events that cannot be read, or not in one piece (docs/spec.md 3.1, 3.3)', () => {
  it('J3: are kept and shown with a reason; a retry reads what this version can read', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, member, stores } = tracker;
      portal.bus.emit('ONOPENLINEMESSAGEADD', { DATA: 'Ana 600123456' }, { userId: 0 });
      portal.bus.emit('ONCRMACTIVITYADD', { FIELDS: { ID: 'twelve' } }, { userId: 0 });
      portal.bus.emit('ONSESSIONSTART', { DATA: [{ chat: {} }] }, { userId: 0 });
      // Of another version of the app.
      await stores.inbox.append(member, [{ body: { type: 'fax', text: 'Ana 600123456' }, at: 1 }]);
      await tracker.waitUntilIdle();
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilIdle();

      const page = await openPage(tracker);
      const { inbox } = await page.call(api.health);
      assert.deepEqual(inbox.parked.map(({ error, type }) => `${type} ${error}`).sort(), [
        'fax UNREADABLE_ENTRY',
        'unread UNREADABLE_EVENT',
        'unread UNREADABLE_EVENT',
        'unread UNREADABLE_EVENT',
      ]);
      assert.doesNotMatch(JSON.stringify(inbox), /Ana|600123456/);
      await page.call(api.retryParked, { body: { ids: inbox.parked.map(({ id }) => id) } });
      await tracker.waitUntilIdle();
      assert.equal((await stores.inbox.parked(member)).length, 4, 'still set aside, none is lost');
    });
  });

  it('J3: the same unreadable event is kept once', async () => {
    await withTracker({}, async (tracker) => {
      tracker.portal.delivery.duplicate = 2;
      tracker.portal.bus.emit('ONSESSIONFINISH', { DATA: [], session: 5 }, { userId: 0 });
      await tracker.waitUntilIdle();
      assert.equal((await tracker.stores.inbox.parked(tracker.member)).length, 1);
    });
  });

  /** The portal has the messages; the event that tells of them is the test's own. */
  const writeSilently = (portal: PortalSim, write: () => void): void => {
    portal.delivery.messages = false;
    write();
    portal.delivery.messages = true;
  };

  const message = (line: number, chat: string, user: number, id: string, text: string) => ({
    connector: { connector_id: 'telegrambot', line_id: line, chat_id: chat, user_id: user },
    chat: { id: chat },
    message: { id, text, user_id: user, system: 'N' },
  });

  for (const [name, listOf] of [
    ['a list', (parts: readonly unknown[]) => [...parts]],
    ['a list that begins at 1', (parts: readonly unknown[]) => ({ 1: parts[0], 2: parts[1], 7: parts[2] })],
  ] as const) {
    it(`F14: every message of ${name} is read, those of two chats and one without text too`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const [ana, bo] = ['Ana', 'Bo'].map((one) =>
          portal.customer({ connector: 'telegrambot', line: line.id, name: one, externalChat: `t${one}` }),
        );
        assert.ok(ana && bo);
        ana.write('hola');
        bo.write('hola');
        await tracker.waitUntilIdle();
        writeSilently(portal, () => {
          ana.write('600200101');
          bo.write('600200102');
        });
        const DATA = listOf([
          message(line.id, 'tAna', ana.user.id, 'a1', '600200101'),
          message(line.id, 'tBo', bo.user.id, 'b1', ''),
          message(line.id, 'tBo', bo.user.id, 'b2', '600200102'),
        ]);
        portal.bus.emit('ONOPENLINEMESSAGEADD', { DATA }, { userId: 0 });
        await tracker.waitUntilIdle();
        assert.deepEqual(
          openLeads(portal)
            .flatMap(({ phones }) => phones)
            .sort(),
          ['+34600200101', '+34600200102'],
        );
      });
    });
  }

  it('F14: one unreadable message of a list is set aside, the others are read', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.customer({ connector: 'telegrambot', line: line.id, externalChat: 't1' });
      ana.write('hola');
      await tracker.waitUntilIdle();
      writeSilently(portal, () => ana.write('600200101'));
      const DATA = [
        { connector: {}, message: { text: 'x' } },
        message(line.id, 't1', ana.user.id, '2', '600200101'),
      ];
      portal.bus.emit('ONOPENLINEMESSAGEADD', { DATA }, { userId: 0 });
      await tracker.waitUntilIdle();
      assert.deepEqual(
        openLeads(portal).flatMap(({ phones }) => phones),
        ['+34600200101'],
      );
      assert.equal((await tracker.stores.inbox.parked(tracker.member)).length, 1);
    });
  });
});
