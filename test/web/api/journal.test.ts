import assert from 'node:assert/strict';
import { api } from '../../../src/web/contract/api.ts';
import { crmContent } from '../../helpers/crm-content.ts';
import { boundTo, key } from '../../helpers/crm-facts.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage, type OpenPage } from './open-page.ts';
import { anasPortal, DAY } from './scene.ts';

async function waitForJob(page: OpenPage, id: string) {
  for (let tries = 0; tries < 200; tries += 1) {
    const job = await page.call(api.getJob, { params: { id } });
    if (job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return assert.fail('the job does not end');
}

describe('page API: journal', () => {
  it('lists, filters, pages and explains decisions', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, ana, deal, line } = await anasPortal(tracker);
      await says(on('telegrambot'), '600123456');
      await says(on('instagram'), '611222333');
      const page = await openPage(tracker);
      const all = await page.call(api.listJournal);
      assert.deepEqual(
        all.items.map(({ connector, rule }) => `${connector} ${String(rule)}`),
        ['instagram 6', 'telegrambot 5'],
      );
      assert.equal(all.next, null);
      const first = await page.call(api.listJournal, { query: { limit: 1 } });
      assert.ok(first.next);
      const second = await page.call(api.listJournal, { query: { limit: 1, cursor: first.next } });
      assert.deepEqual([...first.items, ...second.items], all.items);
      assert.deepEqual([all.lookedTo, first.lookedTo], [all.items[1]?.at, all.items[0]?.at]);
      for (const query of [
        { connector: 'telegrambot' },
        { rule: 5 },
        { identifier: '600 12 34 56' },
        { identifier: '0123456' },
        { q: 'ana V' },
        { q: 'boda' },
        { q: '600 12 34 56' },
        { q: '3456' },
        { q: all.items[1]?.chat ?? '' },
        { item: key(ana) },
        { item: key(deal) },
        { line: String(line.id), connector: 'telegrambot' },
      ]) {
        const { items } = await page.call(api.listJournal, { query });
        assert.deepEqual(
          items.map(({ rule }) => rule),
          [5],
          JSON.stringify(query),
        );
      }
      assert.deepEqual((await page.call(api.listJournal, { query: { to: 1 } })).items, []);
      for (const q of ['Nadie', '699999999', 'viber|5|12|9', '***'])
        assert.deepEqual((await page.call(api.listJournal, { query: { q } })).items, [], q);
      const [, joined] = all.items;
      const detail = await page.call(api.getDecision, { params: { id: joined?.id ?? '' } });
      assert.equal(detail.customerItem?.name, 'Ana Vega');
      assert.equal(detail.card?.name, 'Boda');
      assert.deepEqual(detail.customerItem.phones, ['+34600123456']);
      assert.ok(detail.changes.some(({ kind, before }) => kind === 'setStage' && before === 'NEW'));
      assert.ok(detail.reasons.some(({ code }) => code === 'foundByPhone'));
    });
  });

  it('undoes a decision: the CRM is as before', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal } = await anasPortal(tracker);
      const customer = on('telegrambot');
      await says(customer, 'hola');
      const before = crmContent(portal);
      await says(customer, '600123456');
      const page = await openPage(tracker);
      const [entry] = (await page.call(api.listJournal)).items;
      assert.ok(entry?.mayUndo);
      const undone = await page.call(api.undoDecision, { params: { id: entry.id } });
      assert.ok(undone.undone);
      assert.deepEqual(undone.undone.leftAlone, []);
      assert.match(undone.undone.by, /^user:\d+$/);
      assert.equal(undone.mayUndo, false);
      assert.deepEqual(crmContent(portal), before);
      assert.equal(await page.refused(api.undoDecision, { params: { id: entry.id } }), '409 ALREADY_UNDONE');
    });
  });

  it('undoes a day, and only that day', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal, ana, deal } = await anasPortal(tracker);
      const yesterday = on('telegrambot');
      await says(yesterday, '600123456');
      tracker.sim.advance(DAY);
      const from = tracker.sim.now() - 1000;
      const others = [on('instagram'), on('viber')];
      for (const chat of others) await says(chat, 'hola');
      const before = crmContent(portal);
      for (const chat of others) await says(chat, '600123456');
      const page = await openPage(tracker);
      const job = await page.call(api.undoMany, { body: { from, to: from + DAY } });
      assert.equal(job.total, 2);
      const end = await waitForJob(page, job.id);
      assert.deepEqual(end, { ...job, state: 'done', done: 2, failed: [], leftAlone: 0 });
      await tracker.waitUntilIdle();
      assert.deepEqual(crmContent(portal), before);
      assert.deepEqual(boundTo(portal, yesterday), [key(ana), key(deal)]);
      const again = await page.call(api.undoMany, { body: { from, to: from + DAY } });
      assert.equal(again.total, 0);
      const other = await openPage(tracker, portal.addUser({ name: 'Jefa', admin: true }));
      assert.equal(await other.refused(api.getJob, { params: { id: job.id } }), '404 JOB_UNKNOWN');
    });
  });

  it('shows a reader only what the CRM shows them, and refuses changes', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, reader, stranger, portal } = await anasPortal(tracker);
      await says(on('telegrambot'), '600123456');
      const page = await openPage(tracker, reader());
      const { items } = await page.call(api.listJournal);
      const [entry] = items;
      assert.equal(items.length, 1);
      assert.equal(entry?.mayUndo, false);
      const before = crmContent(portal);
      const params = { id: entry.id };
      assert.equal(await page.refused(api.undoDecision, { params }), '403 LINE_FORBIDDEN');
      assert.equal(await page.refused(api.undoMany, { body: { ids: [entry.id] } }), '403 LINE_FORBIDDEN');
      assert.equal(await page.refused(api.undoMany, { body: { from: 0, to: 1 } }), '403 LINE_FORBIDDEN');
      assert.deepEqual(crmContent(portal), before);
      const withoutAccess = await openPage(tracker, stranger());
      assert.deepEqual((await withoutAccess.call(api.listJournal)).items, []);
      assert.equal(await withoutAccess.refused(api.getDecision, { params }), '404 DECISION_UNKNOWN');
    });
  });

  it('lets an employee who may edit the line undo its decisions', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, editor } = await anasPortal(tracker);
      await says(on('telegrambot'), '600123456');
      const page = await openPage(tracker, editor());
      const [entry] = (await page.call(api.listJournal)).items;
      assert.ok(entry?.mayUndo);
      assert.ok((await page.call(api.undoDecision, { params: { id: entry.id } })).undone);
    });
  });
});
