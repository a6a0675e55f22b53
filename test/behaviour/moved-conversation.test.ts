import assert from 'node:assert/strict';
import type { Customer } from '../../simulator/portal-simulator.ts';
import { parseUserCode, userCode } from '../../src/domain/chat.ts';
import type { UserCode } from '../../src/domain/ids.ts';
import { bindingsOf, boundTo, key, ownActivities } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { joinedChat } from './joined-chat.ts';

const DAY = 86_400_000;

function codeOf(chat: Customer): UserCode {
  const address = parseUserCode(chat.userCode);
  assert.ok(address);
  return userCode(address);
}

describe('a conversation that an employee moves to another deal (decision 55)', () => {
  it('stays there, whatever the customer gives and however often is swept; the next session is on the card', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, ana, deal, chat, says, step, sweep } = await joinedChat(tracker, { create: 'lead' });
      await sweep();
      const other = portal.person().createDeal({ title: 'Luna de miel', contactIds: [ana.id] });
      const activity = portal.crm.activities.get(chat.activityId);
      assert.ok(activity);
      await step(() => {
        portal.crm.activities.move(activity, deal, other, { userId: 1 });
      });
      portal.person().createContact({ name: 'Luis', phones: ['+34611222333'] });
      for (const text of ['ana@example.com', '611222333', 'ana2@example.com']) {
        await sweep();
        await says(text);
      }
      await sweep();
      assert.deepEqual(bindingsOf(activity), [key(ana), key(other)]);
      chat.finishSession();
      tracker.sim.advance(DAY);
      await says('hola otra vez');
      await sweep();
      assert.ok(boundTo(portal, chat).includes(key(deal)));
      assert.deepEqual(bindingsOf(activity), [key(ana), key(other)]);
    });
  });

  it('goes where a person of the pages moves the chat', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, ana, deal, chat, step } = await joinedChat(tracker, { create: 'lead' });
      const other = portal.person().createDeal({ title: 'Luna de miel', contactIds: [ana.id] });
      const third = portal.person().createDeal({ title: 'Aniversario', contactIds: [ana.id] });
      const activity = portal.crm.activities.get(chat.activityId);
      assert.ok(activity);
      await step(() => {
        portal.crm.activities.move(activity, deal, other, { userId: 1 });
      });
      await step(() =>
        tracker.application.corrections.move(tracker.member, {
          chat: codeOf(chat),
          to: { type: 'deal', id: third.id },
          by: 'user:1',
        }),
      );
      assert.ok(bindingsOf(activity).includes(key(third)));
    });
  });

  it('a binding that failed is no move: it is made later', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, deal, chat, says } = await joinedChat(tracker, { create: 'lead' });
      chat.finishSession();
      tracker.sim.advance(DAY);
      portal.failNext({ how: 'error', method: 'crm.activity.binding.add', error: 'ACCESS_DENIED' });
      await says('hola otra vez');
      await says('ana@example.com');
      assert.ok(boundTo(portal, chat).includes(key(deal)));
    });
  });
});

describe('another chat of the customer has got a new card', () => {
  for (const create of ['lead', 'deal'] as const)
    it(`the live chat’s activity comes to it with the number that the customer repeats (the line makes a ${create})`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal, line, deal, says, step } = await joinedChat(tracker, { create });
        const live = portal.customer({ connector: 'livechat', line: line.id, name: 'Ana' });
        await says('600123456', live);
        const [activity] = ownActivities(portal);
        assert.ok(activity && bindingsOf(activity).includes(key(deal)));
        await step(() => portal.person().win(deal));
        await says('ana@example.com');
        const card = (create === 'lead' ? portal.crm.leads : portal.crm.deals).all().at(-1);
        assert.ok(card && card.semantic === 'P');
        await says('es el 600123456', live);
        assert.ok(bindingsOf(activity).includes(key(card)));
      });
    });
});
