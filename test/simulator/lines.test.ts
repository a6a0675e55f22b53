import assert from 'node:assert/strict';
import { RestCaller } from './rest-caller.ts';
import { openWorld, type World } from './world.ts';

type History = {
  sessionId: number;
  message: Record<string, { senderid: string; text: string }> | [];
  users: Record<string, { connector: boolean; bot: boolean }> | [];
};

describe('open lines', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('lead mode: creates a lead, an activity and links that identify the chat; events come in the documented order', async () => {
    const { portal } = world;
    await world.bind(
      'ONCRMLEADADD',
      'ONCRMACTIVITYADD',
      'ONSESSIONSTART',
      'ONOPENLINEMESSAGEADD',
      'ONCRMLEADUPDATE',
    );
    portal.addLine({ id: 5, name: 'Ventas', crmChatTracker: 'N' });
    const customer = portal.customer({ connector: 'telegrambot', line: 5, name: 'Ana', lastName: 'Ruiz' });
    customer.write('hola');
    customer.write('mi numero: 600123456');
    await portal.delivered();
    assert.deepEqual(
      portal.deliveries.map((delivery) => delivery.event),
      ['ONCRMLEADADD', 'ONCRMACTIVITYADD', 'ONSESSIONSTART', 'ONOPENLINEMESSAGEADD', 'ONOPENLINEMESSAGEADD'],
    );
    const [lead] = portal.crm.leads.all();
    assert.deepEqual(
      [lead?.title, lead?.name, lead?.lastName, lead?.imols, lead?.links, lead?.phones],
      ['Ana Ruiz - Ventas', 'Ana', 'Ruiz', [customer.imol], [String(customer.user.id)], []],
    );
    assert.equal(lead?.communications[0]?.valueType, 'TELEGRAM');
    assert.deepEqual(portal.crm.activities.get(customer.activityId)?.bindings, [
      { entityTypeId: 1, id: lead.id },
    ]);
  });

  it("deal mode: creates a guest contact and a deal in the line's pipeline; crmCreateThird decides whether sessions reuse the deal", () => {
    const { portal } = world;
    portal.crm.stages.addCategory({ id: 9, name: 'Servicio' });
    portal.addLine({ id: 5, crmCreate: 'deal', crmCreateSecond: '9', crmChatTracker: 'N' });
    portal.addLine({ id: 6, crmCreate: 'deal', crmCreateThird: 'N', crmChatTracker: 'N' });
    const customer = portal.customer({ connector: 'telegrambot', line: 5, externalId: 'x' });
    customer.write('hola');
    const [deal] = portal.crm.deals.all();
    assert.deepEqual(
      [deal?.stageId, deal?.contactIds, portal.crm.contacts.get(1)?.name],
      ['C9:NEW', [1], 'Guest'],
    );
    assert.deepEqual(
      portal.crm.activities.get(customer.activityId)?.bindings.map((b) => b.entityTypeId),
      [2, 3],
    );
    customer.finishSession();
    customer.write('otra vez');
    assert.equal(portal.crm.deals.size, 1);
    const otherLine = portal.customer({ connector: 'telegrambot', line: 6, externalId: 'x' });
    otherLine.write('hola');
    assert.deepEqual([portal.crm.deals.size, portal.crm.contacts.size], [2, 1]);
    assert.deepEqual(portal.crm.contacts.get(1)?.imols, [customer.imol, otherLine.imol]);
  });

  it('nothing is created with CRM off, with crmCreate none and for live chats', () => {
    const { portal } = world;
    portal.addLine({ id: 5, crm: 'N' });
    portal.addLine({ id: 6, crmCreate: 'none', crmChatTracker: 'N' });
    portal.addLine({ id: 7, crmChatTracker: 'N' });
    const people = [
      ['telegrambot', 5],
      ['telegrambot', 6],
      ['livechat', 7],
    ] as const;
    for (const [connector, line] of people) portal.customer({ connector, line }).write('hola 600123456');
    assert.deepEqual(
      [portal.crm.leads.size, portal.crm.activities.size, portal.crm.contacts.size],
      [0, 0, 0],
    );
  });

  it('an Instagram chat is recognised by its guest user, not by its code', () => {
    const { portal } = world;
    portal.addLine({ id: 5, crmChatTracker: 'N' });
    const customer = portal.customer({ connector: 'instagram', line: 5, name: 'Ana' });
    customer.write('hola');
    customer.finishSession();
    customer.write('sigo');
    assert.equal(portal.crm.leads.size, 1);
    const [lead] = portal.crm.leads.all();
    assert.ok(lead);
    portal.crm.update(
      lead,
      {
        values: {},
        communications: lead.communications
          .filter((c) => c.typeId === 'LINK')
          .map((c) => ({ kind: 'delete', id: c.id })),
      },
      { userId: 1 },
    );
    assert.deepEqual(portal.index.findAll('IM', customer.imol), []);
    customer.finishSession();
    customer.write('y otra');
    assert.equal(portal.crm.leads.size, 2);
  });

  it('dialog and history contain the session, the CRM links and the senders of one session', async () => {
    const { portal, rest } = world;
    portal.addLine({ id: 5, crmChatTracker: 'N' });
    const customer = portal.customer({ connector: 'telegrambot', line: 5, name: 'Ana' });
    customer.write('uno');
    const first = customer.sessionId;
    portal.agent().reply(customer, 'buenas');
    portal.bot('Ayuda').reply(customer, 'soy un bot');
    customer.finishSession();
    const second = customer.write('dos');
    customer.edit(second, 'dos y medio');
    const dialog = await rest.result<Record<string, string>>('imopenlines.dialog.get', {
      CHAT_ID: customer.chat.id,
    });
    assert.equal(dialog['entity_data_1']?.split('|')[5], String(customer.sessionId));
    assert.equal(dialog['entity_data_2'], 'LEAD|1|COMPANY|0|CONTACT|0|DEAL|0');
    for (const params of [
      { DIALOG_ID: `chat${customer.chat.id}` },
      { SESSION_ID: first },
      { USER_CODE: customer.userCode },
    ]) {
      assert.equal(
        (await rest.result<{ id: number }>('imopenlines.dialog.get', params)).id,
        customer.chat.id,
      );
    }
    const old = await rest.result<History>('imopenlines.session.history.get', { SESSION_ID: first });
    assert.deepEqual(
      Object.values(old.message).map((message) => message.text),
      ['[b]A new lead has been created[/b]', 'uno', 'buenas', 'soy un bot'],
    );
    const senders = Object.values(old.message).map(
      (message) => (old.users as Record<string, { connector: boolean; bot: boolean }>)[message.senderid],
    );
    assert.deepEqual(
      senders.map((user) => [user?.connector, user?.bot]),
      [
        [undefined, undefined],
        [true, false],
        [false, false],
        [false, true],
      ],
    );
    const last = await rest.result<History>('imopenlines.session.history.get', { CHAT_ID: customer.chat.id });
    assert.deepEqual(
      [last.sessionId, Object.values(last.message).map((message) => message.text)],
      [customer.sessionId, ['dos y medio']],
    );
    customer.deleteMessage(second);
    assert.deepEqual(
      (await rest.result<History>('imopenlines.session.history.get', { CHAT_ID: customer.chat.id })).message,
      [],
    );
  });

  it('finished chats are listed only with ACTIVE_ONLY=N; ids are strings or numbers as documented', async () => {
    const { portal, rest } = world;
    portal.addLine({ id: 5, crmChatTracker: 'N' });
    const customer = portal.customer({ connector: 'telegrambot', line: 5 });
    customer.write('hola');
    const of = { CRM_ENTITY_TYPE: 'lead', CRM_ENTITY: 1 };
    assert.deepEqual(await rest.result('imopenlines.crm.chat.get', of), [
      { CHAT_ID: String(customer.chat.id), CONNECTOR_ID: 'telegrambot', CONNECTOR_TITLE: 'Telegram' },
    ]);
    customer.finishSession();
    assert.deepEqual(await rest.result('imopenlines.crm.chat.get', of), []);
    assert.equal(
      (await rest.result<unknown[]>('imopenlines.crm.chat.get', { ...of, ACTIVE_ONLY: 'N' })).length,
      1,
    );
    assert.equal(await rest.result('imopenlines.crm.chat.getLastId', of), customer.chat.id);
    assert.deepEqual(await rest.error('imopenlines.crm.chat.getLastId', { ...of, CRM_ENTITY: 9 }), [
      400,
      'CRM_CHAT_EMPTY_CRM_DATA',
    ]);
    assert.deepEqual(await rest.result('imopenlines.session.open', { USER_CODE: customer.userCode }), {
      chatId: String(customer.chat.id),
    });
    assert.deepEqual(
      await rest.result('im.chat.get', { ENTITY_TYPE: 'LINES', ENTITY_ID: customer.userCode }),
      { ID: customer.chat.id },
    );
    assert.equal(await rest.result('im.chat.get', { ENTITY_TYPE: 'LINES', ENTITY_ID: 'none' }), null);
  });

  it('rights to read and change lines are checked', async () => {
    const { portal } = world;
    portal.addLine({ id: 5, crmChatTracker: 'Y' });
    const customer = portal.customer({ connector: 'telegrambot', line: 5 });
    customer.write('hola');
    const editor = new RestCaller(portal, portal.addUser({ editLines: true }));
    const reader = new RestCaller(portal, portal.addUser({ readLines: false }));
    assert.equal(
      await editor.result('imopenlines.config.update', { CONFIG_ID: 5, PARAMS: { CRM_CHAT_TRACKER: 'N' } }),
      true,
    );
    assert.deepEqual(
      await reader.error('imopenlines.config.update', { CONFIG_ID: 5, PARAMS: { CRM: 'N' } }),
      [403, 'CONFIG_WRONG_USER_PERMISSION'],
    );
    const config = await reader.result<Record<string, unknown>>('imopenlines.config.get', { CONFIG_ID: 5 });
    assert.deepEqual([config['CRM'], config['CRM_CHAT_TRACKER'], config['QUEUE']], ['Y', 'N', ['1']]);
    assert.equal(await reader.result('imopenlines.config.get', { CONFIG_ID: 99 }), false);
    assert.deepEqual(await reader.error('imopenlines.dialog.get', { CHAT_ID: customer.chat.id }), [
      400,
      'ACCESS_ERROR',
    ]);
    assert.deepEqual(await reader.error('imopenlines.session.history.get', { CHAT_ID: customer.chat.id }), [
      400,
      'ACCESS_DENIED',
    ]);
    assert.deepEqual(await reader.error('imopenlines.config.list.get', { PARAMS: { filter: { NOPE: 1 } } }), [
      400,
      'INVALID_FORMAT',
    ]);
    assert.deepEqual(
      await editor.result('imopenlines.config.list.get', {
        PARAMS: { select: ['ID', 'LINE_NAME'], filter: { ACTIVE: 'Y' } },
      }),
      [{ ID: '5', LINE_NAME: 'Open line 5' }],
    );
  });
});
