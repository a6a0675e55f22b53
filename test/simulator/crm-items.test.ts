import assert from 'node:assert/strict';
import { RestCaller } from './rest-caller.ts';
import { openWorld, type World } from './world.ts';

type Fm = { id: number; typeId: string; valueType: string; value: string };
type ItemAnswer = { item: Record<string, unknown> & { id: number; fm: Fm[] } };
type ListAnswer = { items: ({ id: number } & Record<string, unknown>)[] };

describe('CRM items', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const ids = async (params: Record<string, unknown>): Promise<number[]> =>
    (await world.rest.result<ListAnswer>('crm.item.list', params)).items.map((item) => item.id);

  it('filters by imol, in and not in a list, stage semantics and OR groups', async () => {
    const { portal, rest } = world;
    const person = portal.person();
    const imol = 'imol|telegrambot|5|77|9';
    const a = person.createLead({ title: 'A', imols: [imol] });
    const b = person.createLead({ title: 'B' });
    person.createLead({ title: 'C' });
    person.lose(b);
    assert.deepEqual(await ids({ entityTypeId: 1, filter: { '=imol': imol } }), [a.id]);
    assert.deepEqual(await ids({ entityTypeId: 1, filter: { '@id': [1, 3, 99] } }), [1, 3]);
    assert.deepEqual(await ids({ entityTypeId: 1, filter: { '!@id': [1, 3] } }), [2]);
    assert.deepEqual(await ids({ entityTypeId: 1, filter: { stageSemanticId: 'P' } }), [1, 3]);
    assert.deepEqual(await ids({ entityTypeId: 1, filter: { '!stageSemanticId': 'P' } }), [2]);
    assert.deepEqual(await ids({ entityTypeId: 1, filter: { '%title': 'a' } }), [1]);
    assert.deepEqual(
      await ids({
        entityTypeId: 1,
        filter: { '>id': 1, 0: { logic: 'OR', 0: { title: 'A' }, 1: { title: 'C' } } },
      }),
      [3],
    );
    assert.deepEqual(await ids({ entityTypeId: 1, order: { id: 'DESC' } }), [3, 2, 1]);
    assert.deepEqual(await rest.error('crm.item.list', { entityTypeId: 1, filter: { '=noField': 1 } }), [
      400,
      'INVALID_ARG_VALUE',
    ]);
    assert.deepEqual(await rest.error('crm.item.list', { entityTypeId: 900 }), [400, 'NOT_FOUND']);
    assert.deepEqual(await rest.error('crm.item.get', { entityTypeId: 1, id: 900 }), [400, 'NOT_FOUND']);
  });

  it('filters deals by their clients and by time', async () => {
    const { portal, sim } = world;
    const person = portal.person();
    const [ana, eva] = [person.createContact({ name: 'Ana' }), person.createContact({ name: 'Eva' })];
    const hierros = person.createCompany({ title: 'Hierros' });
    const first = person.createDeal({ contactIds: [ana.id, eva.id] });
    sim.advance(60_000);
    const second = person.createDeal({ contactIds: [eva.id], companyId: hierros.id });
    assert.deepEqual(await ids({ entityTypeId: 2, filter: { contactIds: [eva.id] } }), [first.id, second.id]);
    assert.deepEqual(await ids({ entityTypeId: 2, filter: { contactId: eva.id } }), [second.id]);
    assert.deepEqual(await ids({ entityTypeId: 2, filter: { '@contactIds': [ana.id] } }), [first.id]);
    assert.deepEqual(await ids({ entityTypeId: 2, filter: { companyId: hierros.id } }), [second.id]);
    const [shown] = (
      await world.rest.result<ListAnswer>('crm.item.list', { entityTypeId: 2, filter: { id: second.id } })
    ).items;
    assert.match(String(shown?.['updatedTime']), /^2026-03-16T10:01:00\+01:00$/);
    assert.deepEqual(
      await ids({ entityTypeId: 2, filter: { '>=updatedTime': '2026-03-16T09:01:00+00:00' } }),
      [second.id],
    );
    assert.deepEqual(await ids({ entityTypeId: 2, filter: { '>updatedTime': shown?.['updatedTime'] } }), []);
    assert.deepEqual(await ids({ entityTypeId: 2, filter: { '<updatedTime': '2026-03-16T10:01:00' } }), [
      first.id,
    ]);
  });

  it('returns pages of fifty with `next`, and no total for start -1', async () => {
    const { portal, rest } = world;
    for (let i = 0; i < 120; i++) portal.person().createLead();
    const first = await rest.call('crm.item.list', { entityTypeId: 1 });
    assert.deepEqual([first.body['total'], first.body['next']], [120, 50]);
    const last = await rest.call('crm.lead.list', { start: 100 });
    assert.deepEqual(
      [(last.body['result'] as unknown[]).length, last.body['total'], last.body['next']],
      [20, 120, undefined],
    );
    const uncounted = await rest.call('crm.item.list', {
      entityTypeId: 1,
      start: -1,
      filter: { '>id': 100 },
      order: { id: 'ASC' },
    });
    assert.deepEqual(
      [
        (uncounted.body['result'] as ListAnswer).items.length,
        uncounted.body['total'],
        uncounted.body['next'],
      ],
      [20, 0, undefined],
    );
  });

  it('closes items by stage, with semantics and dates, and rejects unknown stages', async () => {
    const { portal, rest } = world;
    const lead = portal.person().createLead();
    await rest.result('crm.item.update', { entityTypeId: 1, id: lead.id, fields: { stageId: 'JUNK' } });
    assert.deepEqual([lead.semantic, lead.closed], ['F', true]);
    const classic = await rest.result<Record<string, string>>('crm.lead.get', { id: lead.id });
    assert.deepEqual([classic['STATUS_ID'], classic['STATUS_SEMANTIC_ID']], ['JUNK', 'F']);
    assert.notEqual(classic['DATE_CLOSED'], '');
    const deal = portal.person().createDeal();
    await rest.result('crm.deal.update', { id: deal.id, fields: { STAGE_ID: 'WON' } });
    assert.equal(
      (await rest.result<ItemAnswer>('crm.item.get', { entityTypeId: 2, id: deal.id })).item['closed'],
      'Y',
    );
    assert.deepEqual(
      await rest.error('crm.item.update', { entityTypeId: 1, id: lead.id, fields: { stageId: 'NOWHERE' } }),
      [400, 'CRM_FIELD_ERROR_VALUE_NOT_VALID'],
    );
  });

  it('links clients, marks the primary one and repeat leads, and links companies from both sides', async () => {
    const { portal, rest } = world;
    const person = portal.person();
    const [ana, eva] = [person.createContact({ name: 'Ana' }), person.createContact({ name: 'Eva' })];
    const lead = person.createLead();
    await rest.result('crm.lead.contact.add', { id: lead.id, fields: { CONTACT_ID: ana.id } });
    assert.deepEqual([lead.contactId, lead.string('isReturnCustomer')], [ana.id, 'N']);
    await rest.result('crm.item.update', { entityTypeId: 1, id: lead.id, fields: { contactId: eva.id } });
    assert.deepEqual([lead.contactId, lead.string('isReturnCustomer')], [eva.id, 'Y']);
    const deal = person.createDeal({ contactIds: [ana.id] });
    await rest.result('crm.deal.contact.items.set', {
      id: deal.id,
      items: [{ CONTACT_ID: eva.id }, { CONTACT_ID: ana.id }],
    });
    assert.deepEqual(await rest.result('crm.deal.contact.items.get', { id: deal.id }), [
      { CONTACT_ID: eva.id, SORT: 10, ROLE_ID: 0, IS_PRIMARY: 'Y' },
      { CONTACT_ID: ana.id, SORT: 20, ROLE_ID: 0, IS_PRIMARY: 'N' },
    ]);
    await rest.result('crm.deal.contact.delete', { id: deal.id, fields: { CONTACT_ID: eva.id } });
    assert.deepEqual([deal.contactIds, deal.contactId], [[ana.id], ana.id]);
    const company = person.createCompany({ title: 'Hierros' });
    await rest.result('crm.company.contact.add', { id: company.id, fields: { CONTACT_ID: ana.id } });
    assert.deepEqual(await rest.result('crm.contact.company.items.get', { id: ana.id }), [
      { COMPANY_ID: company.id, SORT: 10, ROLE_ID: 0, IS_PRIMARY: 'Y' },
    ]);
    await rest.result('crm.deal.contact.items.delete', { id: deal.id });
    assert.deepEqual(deal.contactIds, []);
    assert.deepEqual(await rest.error('crm.lead.contact.add', { id: 99, fields: { CONTACT_ID: 1 } }), [
      400,
      'NOT_FOUND',
    ]);
    assert.deepEqual(await rest.error('crm.deal.contact.add', { id: 99, fields: { CONTACT_ID: 1 } }), [
      400,
      '',
    ]);
  });

  it('findbycomm also finds items that the user may not read', async () => {
    const { portal } = world;
    const reader = portal.addUser({ readCrm: 'own', writeCrm: 'none' });
    const lead = portal.person().createLead({ phones: ['+34600123456'] });
    const own = portal.person().createLead({ phones: ['+34600123456'], assignedById: reader.id });
    const userRest = new RestCaller(portal, reader);
    assert.deepEqual(
      await userRest.result('crm.duplicate.findbycomm', { type: 'PHONE', values: ['+34600123456'] }),
      { LEAD: [lead.id, own.id] },
    );
    assert.deepEqual(
      (await userRest.result<ListAnswer>('crm.item.list', { entityTypeId: 1 })).items.map((item) => item.id),
      [own.id],
    );
    assert.deepEqual(await userRest.error('crm.item.get', { entityTypeId: 1, id: lead.id }), [
      400,
      'ACCESS_DENIED',
    ]);
    assert.deepEqual(
      await userRest.error('crm.item.update', { entityTypeId: 1, id: own.id, fields: { title: 'x' } }),
      [400, 'ACCESS_DENIED'],
    );
    assert.deepEqual(await userRest.error('crm.lead.update', { id: own.id, fields: { TITLE: 'x' } }), [
      400,
      '',
    ]);
  });

  it('hides pipelines that the user may not see', async () => {
    const { portal } = world;
    portal.crm.stages.addCategory({ id: 9, name: 'Servicio' });
    portal.person().createDeal({ categoryId: 9 });
    const userRest = new RestCaller(portal, portal.addUser({ hiddenCategories: [9] }));
    const { categories } = await userRest.result<{ categories: { id: number }[] }>('crm.category.list', {
      entityTypeId: 2,
    });
    assert.deepEqual(
      categories.map((category) => category.id),
      [0],
    );
    assert.deepEqual((await userRest.result<ListAnswer>('crm.item.list', { entityTypeId: 2 })).items, []);
  });

  it('in simple CRM mode a new lead becomes a deal at once', async () => {
    const { portal, rest } = world;
    portal.crmMode = 2;
    const { item } = await rest.result<ItemAnswer>('crm.item.add', {
      entityTypeId: 1,
      fields: { title: 'x', name: 'Ana', fm: [{ typeId: 'PHONE', value: '+34600123456' }] },
    });
    assert.deepEqual(
      [portal.crm.leads.get(item.id), portal.crm.deals.size, portal.crm.contacts.get(1)?.phones],
      [undefined, 1, ['+34600123456']],
    );
  });
});
