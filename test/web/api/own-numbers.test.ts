import assert from 'node:assert/strict';
import { api } from '../../../src/web/contract/api.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage } from './open-page.ts';

describe('page API: own numbers', () => {
  it('an administrator sees, adds and removes them; the list keeps who and when', async () => {
    await withTracker({}, async (tracker) => {
      const page = await openPage(tracker);
      assert.deepEqual(await page.call(api.listOwnNumbers), { numbers: [] });
      await page.call(api.addOwnNumber, { body: { value: '915 550 101' } });
      await page.call(api.addOwnNumber, { body: { value: 'Info@Acme.es' } });
      const { numbers } = await page.call(api.listOwnNumbers);
      assert.deepEqual(
        numbers.map(({ key, value, source, removed }) => [key, value, source, removed]),
        [
          ['email:info@acme.es', 'info@acme.es', 'person', false],
          ['phone:+34915550101', '+34915550101', 'person', false],
        ],
      );
      assert.match(numbers[0]?.by ?? '', /^user:\d+$/);
      assert.equal((await page.raw(api.addOwnNumber, { body: { value: 'hola' } })).status, 400);

      const body = { key: 'phone:+34915550101' };
      await page.call(api.removeOwnNumber, { body });
      assert.equal((await page.raw(api.removeOwnNumber, { body })).status, 404);
      const [removed] = (await page.call(api.listOwnNumbers)).numbers;
      assert.deepEqual([removed?.key, removed?.removed], [body.key, true]);
    });
  });

  it('is for administrators', async () => {
    await withTracker({}, async (tracker) => {
      const page = await openPage(tracker, tracker.portal.users.add({ name: 'Olga' }));
      for (const [call, request] of [
        [api.listOwnNumbers, {}],
        [api.addOwnNumber, { body: { value: '+34915550101' } }],
        [api.removeOwnNumber, { body: { key: 'phone:+34915550101' } }],
      ] as const)
        assert.equal((await page.raw(call, request)).status, 403);
    });
  });
});
