import assert from 'node:assert/strict';
import { itConformsToExample, openFilledWorld, type FilledWorld } from './filled-world.ts';
import { differences, documented } from './leaf-types.ts';

/** Custom fields and links to smart processes of the documentation's portals. */
const portalSpecific = /\.(UF_|ufCrm|PARENT_ID|parentId|REG_ADDRESS|ADDRESS_LEGAL)/;

describe('responses have the documented types: CRM', () => {
  let world: FilledWorld;
  before(async () => {
    world = await openFilledWorld();
  });
  after(() => world.close());

  itConformsToExample(() => world, 'crm.duplicate.findbycomm', {
    params: () => ({
      type: 'PHONE',
      values: ['+34600123456'],
    }),
  });
  itConformsToExample(() => world, 'crm.settings.mode.get');
  itConformsToExample(() => world, 'crm.status.list', {
    params: () => ({ filter: { ENTITY_ID: 'DEAL_STAGE' } }),
  });
  itConformsToExample(() => world, 'crm.category.list', { params: () => ({ entityTypeId: 2 }) });
  itConformsToExample(() => world, 'crm.item.get', {
    params: ({ lead }) => ({ entityTypeId: 1, id: lead.id }),
    tolerance: { absent: portalSpecific },
  });
  itConformsToExample(() => world, 'crm.item.list', {
    params: () => ({
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
    }),
  });
  itConformsToExample(() => world, 'crm.item.add', {
    params: ({ contact, company }) => ({
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
    tolerance: { absent: portalSpecific },
  });
  itConformsToExample(() => world, 'crm.item.update', {
    params: ({ deal }) => ({ entityTypeId: 2, id: deal.id, fields: { opportunity: 10000 } }),
    tolerance: { absent: portalSpecific },
  });
  for (const type of ['lead', 'deal', 'contact', 'company'] as const) {
    itConformsToExample(() => world, `crm.${type}.get`, {
      params: (filled) => ({ id: filled[type].id }),
      tolerance: { absent: portalSpecific },
    });
    itConformsToExample(() => world, `crm.${type}.list`, {
      params: () => ({ select: ['*', 'UF_*', 'PHONE', 'EMAIL'] }),
      tolerance: {
        absent: portalSpecific,
      },
    });
    itConformsToExample(() => world, `crm.${type}.add`, {
      params: () => ({ fields: { TITLE: 'x', NAME: 'x' } }),
    });
  }
  itConformsToExample(() => world, 'crm.lead.update', {
    params: ({ lead }) => ({ id: lead.id, fields: { COMMENTS: 'y' } }),
  });
  itConformsToExample(() => world, 'crm.lead.contact.add', {
    params: ({ lead, contact }) => ({
      id: lead.id,
      fields: { CONTACT_ID: contact.id },
    }),
  });
  itConformsToExample(() => world, 'crm.lead.contact.items.get', { params: ({ lead }) => ({ id: lead.id }) });
  itConformsToExample(() => world, 'crm.deal.contact.items.get', { params: ({ deal }) => ({ id: deal.id }) });
  itConformsToExample(() => world, 'crm.contact.company.items.get', {
    params: ({ contact }) => ({ id: contact.id }),
  });
  itConformsToExample(() => world, 'crm.company.contact.items.get', {
    params: ({ company }) => ({ id: company.id }),
  });

  itConformsToExample(() => world, 'crm.activity.get', {
    params: ({ customer }) => ({ id: customer.activityId }),
  });
  itConformsToExample(() => world, 'crm.activity.list');
  itConformsToExample(() => world, 'crm.activity.list', {
    name: 'crm.activity.list with communications',
    params: ({ customer }) => ({ select: ['ID', 'COMMUNICATIONS'], filter: { ID: customer.activityId } }),
    example: 'crm.activity.list.response.2',
  });
  itConformsToExample(() => world, 'crm.activity.todo.add', {
    params: ({ deal }) => ({
      ownerTypeId: 2,
      ownerId: deal.id,
      deadline: '2026-03-20T10:00:00+01:00',
      title: 'x',
    }),
  });
  itConformsToExample(() => world, 'crm.activity.add', {
    params: ({ contact }) => ({
      fields: {
        SUBJECT: 'x',
        RESPONSIBLE_ID: 1,
        TYPE_ID: 2,
        OWNER_TYPE_ID: 3,
        OWNER_ID: contact.id,
        COMMUNICATIONS: [{ VALUE: '+34600123456', ENTITY_ID: contact.id, ENTITY_TYPE_ID: 3 }],
      },
    }),
  });
  itConformsToExample(() => world, 'crm.activity.binding.add', {
    params: ({ deal, customer }) => ({
      activityId: customer.activityId,
      entityTypeId: 2,
      entityId: deal.id,
    }),
  });
  itConformsToExample(() => world, 'crm.activity.binding.list', {
    params: ({ customer }) => ({ activityId: customer.activityId }),
  });
  itConformsToExample(() => world, 'crm.activity.binding.delete', {
    params: ({ deal, customer }) => ({
      activityId: customer.activityId,
      entityTypeId: 2,
      entityId: deal.id,
    }),
  });
  itConformsToExample(() => world, 'crm.timeline.comment.add', {
    params: ({ deal }) => ({
      fields: { ENTITY_ID: deal.id, ENTITY_TYPE: 'deal', COMMENT: 'x' },
    }),
  });
  itConformsToExample(() => world, 'crm.timeline.comment.get', {
    params: ({ commentId }) => ({ id: commentId }),
    tolerance: {
      absent: /FILES/,
    },
  });
  itConformsToExample(() => world, 'crm.timeline.comment.list', {
    params: ({ deal }) => ({ filter: { ENTITY_ID: deal.id, ENTITY_TYPE: 'deal' } }),
    tolerance: { absent: /FILES/ },
  });
  itConformsToExample(() => world, 'crm.timeline.comment.update', {
    params: ({ commentId }) => ({
      id: commentId,
      fields: { COMMENT: 'y' },
    }),
  });
  itConformsToExample(() => world, 'crm.timeline.comment.delete', {
    params: ({ commentId }) => ({ id: commentId }),
  });
  itConformsToExample(() => world, 'crm.timeline.logmessage.get', { params: ({ logId }) => ({ id: logId }) });
  it('crm.timeline.logmessage.list answers pages of 10 in logMessages, unlike the documents', async () => {
    const { rest, deal } = world;
    const fields = { entityTypeId: 2, entityId: deal.id, title: 't', text: 'x', iconCode: 'info' };
    for (let index = 0; index < 12; index++) await rest.result('crm.timeline.logmessage.add', { fields });
    const list = (more: object) =>
      rest.result<{ logMessages: { id: number }[] }>('crm.timeline.logmessage.list', {
        entityTypeId: 2,
        entityId: deal.id,
        order: { id: 'desc' },
        ...more,
      });
    const [first, second] = [await list({}), await list({ offset: 10 })];
    assert.deepEqual([first.logMessages.length, second.logMessages.length], [10, 3]);
    const ids = [...first.logMessages, ...second.logMessages].map(({ id }) => id);
    assert.deepEqual(
      ids,
      [...ids].sort((a, b) => b - a),
    );
  });
  itConformsToExample(() => world, 'crm.timeline.logmessage.add', {
    params: ({ deal }) => ({
      fields: { entityTypeId: 2, entityId: deal.id, title: 't', text: 'x', iconCode: 'info' },
    }),
  });

  it('crm.activity.configurable.add, get, update', async () => {
    const layout = documented('crm.activity.configurable.get.response')['result'] as {
      activity: { layout: unknown };
    };
    const { rest, deal } = world;
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

  it('crm.activity.binding.move, delete methods, crm.entity.mergeBatch', async () => {
    const { rest, portal, deal, lead, customer } = world;
    const second = portal.person().createLead({ title: 'otro' });
    assert.equal(
      await rest.result('crm.activity.binding.move', {
        activityId: customer.activityId,
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
    const duplicates = [
      portal.person().createContact({ name: 'A' }),
      portal.person().createContact({ name: 'A' }),
    ].map((item) => item.id);
    const merged = await rest.result('crm.entity.mergeBatch', {
      params: { entityTypeId: 3, entityIds: duplicates },
    });
    assert.deepEqual(differences(merged, documented('crm.entity.mergeBatch.response')['result']), []);
  });
});
