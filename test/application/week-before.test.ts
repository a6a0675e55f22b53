import assert from 'node:assert/strict';
import { weekBefore } from '../../src/application/notices/week-before.ts';

describe('the week before, by the clock of its reader', () => {
  // Monday 11 May 2026.
  const monday = Date.UTC(2026, 4, 11);
  for (const [what, now, utcOffset, firstDay, lastDay] of [
    ['on Monday', monday, 0, '2026-05-04', '2026-05-10'],
    ['on Sunday', monday - 1, 0, '2026-04-27', '2026-05-03'],
    ['where it is Monday already', monday - 3_600_000, 120, '2026-05-04', '2026-05-10'],
    ['where it is still Sunday', monday + 3_600_000, -120, '2026-04-27', '2026-05-03'],
    ['over the end of a year', Date.UTC(2027, 0, 4), 0, '2026-12-28', '2027-01-03'],
  ] as const)
    it(what, () => {
      const week = weekBefore(now, utcOffset);
      assert.deepEqual([week.firstDay, week.lastDay], [firstDay, lastDay]);
      assert.equal(week.to - week.from, 7 * 86_400_000);
      assert.equal(week.from, Date.parse(firstDay) - utcOffset * 60_000);
      assert.equal(week.dueAt - week.to, 8 * 3_600_000);
    });
});
