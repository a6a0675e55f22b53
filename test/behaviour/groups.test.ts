import assert from 'node:assert/strict';
import { api } from '../../src/web/contract/api.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { openLeads } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';

const reasonsOf = async (tracker: Tracker): Promise<readonly string[]> =>
  (await tracker.journal()).flatMap(({ reasons }) => reasons.map(({ code }) => code));

describe('group chats (docs/spec.md 3.4, docs/decisions/0021-groups.md)', () => {
  const groups = [
    ['whatsapp', '120363000000000001@g.us'],
    ['wz_whatsapp', '5511999990000-1531238647@g.us'],
    ['chatapp_wa', '79161234567-1612345678'],
    ['whatsappbyedna', 'status@broadcast'],
    ['telegrambot', '-1001234567890'],
    ['telegram_user', '-4012345678'],
    ['radist', 'telegram:-1009876543210'],
    ['vkgroup', '2000000005'],
    ['line_app', 'C0123456789abcdef0123456789abcdef'],
    ['wechat', '12345678901@chatroom'],
    ['fbinstagram', '17900000000000001', 'W15d'],
    ['facebookcomments', '1234_5678'],
  ] as const;
  for (const [connector, externalChat, row = 'F4'] of groups) {
    it(`${row}: ${connector} ${externalChat} is not tracked, whichever way its messages come`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const member = portal.customer({ connector, line: line.id, externalChat, name: 'Ana' });
        const message = member.write('600123456');
        await tracker.waitUntilIdle();
        Object.assign(portal.delivery, { messages: false });
        member.write('ana@example.com');
        member.edit(message, '611222333', 'array');
        await tracker.application.sweeper.sweep();
        await tracker.waitUntilIdle();
        assert.deepEqual(await tracker.journal(), []);
        assert.deepEqual(
          openLeads(portal).flatMap(({ phones, emails }) => [...phones, ...emails]),
          [],
        );
      });
    });
  }

  const people = [
    ['whatsapp', '79161234567@c.us', '+79161234567'],
    ['whatsapp', '5511999990000', '+5511999990000'],
    ['telegrambot', '1234567890'],
    ['vkgroup', '200000005'],
    ['line_app', 'U0123456789abcdef0123456789abcdef'],
    ['avito', 'u2i-00000000-1531238647'],
    ['livechat', '-7'],
  ] as const;
  for (const [connector, externalChat, ...attested] of people) {
    it(`F4: ${connector} ${externalChat} is one person`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        portal.customer({ connector, line: line.id, externalChat }).write('600123456');
        await tracker.waitUntilIdle();
        assert.deepEqual(
          openLeads(portal).flatMap(({ phones }) => phones),
          [...attested, '+34600123456'],
        );
      });
    });
  }

  for (const shape of ['array', 'object'] as const) {
    it(`W10: a connector of groups: the events name the writer, the chat has user 0: ${shape}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const member = (externalId: string) =>
          portal.customer({
            connector: 'ourgroups',
            line: line.id,
            externalId,
            externalChat: 'g1',
            group: true,
          });
        const ana = member('u1');
        ana.write('hola');
        await tracker.waitUntilIdle();
        const before = crmContent(portal);
        ana.write('600123456');
        await tracker.waitUntilIdle();
        assert.deepEqual(crmContent(portal), before);
        assert.deepEqual(await reasonsOf(tracker), ['groupChat']);
        portal.resetLog();
        ana.write('600123457');
        await tracker.waitUntilIdle();
        assert.equal(portal.countRequests(), 0, 'known as a group: costs no request');
        member('u2').write('611222333');
        await tracker.waitUntilIdle();
        assert.deepEqual(crmContent(portal), before);
      });
    });
  }

  it('J4: a chat that the portal does not know is left alone, with a journal entry', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      await tracker.waitUntilIdle();
      const before = crmContent(portal);
      const DATA = {
        connector: { connector_id: 'telegrambot', line_id: line.id, chat_id: 'nowhere', user_id: 77 },
        message: { id: 'm1', user_id: 77, text: '600123456 ana@example.com', system: 'N' },
      };
      portal.bus.emit('ONOPENLINEMESSAGEADD', { DATA }, { userId: 0 });
      await tracker.waitUntilIdle();
      assert.deepEqual(crmContent(portal), before);
      assert.deepEqual(await reasonsOf(tracker), ['chatUnknown']);
      assert.deepEqual(await tracker.stores.inbox.parked(tracker.member), []);
    });
  });

  it('F5: a bound chat stays after one event with another user id; the journal says so', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const write = (externalId: string, text: string) =>
        portal
          .customer({ connector: 'telegrambot', line: line.id, externalId, externalChat: 't1' })
          .write(text);
      write('u1', '600123456');
      await tracker.waitUntilIdle();
      write('u2', 'hola');
      await tracker.waitUntilIdle();
      write('u1', 'ana@example.com');
      await tracker.waitUntilIdle();
      assert.deepEqual(
        openLeads(portal)
          .map(({ phones, emails }) => [phones, emails])
          .filter(([phones]) => phones?.length),
        [[['+34600123456'], ['ana@example.com']]],
      );
      const reasons = await reasonsOf(tracker);
      assert.ok(reasons.includes('otherWriter') && reasons.includes('groupChat'), reasons.join());
    });
  });

  it('F5: undo of the mark is the way back, also for chats that were not bound', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const write = (externalId: string, text: string) =>
        portal
          .customer({ connector: 'telegrambot', line: line.id, externalId, externalChat: 't1' })
          .write(text);
      write('u1', 'hola');
      await tracker.waitUntilIdle();
      write('u2', 'buenas');
      await tracker.waitUntilIdle();
      write('u1', '600123456');
      await tracker.waitUntilIdle();
      assert.deepEqual(
        openLeads(portal).flatMap(({ phones }) => phones),
        [],
      );

      const page = await openPage(tracker);
      const { items: decisions } = await page.call(api.listJournal);
      const mark = decisions.find(({ reasons }) => reasons.some(({ code }) => code === 'groupChat'));
      assert.ok(mark?.mayUndo);
      await page.call(api.undoDecision, { params: { id: mark.id } });
      write('u1', '600123457');
      write('u2', '611222333');
      write('u3', '622333444');
      await tracker.waitUntilIdle();
      assert.deepEqual(
        openLeads(portal)
          .flatMap(({ phones }) => phones)
          .sort(),
        ['+34600123457', '+34611222333', '+34622333444'],
      );
    });
  });
});

describe('the search by the messenger value (docs/bitrix24/crm-search.md#by-chat)', () => {
  it('W14: is asked only where the portal linked nothing to the chat', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const asked = () =>
        portal.log.calls().filter(({ params }) => JSON.stringify(params).includes('imol|')).length;
      portal.resetLog();
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();
      assert.equal(asked(), 0);
    });
  });
});
