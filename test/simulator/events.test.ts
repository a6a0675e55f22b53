import assert from 'node:assert/strict';
import { RestCaller } from './rest-caller.ts';
import { openWorld, type World } from './world.ts';

type Data = Record<string, Record<string, unknown>>;

describe('events', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const names = (): unknown[] =>
    world.app.received.filter((entry) => entry.path === '/events').map((entry) => entry.body['event']);

  it('REST writes of the app cause events, except those that change nothing', async () => {
    const { rest, portal, app } = world;
    await world.bind('ONCRMLEADADD', 'ONCRMLEADUPDATE', 'ONCRMLEADDELETE');
    const id = await rest.result<number>('crm.lead.add', { fields: { TITLE: 'x' } });
    await rest.result('crm.lead.update', { id, fields: { TITLE: 'x', NO_SUCH_FIELD: 1 } });
    await rest.result('crm.item.update', { entityTypeId: 1, id, fields: { title: 'y' } });
    await rest.result('crm.item.delete', { entityTypeId: 1, id });
    await portal.delivered();
    assert.deepEqual(names(), ['ONCRMLEADADD', 'ONCRMLEADUPDATE', 'ONCRMLEADDELETE']);
    const [event] = app.events('ONCRMLEADADD');
    assert.deepEqual(event?.['data'], { FIELDS: { ID: String(id) } });
    const auth = event['auth'] as Record<string, string>;
    assert.deepEqual(Object.keys(auth).sort(), [
      'access_token',
      'application_token',
      'client_endpoint',
      'domain',
      'expires',
      'expires_in',
      'member_id',
      'scope',
      'server_endpoint',
      'status',
      'user_id',
    ]);
    const eventRest = new RestCaller(portal);
    eventRest.token = auth['access_token'] ?? '';
    assert.equal((await eventRest.call('profile')).status, 200);
  });

  it('moving a deal to another pipeline has its own event', async () => {
    const { rest, portal } = world;
    portal.crm.stages.addCategory({ id: 9, name: 'Servicio' });
    await world.bind('ONCRMDEALUPDATE', 'ONCRMDEALMOVETOCATEGORY');
    const deal = portal.person().createDeal({ title: 'x' });
    await rest.result('crm.deal.update', { id: deal.id, fields: { CATEGORY_ID: 9 } });
    assert.equal(deal.number('categoryId'), 0);
    await rest.result('crm.item.update', { entityTypeId: 2, id: deal.id, fields: { categoryId: 9 } });
    await portal.delivered();
    assert.deepEqual(names(), ['ONCRMDEALMOVETOCATEGORY']);
    assert.equal(deal.stageId, 'C9:NEW');
  });

  it('delivery switches: tokens, duplicates, order, losses, sources, deletion before delivery', async () => {
    const { portal, app } = world;
    await world.bind('ONCRMLEADADD', 'ONCRMCONTACTADD');
    portal.delivery.omitTokens = true;
    portal.delivery.duplicate = 1;
    portal.person().createLead();
    await portal.delivered();
    assert.deepEqual(names(), ['ONCRMLEADADD', 'ONCRMLEADADD']);
    assert.equal('access_token' in (app.events('ONCRMLEADADD')[0]?.['auth'] as object), false);
    Object.assign(portal.delivery, { omitTokens: false, duplicate: 0, reorder: true });
    portal.person().createLead();
    portal.person().createContact();
    await portal.delivered();
    assert.deepEqual(names().slice(2), ['ONCRMCONTACTADD', 'ONCRMLEADADD']);
    portal.delivery.drop = (event) => event.event === 'ONCRMLEADADD';
    portal.person().createLead();
    portal.delivery.drop = false;
    portal.delivery.crm = false;
    portal.person().createContact();
    portal.delivery.crm = true;
    portal.delivery.afterDeletion = true;
    const deleted = portal.person().createLead();
    await portal.delivered();
    assert.deepEqual(names().slice(4), ['ONCRMLEADADD']);
    assert.equal(portal.crm.leads.get(deleted.id), undefined);
  });

  it('are held and released, and delivered once regardless of the response', async () => {
    const { portal, app } = world;
    await world.bind('ONCRMLEADADD');
    app.status = 500;
    portal.holdEvents();
    portal.person().createLead();
    await portal.delivered();
    assert.deepEqual(names(), []);
    portal.releaseEvents();
    await portal.delivered();
    assert.deepEqual(
      portal.deliveries.map((delivery) => [delivery.event, delivery.status]),
      [['ONCRMLEADADD', 500]],
    );
    await app.close();
    portal.person().createLead();
    await portal.delivered();
    assert.equal(portal.deliveries.at(-1)?.status, 0);
  });

  it('are bound under the documented rules', async () => {
    const { rest, portal, app } = world;
    const handler = `${app.url}/events`;
    assert.equal(await rest.result('event.bind', { event: 'ONCRMLEADADD', handler }), true);
    assert.equal((await rest.call('event.bind', { event: 'ONCRMLEADADD', handler })).status, 400);
    assert.deepEqual(await rest.result('event.get'), [
      { event: 'ONCRMLEADADD', handler, auth_type: '0', offline: 0 },
    ]);
    const clerk = portal.addUser();
    const clerkRest = new RestCaller(portal, clerk);
    assert.deepEqual(await clerkRest.error('event.bind', { event: 'ONCRMLEADADD', event_type: 'offline' }), [
      403,
      'ACCESS_DENIED',
    ]);
    assert.deepEqual(
      await clerkRest.error('event.bind', { event: 'ONCRMLEADADD', handler, auth_type: portal.admin.id }),
      [403, 'ACCESS_DENIED'],
    );
    assert.equal(await clerkRest.result('event.bind', { event: 'ONCRMLEADADD', handler }), true);
    assert.deepEqual((await clerkRest.result<unknown[]>('event.get')).length, 1);
    portal.allowLoopback = false;
    assert.deepEqual(await rest.error('event.bind', { event: 'ONCRMDEALADD', handler }), [
      400,
      'ERROR_WRONG_HANDLER_URL',
    ]);
    assert.deepEqual(await rest.result('event.unbind', {}), { count: 2 });
  });

  it('offline: equal events are merged, rows are reserved and marked as failed, own writes are left out, ONOFFLINEEVENT is sent', async () => {
    const { rest, portal, sim, app } = world;
    for (const event of ['ONCRMLEADADD', 'ONCRMLEADUPDATE'])
      await rest.result('event.bind', { event, event_type: 'offline' });
    await world.bind('ONOFFLINEEVENT');
    const lead = portal.person().createLead();
    portal.person().edit(lead, { title: 'a' });
    sim.advance(2000);
    portal.person().edit(lead, { title: 'b' });
    await rest.result('crm.lead.update', { id: lead.id, fields: { TITLE: 'own' } });
    type OfflineResult = { process_id: string | null; events: Record<string, string>[] };
    const first = await rest.result<OfflineResult>('event.offline.get', { clear: 0 });
    assert.deepEqual(
      first.events.map((event) => event['EVENT_NAME']),
      ['ONCRMLEADADD', 'ONCRMLEADUPDATE'],
    );
    assert.deepEqual(first.events[1]?.['EVENT_DATA'], { FIELDS: { ID: 1 } });
    assert.deepEqual((await rest.result<OfflineResult>('event.offline.get', { clear: 0 })).events, []);
    const process_id = first.process_id;
    await rest.result('event.offline.error', { process_id, message_id: [first.events[0]?.['MESSAGE_ID']] });
    await rest.result('event.offline.clear', { process_id, id: [first.events[1]['ID']] });
    const failed = await rest.result<OfflineResult>('event.offline.get', { error: 1, clear: 1 });
    assert.equal(failed.process_id, null);
    assert.deepEqual(
      failed.events.map((event) => event['EVENT_NAME']),
      ['ONCRMLEADADD'],
    );
    assert.deepEqual(portal.offline.rows, []);
    assert.deepEqual(await new RestCaller(portal, portal.addUser()).error('event.offline.get'), [
      403,
      'ACCESS_DENIED',
    ]);
    await portal.delivered();
    assert.equal(app.events('ONOFFLINEEVENT').length, 2);
  });

  it('offline: reserved rows can be listed and read again, with rest_offline_extended only', async () => {
    const { rest, portal } = world;
    await rest.result('event.bind', { event: 'ONCRMLEADADD', event_type: 'offline' });
    type OfflineResult = { process_id: string | null; events: Record<string, string>[] };
    const idsOf = ({ events }: OfflineResult): unknown => events.map((event) => event['ID']);
    for (let index = 0; index < 3; index += 1) portal.person().createLead();
    const { process_id } = await rest.result<OfflineResult>('event.offline.get', { clear: 0, limit: 2 });
    portal.person().createLead();
    const reserved = await rest.result<Record<string, string>[]>('event.offline.list', {
      filter: { '>PROCESS_ID': '', '=ERROR': 0 },
    });
    assert.deepEqual(
      reserved.map((row) => [row['ID'], row['PROCESS_ID']]),
      [
        ['1', process_id],
        ['2', process_id],
      ],
    );
    assert.deepEqual(idsOf(await rest.result<OfflineResult>('event.offline.get', { process_id, clear: 0 })), [
      '1',
      '2',
    ]);
    await rest.result('event.offline.clear', { process_id, id: [1] });
    assert.deepEqual(idsOf(await rest.result<OfflineResult>('event.offline.get', { process_id, clear: 0 })), [
      '2',
    ]);
    assert.deepEqual(await rest.error('event.offline.get', { filter: { PROCESS_ID: process_id } }), [
      400,
      'ERROR_ARGUMENT',
    ]);
    portal.features.delete('rest_offline_extended');
    assert.deepEqual(await rest.error('event.offline.get', { clear: 0 }), [403, 'WRONG_LICENSE']);
    assert.deepEqual(
      idsOf(await rest.result<OfflineResult>('event.offline.get', { filter: { '<=ID': 3 } })),
      ['3'],
    );
    assert.deepEqual(
      portal.offline.rows.map(({ id }) => id),
      [2, 4],
    );
  });

  it('offline: queue and online delivery have separate switches', async () => {
    const { rest, portal, app } = world;
    await rest.result('event.bind', { event: 'ONCRMLEADADD', event_type: 'offline' });
    await world.bind('ONCRMLEADADD', 'ONOFFLINEEVENT');
    Object.assign(portal.delivery, { crm: false });
    portal.person().createLead();
    Object.assign(portal.delivery, { crm: true, offline: false });
    portal.person().createLead();
    await portal.delivered();
    assert.deepEqual(
      portal.offline.rows.map(({ data }) => data),
      [{ FIELDS: { ID: 1 } }],
    );
    assert.equal(app.events('ONCRMLEADADD').length, 1);
    assert.equal(app.events('ONOFFLINEEVENT').length, 1);
    const bound = await rest.result<Record<string, unknown>[]>('event.get');
    assert.deepEqual(bound[0], { event: 'ONCRMLEADADD', connector_id: '', offline: 1 });
  });

  it('open-line events have both payload shapes; only those of operators have CONNECTOR', async () => {
    const { portal, app } = world;
    await world.bind(
      'ONOPENLINEMESSAGEADD',
      'ONOPENLINEMESSAGEUPDATE',
      'ONOPENLINEMESSAGEDELETE',
      'ONSESSIONSTART',
      'ONSESSIONFINISH',
    );
    portal.addLine({ id: 5, crm: 'N' });
    const customer = portal.customer({ connector: 'telegrambot', line: 5, name: 'Ana' });
    const message = customer.write('uno');
    customer.write('dos', { shape: 'object', messageId: '' });
    portal.agent().reply(customer, 'buenas');
    customer.edit(message, 'uno y medio');
    customer.deleteMessage(message, 'object');
    portal.delivery.shape = 'object';
    customer.finishSession();
    await portal.delivered();
    const data = (event: string, index = 0): Data => app.events(event)[index]?.['data'] as Data;
    const added = (data('ONOPENLINEMESSAGEADD')['DATA'] as unknown as Data[])[0];
    assert.equal(added?.['message']?.['text'], 'uno');
    assert.deepEqual(added['connector'], {
      connector_id: 'telegrambot',
      line_id: '5',
      chat_id: customer.externalChat,
      user_id: String(customer.user.id),
    });
    assert.equal('CONNECTOR' in data('ONOPENLINEMESSAGEADD'), false);
    assert.deepEqual((data('ONOPENLINEMESSAGEADD', 1)['DATA'] as Data)['message']?.['id'], '');
    const operator = data('ONOPENLINEMESSAGEADD', 2);
    assert.deepEqual([operator['CONNECTOR'], operator['LINE']], ['telegrambot', '5']);
    assert.match(
      String((operator['DATA'] as unknown as Data[])[0]?.['message']?.['text']),
      /^\[b\]Admin Portal:\[\/b\] \[br\]buenas$/,
    );
    assert.deepEqual((data('ONOPENLINEMESSAGEUPDATE')['DATA'] as unknown as Data[])[0]?.['message'], {
      id: String(message.id),
    });
    assert.equal(
      (data('ONOPENLINEMESSAGEDELETE')['DATA'] as Data)['connector']?.['connector_id'],
      'telegrambot',
    );
    assert.equal(
      (data('ONSESSIONSTART')['DATA'] as unknown as Data[])[0]?.['session']?.['id'],
      String(customer.sessionId),
    );
    assert.equal('session' in (data('ONSESSIONFINISH')['DATA'] as object), false);
    assert.equal(typeof app.events('ONSESSIONSTART')[0]?.['eventId'], 'string');
  });
});
