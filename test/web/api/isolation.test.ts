import assert from 'node:assert/strict';
import request from 'supertest';
import { api } from '../../../src/web/contract/api.ts';
import { memberId } from '../../../src/domain/ids.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage } from './open-page.ts';
import { anasPortal } from './scene.ts';

describe('page API: portals', () => {
  it('cannot read or change data of each other', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, ana, deal, line } = await anasPortal(tracker, { mode: 'suggest' });
      const customer = on('telegrambot');
      await says(customer, '600123456');
      const here = await openPage(tracker);
      const [suggestion] = (await here.call(api.listSuggestions)).items;
      assert.ok(suggestion);
      await here.call(api.resolveSuggestion, {
        params: { id: suggestion.id },
        body: { action: 'confirm' },
      });
      const [decision] = (await here.call(api.listJournal)).items;
      const [found] = (await here.call(api.findCustomers)).items;
      assert.ok(decision && found);

      const other = await tracker.sim.addPortal({ language: 'es', license: 'es_std' });
      other.addLine();
      await other.installLocally({ install: `${tracker.url}/install`, app: `${tracker.url}/app` });
      // The same ids belong to other items there.
      const luis = other.person().createContact({ name: 'Luis' });
      other.person().createDeal({ title: 'Otra', contactIds: [luis.id] });
      assert.deepEqual([luis.id, line.id], [ana.id, 1]);
      const there = await openPage({ ...tracker, portal: other });

      assert.deepEqual((await there.call(api.listJournal)).items, []);
      assert.deepEqual((await there.call(api.findCustomers)).items, []);
      assert.deepEqual((await there.call(api.listSuggestions, { query: { state: 'decided' } })).items, []);
      assert.deepEqual((await there.call(api.findCustomers, { query: { q: '600123456' } })).items, []);
      const tab = await there.call(api.cardTab, { params: { type: 'deal', id: deal.id } });
      assert.deepEqual([tab.item.name, tab.channels], ['Otra', []]);
      const customerParams = { params: { id: found.id } };
      const decisionParams = { params: { id: decision.id } };
      const item = { type: 'contact' as const, id: luis.id };
      const refusals = await Promise.all([
        there.refused(api.getDecision, decisionParams),
        there.refused(api.undoDecision, decisionParams),
        there.refused(api.undoMany, { body: { ids: [decision.id] } }),
        there.refused(api.getSuggestion, { params: { id: suggestion.id } }),
        there.refused(api.getCustomer, customerParams),
        there.refused(api.exportCustomer, customerParams),
        there.refused(api.eraseCustomer, { ...customerParams, body: { crm: false } }),
        there.refused(api.setFirstPhone, { ...customerParams, body: { phone: '+34655000111' } }),
        there.refused(api.moveChat, { body: { chat: customer.userCode, item } }),
        there.refused(api.notSame, { body: { chat: customer.userCode, item } }),
      ]);
      assert.ok(
        refusals.every((refusal) => /^404 \w+_UNKNOWN$/.test(refusal)),
        refusals.join(),
      );
      assert.equal((await tracker.stores.bindings.count(memberId(other.memberId))).chats, 0);
      assert.equal((await here.call(api.getCustomer, customerParams)).id, found.id);
    });
  });

  it('need a session for every call', async () => {
    await withTracker({}, async (tracker) => {
      for (const { method, path } of Object.values(api)) {
        const verb = { GET: 'get', POST: 'post', PATCH: 'patch', PUT: 'put', DELETE: 'delete' } as const;
        const answer = await request(tracker.url)[verb[method]](path.replace(/\{\w+\}/g, 'lead'));
        assert.equal(answer.status, 401, path);
        assert.equal(answer.headers['cache-control'], 'no-store');
      }
    });
  });

  it('have no personal data in the log', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says } = await anasPortal(tracker);
      await says(on('telegrambot'), '600123456 ana@example.com');
      const page = await openPage(tracker);
      const [found] = (await page.call(api.findCustomers, { query: { q: '600123456' } })).items;
      await page.call(api.setFirstPhone, {
        params: { id: found?.id ?? '' },
        body: { phone: '+34655000111' },
      });
      await page.call(api.tryIt, { body: { text: 'soy Ana, 600123456' } });
      assert.doesNotMatch(tracker.log.join('\n'), /600123456|655000111|ana@example|Vega/);
      assert.ok(!tracker.log.join('\n').includes(page.token));
    });
  });
});
