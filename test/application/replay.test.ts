import assert from 'node:assert/strict';
import type { Customer } from '../../simulator/portal-simulator.ts';
import type { Replay } from '../../src/application/replay/replay-event.ts';
import type { EventToParse } from '../../src/ingestion/parse-event.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const eventOf = ({ connector, line, externalChat, user }: Customer, text: string): EventToParse => ({
  name: 'ONOPENLINEMESSAGEADD',
  ts: '1714649632',
  data: {
    DATA: {
      connector: {
        connector_id: connector,
        line_id: String(line.id),
        chat_id: externalChat,
        user_id: String(user.id),
      },
      message: { id: 'saved-1', text, system: 'N', user_id: String(user.id) },
    },
  },
});

/** A customer who gave a phone on Instagram; the same one writes in the live chat, and the app does not hear it. */
async function secondChat(tracker: Tracker): Promise<Customer> {
  const line = tracker.portal.addLine({ crmChatTracker: 'N' });
  const customer = (connector: string): Customer => tracker.portal.customer({ connector, line: line.id });
  customer('instagram').write('600 123 456');
  await tracker.waitUntilIdle();
  tracker.portal.holdEvents();
  const second = customer('livechat');
  second.write('it is me, 600 123 456', { messageId: 'saved-1' });
  return second;
}

const summary = ({ decisions }: Replay) =>
  decisions.map(({ rule, outcome, customerRef, changes }) => ({
    rule,
    outcome,
    customerRef,
    changes: changes.map(({ change, outcome: became }) => [change.kind, became]),
  }));

describe('a replayed event', () => {
  it('is decided from what the stores hold; a dry run leaves them and the portal as they were', async () => {
    await withTracker({}, async (tracker) => {
      const event = eventOf(await secondChat(tracker), 'it is me, 600 123 456');
      const { operations } = tracker.application;
      const replay = (apply: boolean): Promise<Replay> =>
        operations.replay({ portal: tracker.portal.memberId, event, apply });
      const before = [
        tracker.portal.snapshot(),
        await tracker.journal(),
        await tracker.stores.inbox.backlog(),
      ];
      const sources = await tracker.stores.settings.sources(tracker.member);

      const dry = await replay(false);
      assert.deepEqual(
        summary(dry).map(({ rule, outcome }) => [rule, outcome]),
        [[3, 'bound']],
      );
      const after = [
        tracker.portal.snapshot(),
        await tracker.journal(),
        await tracker.stores.inbox.backlog(),
      ];
      assert.deepEqual(after, before);
      assert.deepEqual(await tracker.stores.settings.sources(tracker.member), sources);
      assert.ok(
        tracker.log.every((line) => !line.includes(String(dry.decisions[0]?.id))),
        'the log says nothing',
      );

      const done = await replay(true);
      assert.deepEqual(summary(done), summary(dry), 'what was announced is what is done');
      const journal = await tracker.journal();
      assert.deepEqual(journal.at(-1)?.id, done.decisions[0]?.id);
      assert.deepEqual(summary(await replay(true)), [], 'once');
    });
  });

  it('does not touch what waits for the portal', async () => {
    await withTracker({}, async (tracker) => {
      const second = await secondChat(tracker);
      const waiting = { body: { type: 'offline', ping: false }, at: 1 };
      await tracker.stores.inbox.append(tracker.member, [waiting]);
      const event = eventOf(second, 'it is me, 600 123 456');
      await tracker.application.operations.replay({ portal: tracker.portal.memberId, event, apply: true });
      const [backlog] = await tracker.stores.inbox.backlog();
      assert.equal(backlog?.waiting, 1);
    });
  });

  it('says why nothing can be done', async () => {
    await withTracker({}, async (tracker) => {
      const event = eventOf(await secondChat(tracker), 'it is me, 600 123 456');
      tracker.portal.paid = false;
      const { stopped, decisions } = await tracker.application.operations.replay({
        portal: tracker.portal.domain,
        event,
        apply: false,
      });
      assert.deepEqual([typeof stopped?.code, decisions], ['string', []]);
      assert.notEqual(stopped?.code, '');
    });
  });
});
