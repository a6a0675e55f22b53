import assert from 'node:assert/strict';
import { api } from '../../../src/web/contract/api.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage } from './open-page.ts';
import { anasPortal, DAY } from './scene.ts';

describe('page API: overview and health', () => {
  it('counts decisions by day and channel; undone ones do not count', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says } = await anasPortal(tracker);
      const page = await openPage(tracker);
      const idle = await page.call(api.overview);
      assert.deepEqual([idle.state, idle.problems, idle.lastHeard], ['waiting', [], 0]);
      await says(on('telegrambot'), '600123456 ana@example.com');
      tracker.sim.advance(DAY);
      await says(on('instagram'), '600123456');
      await says(on('viber'), '699888777');
      const later = await openPage(tracker);
      const view = await later.call(api.overview);
      assert.equal(view.state, 'working');
      assert.deepEqual(view.totals, { joined: 3, avoided: 2, details: 2 });
      assert.equal(view.days.length, 30);
      assert.deepEqual(
        view.days.slice(-2).map(({ joined, details, connectors }) => ({
          joined,
          details,
          connectors: connectors.map(
            (counts) => `${counts.connector} ${String(counts.joined)} ${String(counts.details)}`,
          ),
        })),
        [
          { joined: 1, details: 1, connectors: ['telegrambot 1 1'] },
          { joined: 2, details: 1, connectors: ['instagram 1 0', 'viber 1 1'] },
        ],
      );
      assert.ok(view.days.slice(0, -2).every(({ joined, connectors }) => joined + connectors.length === 0));
      assert.deepEqual(
        view.connectors.map(
          ({ connector, joined, details }) => `${connector} ${String(joined)} ${String(details)}`,
        ),
        ['instagram 1 0', 'telegrambot 1 1', 'viber 1 1'],
      );
      assert.deepEqual([view.chats, view.customers, view.complete], [3, 2, true]);
      const [newest] = (await later.call(api.listJournal, { query: { connector: 'instagram' } })).items;
      await later.call(api.undoDecision, { params: { id: newest?.id ?? '' } });
      assert.equal((await later.call(api.overview)).totals.joined, 2);
    });
  });

  it('shows bindings, token, sources and parked entries, and retries them', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal, line } = await anasPortal(tracker);
      await says(on('telegrambot'), 'hola');
      const page = await openPage(tracker);
      const good = await page.call(api.health);
      assert.deepEqual(good.token, { works: true, code: '' });
      assert.ok([...good.events, ...good.placements].every(({ state }) => state === 'bound'));
      assert.deepEqual(
        good.lines.map((entry) => entry.line),
        [String(line.id)],
      );
      assert.deepEqual(
        good.lines[0]?.sources.map(({ source }) => source),
        ['message'],
      );
      assert.deepEqual(good.inbox, { waiting: 0, oldest: 0, full: false, parked: [] });
      assert.deepEqual(good.portal.missingScope, []);

      await tracker.stores.inbox.append(tracker.member, [
        { key: 'x', body: { type: 'sweep', text: 'secret' }, at: tracker.sim.now() },
      ]);
      const waiting = await tracker.stores.inbox.waiting(tracker.member, 10);
      await tracker.stores.inbox.failed(
        tracker.member,
        waiting.map(({ id }) => id),
        'TypeError',
        1,
      );
      portal.installation?.events.splice(0, 1);
      const bad = await page.call(api.health);
      assert.deepEqual(
        bad.inbox.parked.map(({ error, type }) => [error, type]),
        [['TypeError', 'sweep']],
      );
      assert.doesNotMatch(JSON.stringify(bad), /secret/);
      assert.deepEqual(bad.events.filter(({ state }) => state !== 'bound').length, 1);
      const trouble = await page.call(api.overview);
      assert.deepEqual([trouble.state, trouble.problems], ['trouble', ['eventsNotBound', 'parkedEntries']]);
      const ids = bad.inbox.parked.map(({ id }) => id);
      assert.deepEqual(await page.call(api.retryParked, { body: { ids: [...ids, 'unknown'] } }), {
        retried: 1,
      });
      await tracker.waitUntilIdle();
      assert.deepEqual((await page.call(api.health)).inbox.parked, []);
    });
  });
});
