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
          const { items } = await page.call(api.listJournal, { query: { ...days, outcome } });
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
});
