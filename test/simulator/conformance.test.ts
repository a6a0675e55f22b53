import assert from 'node:assert/strict';
import { itConformsToExample, openFilledWorld, type FilledWorld } from './filled-world.ts';
import { differences, documented } from './leaf-types.ts';

describe('responses have the documented types: app, events, lines', () => {
  let world: FilledWorld;
  before(async () => {
    world = await openFilledWorld();
  });
  after(() => world.close());

  itConformsToExample(() => world, 'app.info');
  itConformsToExample(() => world, 'scope');
  itConformsToExample(() => world, 'method.get', { params: () => ({ name: 'crm.item.get' }) });
  itConformsToExample(() => world, 'feature.get', { params: () => ({ CODE: 'rest_offline_extended' }) });
  itConformsToExample(() => world, 'server.time');
  itConformsToExample(() => world, 'user.admin');
  itConformsToExample(() => world, 'profile');
  itConformsToExample(() => world, 'app.option.set', {
    params: () => ({ options: { data: 'value', data2: 'value2' } }),
  });
  itConformsToExample(() => world, 'app.option.get');
  itConformsToExample(() => world, 'app.option.get', {
    name: 'app.option.get of one option',
    params: () => ({ option: 'data' }),
    example: 'app.option.get.response.2',
  });
  itConformsToExample(() => world, 'events');
  itConformsToExample(() => world, 'event.bind', {
    params: ({ app }) => ({ event: 'ONCRMLEADADD', handler: `${app.url}/e` }),
  });
  itConformsToExample(() => world, 'event.get');
  itConformsToExample(() => world, 'event.test');
  itConformsToExample(() => world, 'event.unbind', {
    params: ({ app }) => ({ event: 'ONCRMLEADADD', handler: `${app.url}/e` }),
  });
  itConformsToExample(() => world, 'placement.bind', {
    params: ({ app }) => ({
      PLACEMENT: 'CRM_LEAD_DETAIL_TAB',
      HANDLER: `${app.url}/tab`,
      TITLE: 'Chats',
      LANG_ALL: { de: { TITLE: 'x', DESCRIPTION: '', GROUP_NAME: '' } },
    }),
  });
  itConformsToExample(() => world, 'placement.get', { tolerance: { absent: /options/ } });
  itConformsToExample(() => world, 'placement.list');
  itConformsToExample(() => world, 'placement.unbind', {
    params: () => ({ PLACEMENT: 'CRM_LEAD_DETAIL_TAB' }),
  });

  itConformsToExample(() => world, 'imopenlines.config.get', { params: () => ({ CONFIG_ID: 5 }) });
  itConformsToExample(() => world, 'imopenlines.config.list.get', {
    params: () => ({
      PARAMS: { select: ['ID', 'LINE_NAME', 'ACTIVE'] },
      OPTIONS: { QUEUE: 'Y', CONFIG_QUEUE: 'Y' },
    }),
  });
  itConformsToExample(() => world, 'imopenlines.config.update', {
    params: () => ({
      CONFIG_ID: 5,
      PARAMS: { CRM_CHAT_TRACKER: 'N' },
    }),
  });
  itConformsToExample(() => world, 'imopenlines.dialog.get', {
    params: ({ customer }) => ({ USER_CODE: customer.userCode }),
  });
  itConformsToExample(() => world, 'imopenlines.session.history.get', {
    params: ({ customer }) => ({ SESSION_ID: customer.sessionId }),
    tolerance: { absent: /attach|fileId/ },
  });
  itConformsToExample(() => world, 'imopenlines.session.open', {
    params: ({ customer }) => ({ USER_CODE: customer.userCode }),
  });
  itConformsToExample(() => world, 'imopenlines.crm.chat.get', {
    params: ({ lead }) => ({
      CRM_ENTITY_TYPE: 'lead',
      CRM_ENTITY: lead.id,
    }),
  });
  itConformsToExample(() => world, 'imopenlines.crm.chat.getLastId', {
    params: ({ lead }) => ({
      CRM_ENTITY_TYPE: 'lead',
      CRM_ENTITY: lead.id,
    }),
  });
  itConformsToExample(() => world, 'im.chat.get', {
    params: ({ customer }) => ({ ENTITY_TYPE: 'LINES', ENTITY_ID: customer.userCode }),
  });
  itConformsToExample(() => world, 'imconnector.list', { tolerance: { absent: /myconnector/ } });
  itConformsToExample(() => world, 'imconnector.status', {
    params: () => ({ CONNECTOR: 'telegrambot', LINE: 5 }),
  });

  it('offline events', async () => {
    const { rest, portal } = world;
    await rest.result('event.bind', { event: 'ONCRMLEADADD', event_type: 'offline' });
    portal.person().createLead();
    // The examples contain no event data.
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
