import assert from 'node:assert/strict';
import { crmContent } from '../helpers/crm-content.ts';
import { openLeads } from '../helpers/crm-facts.ts';
import { portalVariants, withTracker } from '../helpers/with-tracker.ts';

describe('messages of other senders than the customer change nothing (docs/spec.md 3.1, 3.4)', () => {
  for (const { shape, native, name } of portalVariants) {
    for (const connector of ['telegrambot', 'livechat']) {
      it(`operators, bots and the system on ${connector}: ${name}`, async () => {
        await withTracker({ shape }, async (tracker) => {
          const { portal } = tracker;
          const line = portal.addLine({ crmChatTracker: native });
          const customer = portal.customer({ connector, line: line.id, name: 'Ana' });
          customer.write('hola');
          portal.agent().reply(customer, 'Llámenos al 915550101 o escriba a tienda@example.com');
          portal.bot('Ayuda').reply(customer, 'Nuestro número: 915550102');
          portal.systemNotice(customer, 'Cliente en lista negra: 915550103', true);
          portal.systemNotice(customer, 'Aviso: 915550104');
          await tracker.waitUntilIdle();
          await tracker.application.sweeper.sweep();
          await tracker.waitUntilIdle();

          assert.deepEqual(await tracker.journal(), []);
          assert.deepEqual(
            portal.crm.leads.all().flatMap((lead) => [...lead.phones, ...lead.emails]),
            [],
          );
        });
      });
    }
  }

  it('an operator, in a payload without CONNECTOR and LINE', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
      customer.write('hola');
      await tracker.waitUntilIdle();
      const before = crmContent(portal);
      const message = portal.agent().reply(customer, 'Llámenos al 915550101');
      // The same message again, with the payload of an older portal.
      portal.bus.emit(
        'ONOPENLINEMESSAGEADD',
        {
          DATA: {
            connector: {
              connector_id: 'telegrambot',
              line_id: line.id,
              chat_id: customer.externalChat,
              user_id: customer.user.id,
            },
            chat: { id: customer.externalChat },
            message: { id: message.id, user_id: portal.admin.id, text: message.text, system: 'N' },
          },
        },
        { userId: portal.admin.id },
      );
      await tracker.waitUntilIdle();
      assert.deepEqual(crmContent(portal), before);
      assert.deepEqual(await tracker.journal(), []);
    });
  });

  it('two people in one group chat of the channel', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const write = (externalId: string, text: string) =>
        portal
          .customer({ connector: 'telegrambot', line: line.id, externalId, externalChat: 'group-1' })
          .write(text);
      write('u1', 'hola a todos');
      write('u2', 'hola');
      await tracker.waitUntilIdle();
      write('u1', '600123456');
      write('u2', '611222333');
      await tracker.waitUntilIdle();

      assert.deepEqual(
        openLeads(portal).flatMap(({ phones }) => phones),
        [],
      );
    });
  });

  it('a group chat whose payload has user_id 0', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      portal.bus.emit(
        'ONOPENLINEMESSAGEADD',
        {
          DATA: [
            {
              connector: { connector_id: 'telegrambot', line_id: 1, chat_id: 'group-1', user_id: 0 },
              chat: { id: 'group-1' },
              message: { id: 'm1', user_id: 77, text: '600123456', system: 'N' },
            },
          ],
        },
        { userId: 0 },
      );
      await tracker.waitUntilIdle();
      assert.deepEqual(await tracker.journal(), []);
    });
  });

  it('comments of a post', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.customer({ connector: 'facebookcomments', line: line.id }).write('600123456');
      await tracker.waitUntilIdle();
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilIdle();
      assert.deepEqual(await tracker.journal(), []);
      assert.deepEqual(
        portal.crm.leads.all().flatMap(({ phones }) => phones),
        [],
      );
    });
  });
});
