import assert from 'node:assert/strict';
import { check, openFilledWorld, type FilledWorld } from './filled-world.ts';
import { differences, documented } from './leaf-types.ts';

describe('answers have the documented types: app, events, lines', () => {
  let world: FilledWorld;
  before(async () => {
    world = await openFilledWorld();
  });
  after(() => world.close());

  check(() => world, 'app.info');
  check(() => world, 'scope');
  check(() => world, 'method.get', { params: () => ({ name: 'crm.item.get' }) });
  check(() => world, 'feature.get', { params: () => ({ CODE: 'rest_offline_extended' }) });
  check(() => world, 'server.time');
  check(() => world, 'user.admin');
  check(() => world, 'profile');
  check(() => world, 'app.option.set', { params: () => ({ options: { data: 'value', data2: 'value2' } }) });
  check(() => world, 'app.option.get');
  check(() => world, 'app.option.get', {
    name: 'app.option.get of one',
    params: () => ({ option: 'data' }),
    example: 'app.option.get.response.2',
  });
  check(() => world, 'events');
  check(() => world, 'event.bind', {
    params: ({ app }) => ({ event: 'ONCRMLEADADD', handler: `${app.url}/e` }),
  });
  check(() => world, 'event.get');
  check(() => world, 'event.test');
  check(() => world, 'event.unbind', {
    params: ({ app }) => ({ event: 'ONCRMLEADADD', handler: `${app.url}/e` }),
  });
  check(() => world, 'placement.bind', {
    params: ({ app }) => ({
      PLACEMENT: 'CRM_LEAD_DETAIL_TAB',
      HANDLER: `${app.url}/tab`,
      TITLE: 'Chats',
      LANG_ALL: { de: { TITLE: 'x', DESCRIPTION: '', GROUP_NAME: '' } },
    }),
  });
  check(() => world, 'placement.get', { tolerance: { absent: /options/ } });
  check(() => world, 'placement.list');
  check(() => world, 'placement.unbind', { params: () => ({ PLACEMENT: 'CRM_LEAD_DETAIL_TAB' }) });

  check(() => world, 'imopenlines.config.get', { params: () => ({ CONFIG_ID: 5 }) });
  check(() => world, 'imopenlines.config.list.get', {
    params: () => ({
      PARAMS: { select: ['ID', 'LINE_NAME', 'ACTIVE'] },
      OPTIONS: { QUEUE: 'Y', CONFIG_QUEUE: 'Y' },
    }),
  });
  check(() => world, 'imopenlines.config.update', {
    params: () => ({
      CONFIG_ID: 5,
      PARAMS: { CRM_CHAT_TRACKER: 'N' },
    }),
  });
  check(() => world, 'imopenlines.dialog.get', {
    params: ({ customer }) => ({ USER_CODE: customer.userCode }),
  });
  check(() => world, 'imopenlines.session.history.get', {
    params: ({ customer }) => ({ SESSION_ID: customer.sessionId }),
    tolerance: { absent: /attach|fileId/ },
  });
  check(() => world, 'imopenlines.session.open', {
    params: ({ customer }) => ({ USER_CODE: customer.userCode }),
  });
  check(() => world, 'imopenlines.crm.chat.get', {
    params: ({ lead }) => ({
      CRM_ENTITY_TYPE: 'lead',
      CRM_ENTITY: lead.id,
    }),
  });
  check(() => world, 'imopenlines.crm.chat.getLastId', {
    params: ({ lead }) => ({
      CRM_ENTITY_TYPE: 'lead',
      CRM_ENTITY: lead.id,
    }),
  });
  check(() => world, 'im.chat.get', {
    params: ({ customer }) => ({ ENTITY_TYPE: 'LINES', ENTITY_ID: customer.userCode }),
  });
  check(() => world, 'imconnector.list', { tolerance: { absent: /myconnector/ } });
  check(() => world, 'imconnector.status', { params: () => ({ CONNECTOR: 'telegrambot', LINE: 5 }) });

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
