import assert from 'node:assert/strict';
import { RestCaller } from './rest-caller.ts';
import { openWorld, type World } from './world.ts';

// Each was a guess until the portal's published source settled it (docs/bitrix24/README.md).
describe('what the portal’s source settled', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('method names are not case-sensitive', async () => {
    const lead = world.portal.person().createLead();
    const { item } = await world.rest.result<{ item: { id: number } }>('CRM.Item.GET', {
      entityTypeId: 1,
      id: lead.id,
    });
    assert.equal(item.id, lead.id);
  });

  it('findbycomm: of more than 20 numbers the rest is ignored; writings of one number count once', async () => {
    const contact = world.portal.person().createContact({ phones: ['+34600000099'] });
    const others = Array.from({ length: 19 }, (_, index) => `+346000001${String(index).padStart(2, '0')}`);
    const find = (values: readonly string[]): Promise<unknown> =>
      world.rest.result('crm.duplicate.findbycomm', { type: 'PHONE', values });
    const writings = ['+34 600 000 100', '+34-600-000-100', '0034600000100'];
    assert.deepEqual(await find([...writings, ...others.slice(1), '+34600000099']), {
      CONTACT: [contact.id],
    });
    assert.deepEqual(await find([...others, '+34600000098', '+34600000099']), []);
  });

  it('an activity has at most 100 bindings', async () => {
    const { portal, rest } = world;
    const person = portal.person();
    const activity = person.addActivity(person.createLead(), 'call');
    const bind = (entityId: number): Record<string, unknown> => ({
      activityId: activity.id,
      entityTypeId: 2,
      entityId,
    });
    for (let count = 1; count < 100; count++)
      assert.equal(await rest.result('crm.activity.binding.add', bind(person.createDeal().id)), true);
    assert.deepEqual(await rest.error('crm.activity.binding.add', bind(person.createDeal().id)), [
      400,
      'BINDINGS_LIMIT_EXCEEDED',
    ]);
  });

  it('a binding needs the right to its target only', async () => {
    const { portal, rest } = world;
    const person = portal.person();
    const clerk = portal.addUser({ writeCrm: 'own' });
    const mine = person.createDeal({ assignedById: clerk.id });
    const foreign = person.createDeal();
    const activity = person.addActivity(person.createLead(), 'call');
    const caller = new RestCaller(portal, clerk);
    const to = (entityId: number): Record<string, unknown> => ({
      activityId: activity.id,
      entityTypeId: 2,
      entityId,
    });
    assert.equal((await caller.error('crm.activity.binding.add', to(foreign.id)))[1], 'ACCESS_DENIED');
    assert.equal(await caller.result('crm.activity.binding.add', to(mine.id)), true);
    assert.deepEqual(await rest.error('crm.activity.binding.add', { ...to(mine.id), activityId: 99_999 }), [
      400,
      'NOT_FOUND',
    ]);
  });

  for (const [field, values] of [
    ['post', { post: 'chef' }],
    ['source', { sourceId: 'CALL' }],
    ['responsible', {}],
  ] as const)
    it(`items that differ in one field are not merged: ${field}`, async () => {
      const { portal, rest } = world;
      const person = portal.person();
      const colleague = portal.addUser();
      const ids = [
        person.createContact({ name: 'Ana', fields: values }),
        person.createContact({
          name: 'Ana',
          fields: field === 'responsible' ? {} : { [Object.keys(values)[0] ?? '']: 'OTHER' },
          ...(field === 'responsible' && { assignedById: colleague.id }),
        }),
      ].map(({ id }) => id);
      assert.deepEqual(
        await rest.result('crm.entity.mergeBatch', { params: { entityTypeId: 3, entityIds: ids } }),
        { STATUS: 'CONFLICT', ENTITY_IDS: [] },
      );
    });

  it('an empty value is filled by a merge', async () => {
    const person = world.portal.person();
    const first = person.createContact({ name: 'Ana' });
    const second = person.createContact({ name: 'Ana', fields: { post: 'chef' } });
    const ids = [first.id, second.id];
    assert.deepEqual(
      await world.rest.result('crm.entity.mergeBatch', { params: { entityTypeId: 3, entityIds: ids } }),
      { STATUS: 'SUCCESS', ENTITY_IDS: [second.id] },
    );
    assert.equal(first.values['post'], 'chef');
  });

  it('an empty queue is not written, and the answer is false', async () => {
    const { portal, rest } = world;
    const line = portal.addLine();
    const before = [...line.queue];
    const PARAMS = { QUEUE: [], CRM_CHAT_TRACKER: 'N' };
    assert.equal(await rest.result('imopenlines.config.update', { CONFIG_ID: line.id, PARAMS }), false);
    assert.deepEqual(line.queue, before);
  });

  it('a row of an offline binding has no handler', async () => {
    const { rest } = world;
    await rest.result('event.bind', { event: 'ONOPENLINEMESSAGEADD', event_type: 'offline' });
    assert.deepEqual(await rest.result('event.get'), [
      { event: 'ONOPENLINEMESSAGEADD', connector_id: '', offline: 1 },
    ]);
  });
});
