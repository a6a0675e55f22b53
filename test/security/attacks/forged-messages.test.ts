import assert from 'node:assert/strict';
import { crmContent } from '../../helpers/crm-content.ts';
import { openLeads } from '../../helpers/crm-facts.ts';
import type { Tracker } from '../../helpers/start-tracker.ts';
import { withTracker } from '../../helpers/with-tracker.ts';

interface Written {
  readonly chat: string;
  readonly user: string;
  readonly id: string;
  readonly text: string;
}

/** An open chat in which the customer wrote `hola`, and what an employee can post about it. */
async function openChat(tracker: Tracker) {
  const { portal } = tracker;
  const line = portal.addLine({ crmChatTracker: 'N' });
  const customer = portal.customer({ connector: 'telegrambot', line: line.id });
  const first = customer.write('hola');
  await tracker.waitUntilIdle();
  const [, , chat = '', user = ''] = customer.userCode.split('|');
  const forge = async (changes: Partial<Written>): Promise<void> => {
    const message: Written = { chat, user, id: 'forged', text: '600123456', ...changes };
    const data = {
      connector: {
        connector_id: 'telegrambot',
        line_id: line.id,
        chat_id: message.chat,
        user_id: message.user,
      },
      chat: { id: customer.chat.id },
      message: { id: message.id, text: message.text, system: 'N', user_id: message.user },
    };
    portal.bus.emit('ONOPENLINEMESSAGEADD', { DATA: [data] }, { userId: 0 });
    await tracker.waitUntilIdle();
  };
  return { portal, customer, first, forge };
}

const parkedErrors = async ({ stores, member }: Tracker): Promise<readonly string[]> =>
  (await stores.inbox.parked(member)).map(({ error }) => error);

const phones = ({ portal }: Tracker): readonly string[] => openLeads(portal).flatMap((lead) => lead.phones);

describe('attack 7: events of messages that nobody wrote', () => {
  it('attack 7: a message that the portal does not have changes nothing, and is set aside', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, forge } = await openChat(tracker);
      portal.person().createContact({ name: 'Eve', phones: ['+34600123456'] });
      await tracker.waitUntilIdle();
      const before = crmContent(portal);
      await forge({});
      assert.deepEqual(crmContent(portal), before);
      assert.deepEqual(await tracker.journal(), []);
      assert.deepEqual(await parkedErrors(tracker), ['MESSAGE_NOT_CONFIRMED']);
    });
  });

  it('attack 7: a chat that does not exist gets nothing', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, forge } = await openChat(tracker);
      const before = crmContent(portal);
      await forge({ chat: 'nobody', user: '99999' });
      assert.deepEqual(crmContent(portal), before);
    });
  });

  it('attack 7: another text under the id of a written message gives way to what was written', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, customer, forge } = await openChat(tracker);
      portal.delivery.messages = false;
      const message = customer.write('600200101');
      portal.delivery.messages = true;
      await forge({ id: message.externalId });
      assert.deepEqual(phones(tracker), ['+34600200101']);
      assert.deepEqual(await parkedErrors(tracker), []);
    });
  });

  it('attack 7: a forged piece is not joined with what the customer writes', async () => {
    await withTracker({}, async (tracker) => {
      const { customer, forge } = await openChat(tracker);
      await forge({ text: '600 123' });
      customer.write('456');
      await tracker.waitUntilIdle();
      assert.deepEqual(phones(tracker), []);
      customer.write('600200101');
      await tracker.waitUntilIdle();
      assert.deepEqual(phones(tracker), ['+34600200101']);
    });
  });

  it('attack 7: a forged message takes a written one beside it neither along nor with it', async () => {
    await withTracker({}, async (tracker) => {
      const { customer, forge } = await openChat(tracker);
      customer.write('600200101');
      await forge({});
      assert.deepEqual(phones(tracker), ['+34600200101']);
    });
  });

  it('attack 7: a written message that is worked on after its session ended is read by the sweep', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const { portal, customer } = await openChat(tracker);
      portal.failNext({ how: '503', times: Infinity });
      customer.write('600200101');
      customer.finishSession();
      customer.write('hola otra vez');
      await tracker.waitUntilSettled();
      portal.faults.clear();
      await tracker.advanceTime(300_000);
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilSettled();
      await tracker.advanceTime(60_000);
      assert.deepEqual(phones(tracker), ['+34600200101']);
    });
  });
});
