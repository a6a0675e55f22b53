import assert from 'node:assert/strict';
import { documented } from './leaf-types.ts';
import { openWorld, type World } from './world.ts';

describe('error responses equal the documented ones', () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  const cases: readonly (readonly [string, string, Record<string, unknown>])[] = [
    ['crm.duplicate.findbycomm.error', 'crm.duplicate.findbycomm', { values: ['1'] }],
    ['crm.entity.mergeBatch.error', 'crm.entity.mergeBatch', { params: { entityTypeId: 3, entityIds: [1] } }],
    ['crm.item.list.error', 'crm.item.list', { entityTypeId: 1, filter: { FIELD: 1 } }],
    ['crm.lead.get.error', 'crm.lead.get', { id: 999 }],
    [
      'crm.activity.binding.add.error',
      'crm.activity.binding.add',
      { activityId: 9, entityTypeId: 1, entityId: 1 },
    ],
    ['placement.bind.error', 'placement.bind', { HANDLER: 'https://app.example.com' }],
    ['imopenlines.dialog.get.error', 'imopenlines.dialog.get', { CHAT_ID: 1 }],
    ['imopenlines.session.history.get.error', 'imopenlines.session.history.get', {}],
    ['event.bind.error', 'event.bind', { event: 'ONNOTHING', handler: 'https://app.example.com' }],
    ['app.option.set.error', 'app.option.set', {}],
  ];
  for (const [example, method, params] of cases) {
    it(method, async () => {
      const { status, body } = await world.rest.call(method, params);
      assert.equal(status, 400);
      assert.deepEqual(body, documented(example));
    });
  }
});
