import assert from 'node:assert/strict';
import { phoneKey } from '../../simulator/crm/duplicate-index.ts';
import { openWorld, type World } from './world.ts';

describe('search, merge and conversion', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const find = (values: unknown, more: Record<string, unknown> = {}): Promise<unknown> =>
    world.rest.result('crm.duplicate.findbycomm', { type: 'PHONE', values, ...more });

  it('finds phones by their digits with Russian prefixes, but not national formats', async () => {
    for (const [value, key] of [
      ['+34 600-12.34 (56)', '34600123456'],
      ['8 (912) 345-67-89', '79123456789'],
      ['00 34 600 123 456', '34600123456'],
      ['600123456;12', '600123456'],
      ['0512345678', '512345678'],
      ['8001234567', '8001234567'],
      ['+8001234567', '8001234567'],
    ] as const) {
      assert.equal(phoneKey(value), key, value);
    }
    const person = world.portal.person();
    const lead = person.createLead({ phones: ['600 123 456'] });
    const contact = person.createContact({ phones: [{ value: '+34600123456', type: 'HOME' }] });
    assert.deepEqual(await find(['+34 600 12 34 56']), { CONTACT: [contact.id] });
    assert.deepEqual(await find(['600-123-456', '+34600123456']), { LEAD: [lead.id], CONTACT: [contact.id] });
    assert.deepEqual(await find(['600123456'], { entity_type: 'CONTACT' }), []);
    person.lose(lead);
    assert.deepEqual(await find(['600123456']), { LEAD: [lead.id] });
    person.removePhone(contact, '+34600123456');
    assert.deepEqual(await find(['+34600123456']), []);
    person.delete(lead);
    assert.deepEqual(await find(['600123456']), []);
  });

  it('finds e-mails in any case, never deals, and rejects invalid calls', async () => {
    const { portal, rest } = world;
    const company = portal.person().createCompany({ title: 'Hierros', emails: ['Ventas@Hierros.example'] });
    assert.deepEqual(await find(['ventas@hierros.EXAMPLE'], { type: 'EMAIL' }), { COMPANY: [company.id] });
    assert.deepEqual(
      await rest.error('crm.duplicate.findbycomm', { type: 'PHONE', values: '+34600123456' }),
      [400, 'Communication values is not defined'],
    );
    assert.deepEqual(await rest.error('crm.duplicate.findbycomm', { type: 'IM', values: ['x'] }), [
      400,
      "Communication type 'IM' is not supported in current context",
    ]);
  });

  it('twenty items of one type hide the types after it', async () => {
    const person = world.portal.person();
    for (let i = 0; i < 20; i++) person.createLead({ phones: ['+34600123456'] });
    const contact = person.createContact({ phones: ['+34600123456'] });
    assert.deepEqual(Object.keys((await find(['+34600123456'])) as object), ['LEAD']);
    assert.deepEqual(await find(['+34600123456'], { entity_type: 'CONTACT' }), { CONTACT: [contact.id] });
  });

  it('a merge moves communications, clients and activities; different names prevent it', async () => {
    const { portal, rest } = world;
    const person = portal.person();
    await world.bind('ONCRMCONTACTUPDATE', 'ONCRMCONTACTDELETE');
    const [a, b] = [
      person.createContact({ name: 'Ana', phones: ['+34600000001'] }),
      person.createContact({ name: 'Ana', phones: ['+34600000002'] }),
    ];
    const deal = person.createDeal({ contactIds: [b.id] });
    const activity = person.addActivity(b, 'llamar');
    const other = person.createContact({ name: 'Eva' });
    const merge = (entityIds: number[]): Promise<unknown> =>
      rest.result('crm.entity.mergeBatch', { params: { entityTypeId: 3, entityIds } });
    assert.deepEqual(await merge([a.id, other.id]), { STATUS: 'CONFLICT', ENTITY_IDS: [] });
    assert.deepEqual(await merge([a.id, b.id]), { STATUS: 'SUCCESS', ENTITY_IDS: [b.id] });
    assert.deepEqual(a.phones, ['+34600000001', '+34600000002']);
    assert.deepEqual(
      [deal.contactIds, activity.bindings, portal.crm.contacts.get(b.id)],
      [[a.id], [{ entityTypeId: 3, id: a.id }], undefined],
    );
    await portal.delivered();
    assert.deepEqual(
      portal.deliveries.map((delivery) => delivery.event),
      ['ONCRMCONTACTUPDATE', 'ONCRMCONTACTDELETE'],
    );
    assert.deepEqual(
      await rest.error('crm.entity.mergeBatch', { params: { entityTypeId: 3, entityIds: [a.id, 99] } }),
      [400, 0],
    );
  });

  it('a converted lead is linked to contact and deal, and its activities are bound to them', async () => {
    const { portal } = world;
    await world.bind('ONCRMLEADUPDATE', 'ONCRMCONTACTADD', 'ONCRMDEALADD');
    const person = portal.person();
    const lead = person.createLead({ title: 'L', name: 'Ana', phones: ['+34600000001'] });
    const activity = person.addActivity(lead, 'llamar');
    const { contact, deal } = person.convert(lead);
    assert.deepEqual(
      [lead.stageId, lead.contactId, deal?.number('leadId'), deal?.contactIds, contact?.phones],
      ['CONVERTED', contact?.id, lead.id, [contact?.id], ['+34600000001']],
    );
    assert.deepEqual(
      activity.bindings.map((binding) => binding.entityTypeId),
      [1, 2, 3],
    );
    await portal.delivered();
    assert.deepEqual(
      portal.deliveries.map((delivery) => delivery.event),
      ['ONCRMCONTACTADD', 'ONCRMDEALADD', 'ONCRMLEADUPDATE'],
    );
  });
});

