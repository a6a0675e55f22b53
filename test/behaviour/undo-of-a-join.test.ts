import assert from 'node:assert/strict';
import type { Customer } from '../../simulator/portal-simulator.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { boundTo, key, lastDecision, openSuggestions } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Ana, with a deal and a phone, and a chat of Luis on a line that makes leads. */
function start(tracker: Tracker) {
  const { portal } = tracker;
  const line = portal.addLine({ crmChatTracker: 'N' });
  const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
  const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
  tracker.sim.advance(DAY);
  return {
    line,
    ana,
    deal,
    luis: portal.customer({ connector: 'telegrambot', line: line.id, name: 'Luis' }),
  };
}

async function say(tracker: Tracker, who: Customer, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    tracker.sim.advance(HOUR);
    who.write(text);
    await tracker.waitUntilIdle();
  }
}

async function undo(tracker: Tracker, index: number): Promise<Decision> {
  const decision = (await tracker.journal())[index];
  assert.ok(decision);
  const undone = await tracker.application.corrections.undo(tracker.member, decision.id, 'user:1');
  await tracker.waitUntilIdle();
  return undone;
}

async function undoneFlags(tracker: Tracker): Promise<readonly boolean[]> {
  return (await tracker.journal()).map(({ undone }) => undone !== undefined);
}

describe('undo of the decision that bound a chat', () => {
  it('takes back what later decisions of the chat wrote to that customer', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { line, ana, luis } = start(tracker);
      await say(tracker, luis, '600123456', 'luis@example.com', '600999888');
      assert.deepEqual([ana.emails, ana.phones.length], [['luis@example.com'], 2]);
      const { undone } = await undo(tracker, 0);
      assert.deepEqual(
        [ana.emails, ana.phones, ana.imols, undone?.leftAlone],
        [[], ['+34600123456'], [], []],
      );
      assert.deepEqual(await undoneFlags(tracker), [true, true, true]);
      const next = portal.customer({ connector: 'instagram', line: line.id, name: 'Luis' });
      await say(tracker, next, 'hola, luis@example.com');
      assert.equal(boundTo(portal, next).includes(key(ana)), false);
    });
  });

  it('names what a user changed since of what a later decision did', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { ana, luis } = start(tracker);
      await say(tracker, luis, '600123456', 'luis@example.com');
      portal.person(portal.addUser({ name: 'Rosa' })).removeEmail(ana, 'luis@example.com');
      await tracker.waitUntilIdle();
      const { undone } = await undo(tracker, 0);
      assert.deepEqual(
        undone?.leftAlone.map(({ code, value }) => [code, value]),
        [['changedSince', 'addCommunication']],
      );
    });
  });

  it('opens the own lead again that a later decision closed', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { line, luis } = start(tracker);
      const set = (ownItem: 'tag' | 'close') =>
        tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), {
          ...defaultLineSettings,
          ownItem,
        });
      await set('tag');
      await say(tracker, luis, 'hola', '600123456');
      await set('close');
      await say(tracker, luis, 'luis@example.com');
      await undo(tracker, 0);
      const [lead] = portal.crm.leads.all();
      assert.ok(lead);
      assert.deepEqual([boundTo(portal, luis), lead.semantic], [[key(lead)], 'P']);
    });
  });

  it('leaves earlier decisions alone when a later one is undone', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { ana, deal, luis } = start(tracker);
      await say(tracker, luis, '600123456', 'luis@example.com', '600999888');
      await undo(tracker, 1);
      assert.deepEqual([ana.emails, ana.phones], [[], ['+34600123456', '+34600999888']]);
      assert.deepEqual(await undoneFlags(tracker), [false, true, false]);
      assert.deepEqual(boundTo(portal, luis), [key(ana), key(deal)]);
    });
  });

  it('leaves a chat bound that was bound to another customer since', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { ana, luis } = start(tracker);
      await say(tracker, luis, '600123456');
      portal.person().delete(ana);
      await tracker.waitUntilIdle();
      await say(tracker, luis, '600123456', 'luis@example.com');
      const card = portal.crm.leads.all().at(-1);
      assert.ok(card);
      await undo(tracker, 0);
      const { customers } = await tracker.stores.bindings.count(tracker.member);
      assert.deepEqual([boundTo(portal, luis).includes(key(card)), customers], [true, 1]);
    });
  });
});

