import assert from 'node:assert/strict';
import { openWorld, type World } from './world.ts';

describe("the portal's own tracker", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('creates an extra lead for a known client on a new channel, and links the contact before the event', async () => {
    const { portal } = world;
    await world.bind('ONOPENLINEMESSAGEADD', 'ONCRMCONTACTUPDATE', 'ONCRMLEADADD');
    portal.addLine({ id: 5 });
    const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
    const customer = portal.customer({ connector: 'telegrambot', line: 5, name: 'Ana' });
    customer.write('soy Ana, 600123456');
    const [lead] = portal.crm.leads.all();
    assert.deepEqual(portal.crm.activities.get(customer.activityId)?.bindings, [
      { entityTypeId: 1, id: lead?.id },
      { entityTypeId: 3, id: ana.id },
    ]);
    assert.deepEqual([lead?.contactId, lead?.phones, ana.imols], [ana.id, ['+34600123456'], [customer.imol]]);
    await portal.delivered();
    assert.equal(portal.deliveries.at(-1)?.event, 'ONOPENLINEMESSAGEADD');
  });

  it('adds further phones to the bound clients, also phones of other contacts', () => {
    const { portal } = world;
    portal.addLine({ id: 5 });
    const person = portal.person();
    const ana = person.createContact({ name: 'Ana', phones: [{ value: '+34600123456', type: 'MOBILE' }] });
    const eva = person.createContact({ name: 'Eva', phones: ['+34611222333'] });
    const customer = portal.customer({ connector: 'telegrambot', line: 5 });
    customer.write('600123456');
    // The phone exists as MOBILE, so it is added again as WORK.
    assert.deepEqual(ana.phones, ['+34600123456', '+34600123456']);
    customer.write('o 611222333');
    assert.deepEqual(ana.valuesOf('PHONE', 'WORK'), ['+34600123456', '+34611222333']);
    assert.equal(portal.crm.activities.of(eva).length, 0);
  });

  it('binds the next session to the same client, also after its phone was deleted', () => {
    const { portal } = world;
    portal.addLine({ id: 5 });
    const person = portal.person();
    const ana = person.createContact({ name: 'Ana', phones: ['+34600123456'] });
    const customer = portal.customer({ connector: 'telegrambot', line: 5 });
    customer.write('600123456');
    person.removePhone(ana, '+34600123456');
    customer.finishSession();
    customer.write('hola otra vez');
    assert.ok(
      portal.crm.activities
        .get(customer.activityId)
        ?.bindings.some((b) => b.entityTypeId === 3 && b.id === ana.id),
    );
  });

  it('ignores the first message of a live chat in lead mode', () => {
    const { portal } = world;
    portal.addLine({ id: 5 });
    const customer = portal.customer({ connector: 'livechat', line: 5 });
    customer.write('600123456');
    assert.deepEqual([portal.crm.leads.size, customer.activityId], [0, 0]);
    customer.write('600123456');
    assert.deepEqual([portal.crm.leads.size, portal.crm.leads.get(1)?.phones], [1, ['+34600123456']]);
  });

  it('creates and links nothing in deal mode when only a lead is found', () => {
    const { portal } = world;
    portal.addLine({ id: 5, crmCreate: 'deal' });
    const lead = portal.person().createLead({ phones: ['+34600123456'] });
    const customer = portal.customer({
      connector: 'telegrambot',
      line: 5,
      profile: { phone: '+34600123456' },
    });
    customer.write('hola');
    assert.deepEqual(
      [customer.activityId, portal.crm.deals.size, portal.crm.contacts.size, lead.imols],
      [0, 0, 0, []],
    );
  });

  it('does nothing for messages with disableCrm and for excluded phones', () => {
    const { portal } = world;
    portal.addLine({ id: 5 });
    const customer = portal.customer({ connector: 'telegrambot', line: 5 });
    customer.write('600123456', { disableCrm: true });
    portal.native.exclusions.add('+34600123456');
    customer.write('600123456');
    assert.deepEqual(portal.crm.leads.get(1)?.phones, []);
    portal.native.exclusions.clear();
    customer.write('600123456');
    assert.deepEqual(portal.crm.leads.get(1)?.phones, ['+34600123456']);
  });
});
