import assert from 'node:assert/strict';
import { openWorld, type World } from './world.ts';

type Fm = { id: number; typeId: string; valueType: string; value: string };
type ItemAnswer = { item: Record<string, unknown> & { id: number; fm: Fm[] } };
type ListAnswer = { items: ({ id: number } & Record<string, unknown>)[] };

describe('CRM communications', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  describe('with crm.item.*', () => {
    const add = async (fm: unknown): Promise<ItemAnswer['item']> =>
      (await world.rest.result<ItemAnswer>('crm.item.add', { entityTypeId: 3, fields: { name: 'Ana', fm } }))
        .item;
    const update = async (id: number, fm: unknown): Promise<[string, string][]> =>
      (
        await world.rest.result<ItemAnswer>('crm.item.update', { entityTypeId: 3, id, fields: { fm } })
      ).item.fm.map((entry) => [entry.valueType, entry.value]);

    it('are added, changed and deleted', async () => {
      const item = await add([
        { typeId: 'PHONE', valueType: 'MOBILE', value: '+34600000001' },
        { typeId: 'EMAIL', value: 'a@example.com' },
      ]);
      assert.deepEqual(
        [item['phone'], item['phoneMobile'], item['phoneWork'], item['email'], item['hasPhone']],
        ['+34600000001', '+34600000001', '', 'a@example.com', 'Y'],
      );
      const [phone, email] = item.fm;
      assert.equal(typeof phone?.id, 'number');
      assert.deepEqual(
        await update(item.id, {
          [String(phone?.id)]: { typeId: 'PHONE', valueType: 'WORK', value: '+34600000002' },
          n0: { typeId: 'PHONE', valueType: 'HOME', value: '+34600000003' },
        }),
        [
          ['WORK', '+34600000002'],
          ['WORK', 'a@example.com'],
          ['HOME', '+34600000003'],
        ],
      );
      assert.deepEqual(await update(item.id, { [String(email?.id)]: { typeId: 'EMAIL', value: '' } }), [
        ['WORK', '+34600000002'],
        ['HOME', '+34600000003'],
      ]);
    });

    it('without typeId are ignored, with an unknown id or in a list are added, and may be duplicates', async () => {
      const item = await add('+34600000001');
      assert.deepEqual(item.fm, []);
      assert.deepEqual(await update(item.id, { n0: { valueType: 'WORK', value: '+34600000001' } }), []);
      assert.deepEqual(
        await update(item.id, { '9999': { typeId: 'PHONE', valueType: 'WORK', value: '+34600000001' } }),
        [['WORK', '+34600000001']],
      );
      assert.deepEqual(
        await update(item.id, [{ typeId: 'PHONE', valueType: 'WORK', value: '+34600000001' }]),
        [
          ['WORK', '+34600000001'],
          ['WORK', '+34600000001'],
        ],
      );
      assert.deepEqual(
        await world.rest.error('crm.item.update', {
          entityTypeId: 3,
          id: item.id,
          fields: { fm: { n0: { typeId: 'EMAIL', value: 'no mail' } } },
        }),
        [400, 'CRM_FIELD_ERROR_VALUE_NOT_VALID'],
      );
    });

    it('are in lists only with select *', async () => {
      await add([{ typeId: 'PHONE', value: '+34600000001' }]);
      const [all] = (await world.rest.result<ListAnswer>('crm.item.list', { entityTypeId: 3, select: ['*'] }))
        .items;
      assert.equal((all?.['fm'] as Fm[]).length, 1);
      const [some] = (
        await world.rest.result<ListAnswer>('crm.item.list', {
          entityTypeId: 3,
          select: ['id', 'fm', 'phone'],
        })
      ).items;
      assert.deepEqual(some, { id: 1, phone: '+34600000001' });
    });
  });

  it('are added, changed, deleted and filtered with classic methods', async () => {
    const { rest, portal } = world;
    const id = await rest.result<number>('crm.contact.add', {
      fields: {
        NAME: 'Ana',
        PHONE: [{ VALUE: '+34600000001', VALUE_TYPE: 'WORK' }, { VALUE: '+34600000002' }],
        IM: [{ VALUE: 'imol|x|1|2|3', VALUE_TYPE: 'IMOL' }],
      },
    });
    const got = await rest.result<Record<string, { ID: string; VALUE: string }[]>>('crm.contact.get', { id });
    const [first, second] = got['PHONE'] ?? [];
    assert.equal('EMAIL' in got, false);
    await rest.result('crm.contact.update', {
      id,
      fields: {
        PHONE: [
          { ID: first?.ID },
          { ID: second?.ID, VALUE: '+34600000003', VALUE_TYPE: 'MOBILE' },
          { VALUE: '+34600000004' },
        ],
      },
    });
    const contact = portal.crm.contacts.get(id);
    assert.deepEqual(
      contact?.communications.map((c) => [c.valueType, c.value]),
      [
        ['MOBILE', '+34600000003'],
        ['IMOL', 'imol|x|1|2|3'],
        ['WORK', '+34600000004'],
      ],
    );
    await rest.result('crm.contact.update', { id, fields: { PHONE: [{ ID: second?.ID, DELETE: 'Y' }] } });
    assert.deepEqual(contact.phones, ['+34600000004']);
    assert.deepEqual(await rest.error('crm.contact.update', { id, fields: { EMAIL: [{ VALUE: 'x' }] } }), [
      400,
      'ERROR_CORE',
    ]);
    assert.deepEqual(await rest.result('crm.contact.list', { filter: { PHONE: '600000004' } }), []);
    assert.deepEqual(
      await rest.result('crm.contact.list', { filter: { PHONE: '+34600000004' }, select: ['NAME'] }),
      [{ ID: String(id), NAME: 'Ana' }],
    );
  });
});
