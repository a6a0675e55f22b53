import assert from 'node:assert/strict';
import { api } from '../../../src/web/contract/api.ts';
import { crmContent } from '../../helpers/crm-content.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage } from './open-page.ts';
import { anasPortal } from './scene.ts';

describe('page API: try it', () => {
  it('returns identifiers and decision, and changes nothing', async () => {
    await withTracker({}, async (tracker) => {
      const { line, portal, deal } = await anasPortal(tracker);
      const page = await openPage(tracker);
      const before = crmContent(portal);
      const text = 'Soy Ana, 600 12 34 56, ana@example.com. Pedido 2024-000123';
      const answer = await page.call(api.tryIt, { body: { text, line: String(line.id) } });
      assert.deepEqual(
        answer.phones.map(({ value, raw }) => [value, raw]),
        [['+34600123456', '600 12 34 56']],
      );
      assert.deepEqual(
        answer.emails.map(({ value }) => value),
        ['ana@example.com'],
      );
      assert.deepEqual([answer.decision?.rule, answer.decision?.outcome], [5, 'bound']);
      assert.equal(answer.decision?.customerItem?.name, 'Ana Vega');
      assert.equal(answer.decision.card?.ref.id, deal.id);
      assert.ok(answer.decision.changes.some(({ after }) => after === 'ana@example.com'));
      assert.deepEqual(crmContent(portal), before);
      assert.deepEqual(await tracker.stores.bindings.count(tracker.member), { chats: 0, customers: 0 });
      assert.deepEqual(await tracker.journal(), []);
    });
  });

  it('reads without a line; has no decision without identifiers', async () => {
    await withTracker({}, async (tracker) => {
      const { line } = await anasPortal(tracker);
      const page = await openPage(tracker);
      const withoutLine = await page.call(api.tryIt, { body: { text: '600123456' } });
      assert.deepEqual(
        [withoutLine.phones.length, withoutLine.decision, withoutLine.regions.includes('ES')],
        [1, null, true],
      );
      const withoutIdentifier = await page.call(api.tryIt, { body: { text: 'hola', line: String(line.id) } });
      assert.equal(withoutIdentifier.decision, null);
      assert.equal(
        await page.refused(api.tryIt, { body: { text: 'x'.repeat(5001) } }),
        '400 INVALID_REQUEST',
      );
    });
  });

  it('does not reveal customers that the caller may not see', async () => {
    await withTracker({}, async (tracker) => {
      const { line, on, says } = await anasPortal(tracker);
      await says(on('telegrambot'), '600123456');
      const own = await openPage(tracker, tracker.portal.addUser({ name: 'Sol', readCrm: 'own' }));
      const answer = await own.call(api.tryIt, { body: { text: '600123456', line: String(line.id) } });
      assert.doesNotMatch(JSON.stringify(answer), /Vega|Boda/);
    });
  });
});
