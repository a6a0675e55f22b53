import assert from 'node:assert/strict';
import type { Customer, Item } from '../../simulator/portal-simulator.ts';
import { differences, documented, type Tolerance } from './leaf-types.ts';
import { openWorld, type World } from './world.ts';

/** A portal with data for everything that the documented examples contain. */
export interface FilledWorld extends World {
  readonly customer: Customer;
  readonly lead: Item;
  readonly contact: Item;
  readonly deal: Item;
  readonly company: Item;
  readonly commentId: number;
  readonly logId: number;
}

export async function openFilledWorld(): Promise<FilledWorld> {
  const world = await openWorld();
  const { portal } = world;
  const other = portal.addUser({ name: 'Rosa', lastName: 'Gil' });
  portal.addLine({ id: 5, name: 'Ventas', queue: [portal.admin.id, other.id], crmChatTracker: 'N' });
  portal.crm.stages.addCategory({ id: 9, name: 'Servicio' });
  const person = portal.person();
  const company = person.createCompany({ title: 'Hierros SL', phones: ['+34910000001'] });
  const contact = person.createContact({
    name: 'Ana',
    lastName: 'Ruiz',
    phones: ['+34600123456'],
    emails: ['ana@example.com'],
    companyId: company.id,
    fields: { sourceId: 'WEB', post: 'x', comments: 'x', secondName: 'x', honorific: 'x' },
  });
  const deal = person.createDeal({
    title: 'Trato',
    contactIds: [contact.id],
    companyId: company.id,
    fields: { opportunity: 10.5, probability: 50, comments: '', sourceId: 'WEB', additionalInfo: '' },
  });
  const customer = portal.customer({ connector: 'telegrambot', line: 5, name: 'Ana' });
  customer.write('hola');
  portal.agent().reply(customer, 'buenas');
  const lead = portal.crm.leads.all()[0] as Item;
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
  const commentId = person.comment(deal, 'nota').id;
  const logId = await world.rest
    .result<{ logMessage: { id: number } }>('crm.timeline.logmessage.add', {
      fields: { entityTypeId: 2, entityId: deal.id, title: 't', text: 'x', iconCode: 'info' },
    })
    .then((result) => result.logMessage.id);
  return { ...world, customer, lead, contact, deal, company, commentId, logId };
}

export interface CheckOptions {
  readonly name?: string;
  readonly params?: (world: FilledWorld) => Record<string, unknown>;
  readonly tolerance?: Tolerance;
  /** Name of the example; default: the method's first response. */
  readonly example?: string;
}

/** Defines a test: the response of a method has the types of its documented example and a complete `time`. */
export function itConformsToExample(
  world: () => FilledWorld,
  method: string,
  options: CheckOptions = {},
): void {
  const example = options.example ?? `${method}.response`;
  it(options.name ?? method, async () => {
    const { status, body } = await world().rest.call(method, options.params?.(world()));
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(differences(body['result'], documented(example)['result'], options.tolerance), []);
    assert.deepEqual(differences(body['time'], documented('imopenlines.dialog.get.response')['time']), []);
    if ('total' in documented(example)) assert.equal(typeof body['total'], 'number');
  });
}