describe('activities and timeline', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('bindings: duplicates, the last one, unknown items, other types, the owner', async () => {
    const { portal, rest } = world;
    const person = portal.person();
    const lead = person.createLead();
    const deal = person.createDeal();
    const second = person.createDeal();
    const activity = person.addActivity(lead, 'x');
    const to = (entityTypeId: number, entityId: number): Record<string, unknown> => ({
      activityId: activity.id,
      entityTypeId,
      entityId,
    });
    assert.deepEqual(await rest.error('crm.activity.binding.delete', to(1, lead.id)), [
      400,
      'LAST_BINDING_CANNOT_BE_DELETED',
    ]);
    assert.equal(await rest.result('crm.activity.binding.add', to(2, deal.id)), true);
    assert.deepEqual(await rest.error('crm.activity.binding.add', to(2, deal.id)), [
      400,
      'ACTIVITY_IS_ALREADY_BOUND',
    ]);
    assert.deepEqual([activity.ownerTypeId, activity.ownerId], [1, lead.id]);
    assert.deepEqual(await rest.result('crm.activity.binding.list', { activityId: activity.id }), [
      { entityTypeId: 1, entityId: lead.id },
      { entityTypeId: 2, entityId: deal.id },
    ]);
    const move = (source: [number, number], target: [number, number]): Record<string, unknown> => ({
      activityId: activity.id,
      sourceEntityTypeId: source[0],
      sourceEntityId: source[1],
      targetEntityTypeId: target[0],
      targetEntityId: target[1],
    });
    assert.deepEqual(await rest.error('crm.activity.binding.move', move([1, lead.id], [2, deal.id])), [
      400,
      'SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR',
    ]);
    assert.equal(await rest.result('crm.activity.binding.move', move([2, deal.id], [2, second.id])), true);
    assert.equal(await rest.result('crm.activity.binding.delete', to(1, lead.id)), true);
    assert.deepEqual([activity.ownerTypeId, activity.ownerId], [2, second.id]);
    assert.deepEqual(await rest.error('crm.activity.binding.delete', to(1, lead.id)), [
      400,
      'BINDING_NOT_FOUND',
    ]);
    assert.deepEqual(await rest.error('crm.activity.binding.add', to(1, 99)), [400, 'OWNER_NOT_FOUND']);
    assert.deepEqual(await rest.error('crm.activity.binding.add', { ...to(1, lead.id), activityId: 99 }), [
      400,
      'NOT_FOUND',
    ]);
    assert.deepEqual(await rest.error('crm.activity.binding.add', { activityId: 1 }), [400, '100']);
  });

  it('activities are filtered by bindings, provider and time of change', async () => {
    const { portal, rest, sim } = world;
    const person = portal.person();
    portal.addLine({ id: 5 });
    const customer = portal.customer({ connector: 'telegrambot', line: 5, name: 'Ana' });
    customer.write('hola');
    const lead = portal.crm.leads.all()[0];
    assert.ok(lead);
    person.addActivity(lead, 'llamar');
    const list = (filter: unknown): Promise<{ ID: string }[]> =>
      rest.result('crm.activity.list', { filter, select: ['ID'] });
    assert.deepEqual(await list({ BINDINGS: [{ OWNER_TYPE_ID: 1, OWNER_ID: lead.id }] }), [
      { ID: '1' },
      { ID: '2' },
    ]);
    assert.deepEqual(await list({ PROVIDER_ID: 'IMOPENLINES_SESSION', COMPLETED: 'N' }), [{ ID: '1' }]);
    sim.advance(60_000);
    customer.finishSession();
    assert.deepEqual(await list({ '>LAST_UPDATED': '2026-03-16T10:00:30+01:00' }), [{ ID: '1' }]);
    const [activity] = await rest.result<Record<string, unknown>[]>('crm.activity.list', {
      filter: { '=ASSOCIATED_ENTITY_ID': customer.sessionId },
    });
    assert.deepEqual(
      [
        activity?.['COMPLETED'],
        activity?.['PROVIDER_TYPE_ID'],
        activity?.['ORIGIN_ID'],
        activity?.['PROVIDER_PARAMS'],
      ],
      ['Y', '5', `IMOL_${customer.sessionId}`, { USER_CODE: customer.userCode }],
    );
  });

  it('deleting an item deletes activities and comments that belong only to it', () => {
    const { portal } = world;
    const person = portal.person();
    const lead = person.createLead();
    const deal = person.createDeal();
    const own = person.addActivity(lead, 'x');
    const shared = person.addActivity(lead, 'y');
    portal.crm.activities.bind(shared, deal, { userId: 1 });
    person.comment(lead, 'nota');
    person.delete(lead);
    assert.equal(portal.crm.activities.get(own.id), undefined);
    assert.deepEqual([shared.bindings, shared.ownerTypeId], [[{ entityTypeId: 2, id: deal.id }], 2]);
    assert.equal(portal.crm.timeline.comments.size, 0);
  });

  it("log messages can be deleted and are sorted newest first; a deadline without offset is in the server's time zone", async () => {
    const { portal, rest } = world;
    const lead = portal.person().createLead();
    for (const title of ['uno', 'dos'])
      await rest.result('crm.timeline.logmessage.add', {
        fields: { entityTypeId: 1, entityId: lead.id, title, text: 'x', iconCode: 'info' },
      });
    const { logMessages: rows } = await rest.result<{ logMessages: { id: number; title: string }[] }>(
      'crm.timeline.logmessage.list',
      { entityTypeId: 1, entityId: lead.id },
    );
    assert.deepEqual(
      rows.map((row) => row.title),
      ['dos', 'uno'],
    );
    assert.equal(await rest.result('crm.timeline.logmessage.delete', { id: rows[0]?.id }), true);
    assert.deepEqual(await rest.error('crm.timeline.logmessage.get', { id: rows[0]?.id }), [
      400,
      'NOT_FOUND',
    ]);
    const { id } = await rest.result<{ id: number }>('crm.activity.todo.add', {
      ownerTypeId: 1,
      ownerId: lead.id,
      deadline: '2026-03-20 10:00:00',
    });
    assert.equal(portal.crm.activities.get(id)?.deadline, Date.UTC(2026, 2, 20, 9));
    assert.deepEqual(
      await rest.error('crm.activity.configurable.add', {
        ownerTypeId: 1,
        ownerId: lead.id,
        fields: {},
        layout: {},
      }),
      [400, 'ERROR_EMPTY_LAYOUT'],
    );
  });
});
