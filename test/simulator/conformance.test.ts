import assert from 'node:assert/strict';
import type { Customer, Item } from '../../simulator/portal-simulator.ts';
import { differences, documented, type Tolerance } from './leaf-types.ts';
import { openWorld, type World } from './world.ts';

/** Custom fields and links to smart processes of the documents' own portals. */
const foreign = /\.(UF_|ufCrm|PARENT_ID|parentId|REG_ADDRESS|ADDRESS_LEGAL)/;

describe('answers have the documented types', () => {
  let world: World;
  let customer: Customer;
  let lead: Item;
  let contact: Item;
  let deal: Item;
  let company: Item;
  let commentId: number;
  let logId: number;

  before(async () => {
    world = await openWorld();
    const { portal } = world;
    const other = portal.addUser({ name: 'Rosa', lastName: 'Gil' });
    portal.addLine({ id: 5, name: 'Ventas', queue: [portal.admin.id, other.id], crmChatTracker: 'N' });
    portal.crm.stages.addCategory({ id: 9, name: 'Servicio' });
    const person = portal.person();
    company = person.createCompany({ title: 'Hierros SL', phones: ['+34910000001'] });
    contact = person.createContact({
      name: 'Ana',
      lastName: 'Ruiz',
      phones: ['+34600123456'],
      emails: ['ana@example.com'],
      companyId: company.id,
      fields: { sourceId: 'WEB', post: 'x', comments: 'x', secondName: 'x', honorific: 'x' },
    });
    deal = person.createDeal({
      title: 'Trato',
      contactIds: [contact.id],
      companyId: company.id,
      fields: { opportunity: 10.5, probability: 50, comments: '', sourceId: 'WEB', additionalInfo: '' },
    });
    customer = portal.customer({ connector: 'telegrambot', line: 5, name: 'Ana' });
    customer.write('hola');
    portal.agent().reply(customer, 'buenas');
    lead = portal.crm.leads.all()[0] as Item;
    person.edit(lead, {
      phones: ['+34600123456'],
      emails: ['lead@example.com'],
      contactIds: [contact.id],
      fields: {
        opportunity: 10.5,
        sourceDescription: 'x',
        companyTitle: 'x',
        post: 'x',
        secondName: 'x',
        comments: 'x',
      },
    });
    commentId = person.comment(deal, 'nota').id;
    logId = await world.rest
      .result<{ logMessage: { id: number } }>('crm.timeline.logmessage.add', {
        fields: { entityTypeId: 2, entityId: deal.id, title: 't', text: 'x', iconCode: 'info' },
      })
      .then((result) => result.logMessage.id);
  });
  after(() => world.close());

  const check = (
    name: string,
    method: string,
    params: () => Record<string, unknown>,
    tolerance: Tolerance = {},
    example = `${method}.response`,
  ): void => {
    it(name, async () => {
      const { status, body } = await world.rest.call(method, params());
      assert.equal(status, 200, JSON.stringify(body));
      assert.deepEqual(differences(body['result'], documented(example)['result'], tolerance), []);
      const time = { ignore: /never/ };
      assert.deepEqual(
        differences(body['time'], documented('imopenlines.dialog.get.response')['time'], time),
        [],
      );
      if ('total' in documented(example)) assert.equal(typeof body['total'], 'number');
    });
  };

  const activity = (): number => customer.activityId;

  check('app.info', 'app.info', () => ({}));
  check('scope', 'scope', () => ({}));
  check('method.get', 'method.get', () => ({ name: 'crm.item.get' }));
  check('feature.get', 'feature.get', () => ({ CODE: 'rest_offline_extended' }));
  check('server.time', 'server.time', () => ({}));
  check('user.admin', 'user.admin', () => ({}));
  check('profile', 'profile', () => ({}));
  check('app.option.set', 'app.option.set', () => ({ options: { data: 'value', data2: 'value2' } }));
  check('app.option.get', 'app.option.get', () => ({}));
  check(
    'app.option.get of one',
    'app.option.get',
    () => ({ option: 'data' }),
    {},
    'app.option.get.response.2',
  );
  check('events', 'events', () => ({}));
  check('event.bind', 'event.bind', () => ({ event: 'ONCRMLEADADD', handler: `${world.app.url}/e` }));
  check('event.get', 'event.get', () => ({}));
  check('event.test', 'event.test', () => ({}));
  check('event.unbind', 'event.unbind', () => ({ event: 'ONCRMLEADADD', handler: `${world.app.url}/e` }));
  check('placement.bind', 'placement.bind', () => ({
    PLACEMENT: 'CRM_LEAD_DETAIL_TAB',
    HANDLER: `${world.app.url}/tab`,
    TITLE: 'Chats',
    LANG_ALL: { de: { TITLE: 'x', DESCRIPTION: '', GROUP_NAME: '' } },
  }));
  check('placement.get', 'placement.get', () => ({}), { absent: /options/ });
  check('placement.list', 'placement.list', () => ({}));
  check('placement.unbind', 'placement.unbind', () => ({ PLACEMENT: 'CRM_LEAD_DETAIL_TAB' }));

  check('imopenlines.config.get', 'imopenlines.config.get', () => ({ CONFIG_ID: 5 }));
  check('imopenlines.config.list.get', 'imopenlines.config.list.get', () => ({
    PARAMS: { select: ['ID', 'LINE_NAME', 'ACTIVE'] },
    OPTIONS: { QUEUE: 'Y', CONFIG_QUEUE: 'Y' },
  }));
  check('imopenlines.config.update', 'imopenlines.config.update', () => ({
    CONFIG_ID: 5,
    PARAMS: { CRM_CHAT_TRACKER: 'N' },
  }));
  check('imopenlines.dialog.get', 'imopenlines.dialog.get', () => ({ USER_CODE: customer.userCode }));
  check(
    'imopenlines.session.history.get',
    'imopenlines.session.history.get',
    () => ({ SESSION_ID: customer.sessionId }),
    { absent: /attach|fileId/ },
  );
  check('imopenlines.session.open', 'imopenlines.session.open', () => ({ USER_CODE: customer.userCode }));
  check('imopenlines.crm.chat.get', 'imopenlines.crm.chat.get', () => ({
    CRM_ENTITY_TYPE: 'lead',
    CRM_ENTITY: lead.id,
  }));
  check('imopenlines.crm.chat.getLastId', 'imopenlines.crm.chat.getLastId', () => ({
    CRM_ENTITY_TYPE: 'lead',
    CRM_ENTITY: lead.id,
  }));
  check('im.chat.get', 'im.chat.get', () => ({ ENTITY_TYPE: 'LINES', ENTITY_ID: customer.userCode }));
  check('imconnector.list', 'imconnector.list', () => ({}), { absent: /myconnector/ });
  check('imconnector.status', 'imconnector.status', () => ({ CONNECTOR: 'telegrambot', LINE: 5 }));

  check('crm.duplicate.findbycomm', 'crm.duplicate.findbycomm', () => ({
    type: 'PHONE',
    values: ['+34600123456'],
  }));
  check('crm.settings.mode.get', 'crm.settings.mode.get', () => ({}));
  check('crm.status.list', 'crm.status.list', () => ({ filter: { ENTITY_ID: 'DEAL_STAGE' } }));
  check('crm.category.list', 'crm.category.list', () => ({ entityTypeId: 2 }));
  check('crm.item.get', 'crm.item.get', () => ({ entityTypeId: 1, id: lead.id }), { absent: foreign });
  check('crm.item.list', 'crm.item.list', () => ({
    entityTypeId: 1,
    select: [
      'id',
      'assignedById',
      'stageId',
      'opportunity',
      'sourceId',
      'title',
      'name',
      'lastName',
      'isManualOpportunity',
    ],
  }));
  check(
    'crm.item.add',
    'crm.item.add',
    () => ({
      entityTypeId: 2,
      fields: {
        title: 'x',
        opportunity: 999.99,
        contactIds: [contact.id],
        companyId: company.id,
        categoryId: 9,
        observers: [1],
      },
    }),
    { absent: foreign },
  );
  check(
    'crm.item.update',
    'crm.item.update',
    () => ({ entityTypeId: 2, id: deal.id, fields: { opportunity: 10000 } }),
    { absent: foreign },
  );
  for (const [type, item] of [
    ['lead', () => lead],
    ['deal', () => deal],
    ['contact', () => contact],
    ['company', () => company],
  ] as const) {
    check(`crm.${type}.get`, `crm.${type}.get`, () => ({ id: item().id }), { absent: foreign });
    check(`crm.${type}.list`, `crm.${type}.list`, () => ({ select: ['*', 'UF_*', 'PHONE', 'EMAIL'] }), {
      absent: foreign,
    });
    check(`crm.${type}.add`, `crm.${type}.add`, () => ({ fields: { TITLE: 'x', NAME: 'x' } }));
  }
  check('crm.lead.update', 'crm.lead.update', () => ({ id: lead.id, fields: { COMMENTS: 'y' } }));
  check('crm.lead.contact.add', 'crm.lead.contact.add', () => ({
    id: lead.id,
    fields: { CONTACT_ID: contact.id },
  }));
  check('crm.lead.contact.items.get', 'crm.lead.contact.items.get', () => ({ id: lead.id }));
  check('crm.deal.contact.items.get', 'crm.deal.contact.items.get', () => ({ id: deal.id }));
  check('crm.contact.company.items.get', 'crm.contact.company.items.get', () => ({ id: contact.id }));
  check('crm.company.contact.items.get', 'crm.company.contact.items.get', () => ({ id: company.id }));

  check('crm.activity.get', 'crm.activity.get', () => ({ id: activity() }));
  check('crm.activity.list', 'crm.activity.list', () => ({}));
  check(
    'crm.activity.list with communications',
    'crm.activity.list',
    () => ({ select: ['ID', 'COMMUNICATIONS'], filter: { ID: activity() } }),
    {},
    'crm.activity.list.response.2',
  );
  check('crm.activity.todo.add', 'crm.activity.todo.add', () => ({
    ownerTypeId: 2,
    ownerId: deal.id,
    deadline: '2026-03-20T10:00:00+01:00',
    title: 'x',
  }));
  check('crm.activity.add', 'crm.activity.add', () => ({
    fields: {
      SUBJECT: 'x',
      RESPONSIBLE_ID: 1,
      TYPE_ID: 2,
      OWNER_TYPE_ID: 3,
      OWNER_ID: contact.id,
      COMMUNICATIONS: [{ VALUE: '+34600123456', ENTITY_ID: contact.id, ENTITY_TYPE_ID: 3 }],
    },
  }));
  check('crm.activity.binding.add', 'crm.activity.binding.add', () => ({
    activityId: activity(),
    entityTypeId: 2,
    entityId: deal.id,
  }));
  check('crm.activity.binding.list', 'crm.activity.binding.list', () => ({ activityId: activity() }));
  check('crm.activity.binding.delete', 'crm.activity.binding.delete', () => ({
    activityId: activity(),
    entityTypeId: 2,
    entityId: deal.id,
  }));
  check('crm.timeline.comment.add', 'crm.timeline.comment.add', () => ({
    fields: { ENTITY_ID: deal.id, ENTITY_TYPE: 'deal', COMMENT: 'x' },
  }));
  check('crm.timeline.comment.get', 'crm.timeline.comment.get', () => ({ id: commentId }), {
    absent: /FILES/,
  });
  check(
    'crm.timeline.comment.list',
    'crm.timeline.comment.list',
    () => ({ filter: { ENTITY_ID: deal.id, ENTITY_TYPE: 'deal' } }),
    { absent: /FILES/ },
  );
  check('crm.timeline.comment.update', 'crm.timeline.comment.update', () => ({
    id: commentId,
    fields: { COMMENT: 'y' },
  }));
  check('crm.timeline.comment.delete', 'crm.timeline.comment.delete', () => ({ id: commentId }));
  check('crm.timeline.logmessage.get', 'crm.timeline.logmessage.get', () => ({ id: logId }));
  check('crm.timeline.logmessage.list', 'crm.timeline.logmessage.list', () => ({
    entityTypeId: 2,
    entityId: deal.id,
  }));
  check('crm.timeline.logmessage.add', 'crm.timeline.logmessage.add', () => ({
    fields: { entityTypeId: 2, entityId: deal.id, title: 't', text: 'x', iconCode: 'info' },
  }));

  it('crm.activity.configurable.add, get, update', async () => {
    const layout = documented('crm.activity.configurable.get.response')['result'] as {
      activity: { layout: unknown };
    };
    const { rest } = world;
    const added = await rest.result<{ activity: { id: number } }>('crm.activity.configurable.add', {
      ownerTypeId: 2,
      ownerId: deal.id,
      layout: layout.activity.layout,
      fields: { deadline: '2026-03-20T10:00:00+01:00', originId: 'a' },
    });
    assert.equal(typeof added.activity.id, 'number');
    const got = await rest.result('crm.activity.configurable.get', { id: added.activity.id });
    assert.deepEqual(differences(got, layout), []);
    assert.deepEqual(
      await rest.result('crm.activity.configurable.update', {
        id: added.activity.id,
        fields: { completed: true },
      }),
      added,
    );
  });

  it('crm.activity.binding.move, delete of things, mergeBatch', async () => {
    const { rest, portal } = world;
    const second = portal.person().createLead({ title: 'otro' });
    assert.equal(
      await rest.result('crm.activity.binding.move', {
        activityId: activity(),
        sourceEntityTypeId: 1,
        sourceEntityId: lead.id,
        targetEntityTypeId: 1,
        targetEntityId: second.id,
      }),
      true,
    );
    assert.deepEqual(
      await rest.result('crm.item.delete', { entityTypeId: 1, id: portal.person().createLead().id }),
      [],
    );
    assert.equal(await rest.result('crm.lead.delete', { id: portal.person().createLead().id }), true);
    assert.equal(
      await rest.result('crm.activity.delete', { id: portal.person().addActivity(deal, 'x').id }),
      true,
    );
    const twins = [
      portal.person().createContact({ name: 'A' }),
      portal.person().createContact({ name: 'A' }),
    ].map((item) => item.id);
    const merged = await rest.result('crm.entity.mergeBatch', {
      params: { entityTypeId: 3, entityIds: twins },
    });
    assert.deepEqual(differences(merged, documented('crm.entity.mergeBatch.response')['result']), []);
  });

  it('offline events', async () => {
    const { rest, portal } = world;
    await rest.result('event.bind', { event: 'ONCRMLEADADD', event_type: 'offline' });
    portal.person().createLead();
    // The samples show no data at all where a row of ours has some.
    const tolerance = { ignore: /EVENT_DATA|EVENT_ADDITIONAL/ };
    const listed = await rest.call('event.offline.list');
    assert.deepEqual(
      differences(listed.body['result'], documented('event.offline.list.response')['result'], tolerance),
      [],
    );
    const got = await rest.result('event.offline.get');
    assert.deepEqual(differences(got, documented('event.offline.get.response')['result'], tolerance), []);
    assert.equal(await rest.result('event.offline.clear', { process_id: 'none' }), true);
  });

  it('batch', async () => {
    const result = await world.rest.result<Record<string, unknown>>('batch', {
      cmd: { get_user: 'profile', get_department: 'crm.lead.list' },
    });
    const example = documented('batch.response')['result'];
    assert.deepEqual(
      differences(result, example, {
        absent: /get_user\.|get_department\.\*/,
        ignore: /get_department\.\*|get_user\.ADMIN/,
      }),
      [],
    );
    assert.deepEqual(result['result_error'], []);
    assert.deepEqual(result['result_next'], []);
  });
});

describe('errors are the documented ones', () => {
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