describe('undo of the decision of one of two chats that gave the same number', () => {
  for (const create of ['lead', 'deal'] as const)
    it(`leaves it with the customer, as the number of the other chat, and says so (${create})`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmCreate: create, crmChatTracker: 'N' });
        const [first, second, third] = (['telegrambot', 'instagram', 'viber'] as const).map((connector) =>
          portal.customer({ connector, line: line.id, name: 'Ana' }),
        );
        assert.ok(first && second && third);
        await say(tracker, first, '600123456');
        await say(tracker, second, '600123456');
        const customer = [...portal.crm.leads.all(), ...portal.crm.contacts.all()][0];
        assert.ok(customer);
        const { undone } = await undo(tracker, 0);
        assert.deepEqual(
          undone?.leftAlone.map(({ code, value }) => [code, value]),
          [['givenByOtherChat', 'addCommunication']],
        );
        assert.deepEqual(customer.phones, ['+34600123456']);
        const customers = await tracker.stores.bindings.listCustomers(tracker.member, { limit: 9 });
        assert.deepEqual(
          customers.map(({ chats, phones, firstPhone }) => [chats, phones, firstPhone?.chat]),
          [[[second.userCode], ['+34600123456'], second.userCode]],
        );
        await say(tracker, third, '600123456');
        assert.deepEqual(boundTo(portal, third), boundTo(portal, second));
      });
    });
});

describe('what a chat gives again after an undo', () => {
  it('makes the card again that was made for it', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const chat = portal.customer({ connector: 'livechat', line: line.id, name: 'Ana' });
      await say(tracker, chat, '600123456');
      await undo(tracker, 0);
      assert.equal(portal.crm.leads.all().length, 0);
      chat.finishSession();
      await say(tracker, chat, 'hola, llámenme al 600123456', 'ana@example.com');
      assert.deepEqual(
        portal.crm.leads.all().map(({ phones, emails }) => [phones, emails]),
        [[['+34600123456'], ['ana@example.com']]],
      );
    });
  });

  it('suggests the customer from whom a person took it, and a person may join it', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, application, member } = tracker;
      const { ana, deal, luis } = start(tracker);
      await say(tracker, luis, '600123456');
      await undo(tracker, 0);
      luis.finishSession();
      await say(tracker, luis, 'hola', 'soy yo, 600123456');
      assert.deepEqual(ana.imols, []);
      const again = await lastDecision(tracker);
      assert.deepEqual([again.outcome, again.reasons.at(-1)?.code], ['suggested', 'undoneBefore']);
      const [suggestion] = await openSuggestions(tracker);
      assert.equal(suggestion?.kind, 'samePerson');
      const client = await application.clients.of(member);
      const item = { type: 'contact', id: ana.id } as const;
      await application.corrections.resolve(
        member,
        suggestion.id,
        { action: 'join', item },
        { by: 'user:1', client },
      );
      assert.deepEqual(boundTo(portal, luis), [key(ana), key(deal)]);
      assert.equal(
        (await tracker.stores.bindings.chats(member, [again.chat])).get(again.chat)?.undoneJoins,
        undefined,
      );
    });
  });

  it('is written to the own lead where nobody else has it', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const { ana, luis } = start(tracker);
      await say(tracker, luis, '600123456', 'luis@example.com');
      await undo(tracker, 0);
      await say(tracker, luis, 'luis@example.com');
      const [lead] = portal.crm.leads.all();
      assert.ok(lead);
      assert.deepEqual(
        [lead.emails, boundTo(portal, luis), ana.emails],
        [['luis@example.com'], [key(lead)], []],
      );
    });
  });

  it('is written to the own lead after "not the same person"', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, application, member } = tracker;
      const { ana, luis } = start(tracker);
      await say(tracker, luis, '600123456');
      const { chat } = await lastDecision(tracker);
      const items = [{ type: 'contact', id: ana.id }] as const;
      await application.corrections.notSame(member, { chat, items, by: 'user:1' });
      luis.finishSession();
      await say(tracker, luis, 'hola, mi tel es 600123456');
      assert.deepEqual(portal.crm.leads.all()[0]?.phones, ['+34600123456']);
    });
  });
});
