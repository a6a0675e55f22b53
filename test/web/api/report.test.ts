import assert from 'node:assert/strict';
import { api } from '../../../src/web/contract/api.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage } from './open-page.ts';
import { anasPortal, DAY } from './scene.ts';

describe('page API: report', () => {
  it('counts weeks and months by result, and every count is that of its journal entries', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says } = await anasPortal(tracker);
      await says(on('telegrambot'), '600123456');
      tracker.sim.advance(7 * DAY);
      await says(on('instagram'), '600123456');
      await says(on('viber'), '699888777');
      const page = await openPage(tracker);
      const [newest] = (await page.call(api.listJournal, { query: { connector: 'instagram' } })).items;
      await page.call(api.undoDecision, { params: { id: newest?.id ?? '' } });

      const weeks = await page.call(api.report, { query: { by: 'week' } });
      const [last, before] = weeks.periods;
      assert.ok(last && before && weeks.complete);
      assert.equal(weeks.periods.length, 12);
      assert.deepEqual([last.decided, last.undone, last.takenBack], [2, 1, 1]);
      assert.deepEqual([before.decided, before.bound, before.undone], [1, 1, 0]);
      for (const { from, to } of weeks.periods) {
        assert.equal(new Date(from).getUTCDay(), 1, 'weeks begin on Monday');
        assert.equal(Date.parse(to) - Date.parse(from), 6 * DAY);
      }
      for (const period of weeks.periods.slice(0, 2)) {
        const days = { from: Date.parse(period.from), to: Date.parse(period.to) + DAY };
        for (const outcome of ['bound', 'created', 'rebound', 'suggested'] as const) {
          const { items } = await page.call(api.listJournal, { query: { ...days, outcome, undone: 'no' } });
          assert.equal(items.length, period[outcome], outcome);
        }
        const undone = await page.call(api.listJournal, { query: { ...days, undone: 'yes' } });
        assert.equal(undone.items.length, period.undone);
      }
      const months = await page.call(api.report, { query: { by: 'month', offset: 120 } });
      assert.equal(
        months.periods.reduce((sum, { decided }) => sum + decided, 0),
        3,
      );
      assert.ok(months.periods.every(({ from }) => from.endsWith('-01')));
    });
  });

  it('counts by rule what people found right or wrong; the journal finds the same entries', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, reader, editor } = await anasPortal(tracker);
      await says(on('telegrambot'), '600123456');
      await says(on('instagram'), '600123456');
      await says(on('viber'), '600123456');
      const page = await openPage(tracker, editor());
      const { items } = await page.call(api.listJournal, { query: {} });
      const [third, second, first] = items;
      assert.ok(first && second && third);
      assert.ok(items.every(({ mayJudge, judged }) => mayJudge && !judged));
      const judge = (id: string, right: boolean) =>
        page.call(api.judgeDecision, { params: { id }, body: { right } });
      await judge(first.id, true);
      await judge(second.id, false);
      const again = await judge(second.id, true);
      assert.equal(again.judged?.right, true, 'the last answer counts');
      const wrong = await judge(third.id, false);
      assert.ok(wrong.mayUndo && wrong.undone === undefined, 'an answer undoes nothing');
      const undone = await page.call(api.undoDecision, { params: { id: third.id } });
      assert.equal(undone.judged?.right, false, 'undo keeps the answer');

      const { rules } = await page.call(api.report, { query: { by: 'week' } });
      assert.deepEqual(
        rules.map(({ rule, decided, right, wrong: bad, undone: back }) => [rule, decided, right, bad, back]),
        [
          [3, 2, 1, 1, 1],
          [5, 1, 1, 0, 0],
        ],
      );
      for (const { rule, right, wrong: bad } of rules)
        for (const [judged, count] of [
          ['right', right],
          ['wrong', bad],
        ] as const) {
          const found = await page.call(api.listJournal, { query: { rule, judged } });
          assert.equal(found.items.length, count);
        }

      const readerPage = await openPage(tracker, reader());
      const call = { params: { id: first.id }, body: { right: false } };
      assert.equal(await readerPage.refused(api.judgeDecision, call), '403 LINE_FORBIDDEN');
      assert.equal((await readerPage.call(api.getDecision, { params: call.params })).mayJudge, false);
    });
  });

  it('nobody judges what a person decided', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal } = await anasPortal(tracker);
      const luis = portal.person().createContact({ name: 'Luis', phones: ['+34611222333'] });
      const customer = on('telegrambot');
      await says(customer, '600123456');
      const page = await openPage(tracker);
      const moved = await page.call(api.moveChat, {
        body: { chat: customer.userCode, item: { type: 'contact', id: luis.id } },
      });
      assert.deepEqual([moved.rule, moved.mayJudge], [0, false]);
      const call = { params: { id: moved.id }, body: { right: true } };
      assert.equal(await page.refused(api.judgeDecision, call), '409 NOT_JUDGEABLE');
    });
  });

  it('overview, report and health count the same joined chats; a move by a person is moved', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal } = await anasPortal(tracker);
      const luis = portal.person().createContact({ name: 'Luis', phones: ['+34611222333'] });
      const customer = on('telegrambot');
      await says(customer, '600123456');
      await says(on('viber'), '699888777');
      await says(on('instagram'), '600123456');
      const page = await openPage(tracker);
      const [newest] = (await page.call(api.listJournal)).items;
      await page.call(api.undoDecision, { params: { id: newest?.id ?? '' } });
      const moved = await page.call(api.moveChat, {
        body: { chat: customer.userCode, item: { type: 'contact', id: luis.id } },
      });
      assert.equal(moved.outcome, 'rebound');
      const { totals } = await page.call(api.overview);
      const [week] = (await page.call(api.report, { query: { by: 'week' } })).periods;
      const [line] = (await page.call(api.health)).lines;
      const journal = await page.call(api.listJournal, { query: { outcome: 'bound', undone: 'no' } });
      assert.deepEqual([totals.joined, week?.bound, line?.joined, journal.items.length], [1, 1, 1, 1]);
      assert.deepEqual([week?.rebound, week?.undone], [1, 2], 'a move undoes the join before it');
    });
  });
});
