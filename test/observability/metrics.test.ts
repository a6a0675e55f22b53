import assert from 'node:assert/strict';
import request from 'supertest';
import { createMetrics } from '../../src/observability/metrics.ts';
import { inboxId, memberId } from '../../src/domain/ids.ts';
import { portalHash } from '../../src/observability/portal-hash.ts';
import { createStoreMetrics } from '../../src/observability/store-metrics.ts';
import { openMemoryStores } from '../../src/store/open-memory-stores.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { secretBox } from '../bitrix24/portal-fixture.ts';
import { portalOf } from '../store/samples.ts';
import { readPrometheus, type Samples } from './read-prometheus.ts';

async function scrape({ url }: Tracker): Promise<Samples> {
  const response = await request(url).get('/metrics').expect(200);
  assert.match(response.type, /^text\/plain/);
  return readPrometheus(response.text);
}

/** Body of an event with a wrong application token. */
const forgedEvent = (member: string, event: string): string =>
  `event=${event}&auth[member_id]=${member}&auth[application_token]=forged&data[x]=1`;

describe('/metrics (docs/spec.md 11)', () => {
  it('counts events, decisions, requests and errors in the Prometheus format', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, member, url } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
      customer.write('hola');
      await tracker.waitUntilIdle();
      const before = await scrape(tracker);
      portal.delivery.duplicate = 1;
      portal.failNext({ how: 'error', method: 'crm.item.update', error: 'ACCESS_DENIED', status: 403 });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      portal.delivery.duplicate = 0;
      for (const event of ['ONOPENLINEMESSAGEADD', 'ONSOMETHINGELSE'])
        await request(url).post('/events').type('form').send(forgedEvent(member, event)).expect(403);
      await request(url).post('/events').type('form').send('nothing=1').expect(400);
      await request(url).post('/events').send({ event: 'X' }).expect(415);
      const samples = await scrape(tracker);

      const message = { event: 'ONOPENLINEMESSAGEADD' };
      assert.equal(samples.get('tracker_events_total', { ...message, outcome: 'accepted', code: '' }), 2);
      assert.equal(samples.get('tracker_events_total', { ...message, outcome: 'duplicate', code: '' }), 1);
      const refused = (event: string, code: string) =>
        samples.get('tracker_events_total', { event, outcome: 'refused', code });
      assert.equal(refused('ONOPENLINEMESSAGEADD', 'WRONG_APPLICATION_TOKEN'), 1);
      assert.equal(
        refused('other', 'WRONG_APPLICATION_TOKEN'),
        1,
        'unknown events get no label of their own',
      );
      assert.equal(refused('other', 'NOT_AN_EVENT'), 1);
      assert.equal(refused('other', 'UNSUPPORTED_MEDIA_TYPE'), 1);
      const answers = samples.sum('tracker_event_answer_seconds_count');
      assert.ok(answers >= samples.sum('tracker_events_total', { outcome: 'accepted' }) - 1);

      const decisions = await tracker.journal();
      assert.equal(samples.sum('tracker_decisions_total'), decisions.length);
      for (const { rule, outcome } of decisions)
        assert.ok((samples.get('tracker_decisions_total', { rule: String(rule), outcome }) ?? 0) > 0);
      assert.equal(samples.sum('tracker_portal_requests_total'), portal.countRequests());
      assert.equal(samples.sum('tracker_portal_request_seconds_count'), portal.countRequests());
      const denied = (from: Samples) => from.get('tracker_portal_errors_total', { kind: 'forbidden' }) ?? 0;
      assert.equal(denied(samples) - denied(before), 1);
      const lastMessageEvent = samples.get('tracker_last_event_seconds', { source: 'message' }) ?? 0;
      assert.ok(Math.abs(lastMessageEvent - tracker.sim.now() / 1000) < 60);
      assert.equal(samples.get('tracker_stores_up', {}), 1);
      assert.equal(samples.get('tracker_queues', {}), 0);
      assert.equal(samples.all('tracker_queue_age_seconds').length, 0);

      const { text } = samples;
      for (const secret of ['600123456', 'Ana', member, new URL(portal.url).host])
        assert.ok(!text.includes(secret), secret);
    });
  });

  it('shows queue length, age and pauses of portals with waiting entries', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, member, sim, stores } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      await stores.inbox.append(member, [{ key: 'broken', body: { type: 'sweep' }, at: sim.now() }]);
      const [broken] = await stores.inbox.waiting(member, 1);
      await stores.inbox.failed(member, [broken?.id ?? inboxId('')], 'BROKEN', 1);
      portal.failNext({ how: '502', times: 1000 });
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      await portal.delivered();
      const name = portalHash(member);
      let samples = await waitFor('the lane pauses', async () => {
        const scraped = await scrape(tracker);
        return scraped.sum('tracker_lane_pauses_total') > 0 && scraped;
      });
      assert.ok((samples.get('tracker_lane_pauses_total', { kind: 'unreachable' }) ?? 0) > 0);
      assert.ok((samples.get('tracker_lane_pause_seconds_total', { kind: 'unreachable' }) ?? 0) > 0);
      sim.advance(3_600_000);
      samples = await scrape(tracker);
      const age = samples.get('tracker_queue_age_seconds', { portal: name }) ?? 0;
      assert.ok(age >= 3600 && age < 3700, String(age));
      assert.ok((samples.get('tracker_queue_length', { portal: name }) ?? 0) >= 1);
      assert.equal(samples.get('tracker_queues', {}), 1);
      assert.equal(samples.get('tracker_parked_entries', {}), 1);
    });
  });

  it('counts requests that the SDK repeats and requests without a response', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, member, application, stores } = tracker;
      const before = portal.countRequests();
      portal.expireTokens();
      const client = await application.clients.of(member);
      await client.call({ method: 'profile', params: {} }, 'renewed');
      portal.failNext({ how: 'resetAfter', method: 'crm.item.add' });
      await assert.rejects(client.call({ method: 'crm.item.add', params: { entityTypeId: 3 } }, 'cut'));
      const samples = await scrape(tracker);
      const countOf = (outcome: string) => samples.get('tracker_portal_requests_total', { outcome });
      assert.equal(countOf('tokenExpired'), 1);
      assert.equal(countOf('unknownOutcome'), 1);
      assert.equal(
        samples.sum('tracker_portal_errors_total'),
        1,
        'an expired token is not counted as an error',
      );
      assert.equal(portal.countRequests() - before, 3);
      const logged: string[] = [];
      for await (const { request: id, outcome, status, sent } of stores.restLog.read({ from: 0 }))
        if (['renewed', 'cut'].includes(id)) logged.push(`${id} ${outcome} ${status} ${sent > 0}`);
      assert.deepEqual(logged, [
        'renewed tokenExpired 401 true',
        'renewed ok 200 true',
        'cut unknownOutcome 0 true',
      ]);
    });
  });

  it('shows at most the hundred portals that wait longest', async () => {
    const stores = await openMemoryStores({ secretBox });
    for (let n = 0; n < 130; n += 1) {
      await stores.portals.put(portalOf(memberId(`m${n}`)));
      await stores.inbox.append(memberId(`m${n}`), [{ key: 'k', body: {}, at: 1000 * (130 - n) }]);
    }
    const { registry } = createMetrics([]);
    await createStoreMetrics(registry, stores, () => 200_000)();
    const samples = readPrometheus(await registry.metrics());
    assert.equal(samples.all('tracker_queue_age_seconds').length, 100);
    assert.equal(samples.get('tracker_queue_age_seconds', { portal: portalHash('m129') }), 199);
    assert.equal(samples.get('tracker_queue_age_seconds', { portal: portalHash('m0') }), undefined);
    assert.equal(samples.get('tracker_queues', {}), 130);
    await stores.close();
  });

  it('answers also when the stores fail', async () => {
    await withTracker({}, async (tracker) => {
      await tracker.stores.close();
      tracker.stores.inbox.backlog = () => Promise.reject(new Error('store closed'));
      const samples = await scrape(tracker);
      assert.equal(samples.get('tracker_stores_up', {}), 0);
    });
  });
});
