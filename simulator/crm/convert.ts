import { defined } from '../base/defined.ts';
import type { Actor } from './actor.ts';
import type { Crm } from './crm.ts';
import { COMPANY, CONTACT, DEAL } from './entity-types.ts';
import type { FieldValue, Item } from './item.ts';
import type { CommunicationEdit } from './item-patch.ts';

export interface ConvertOptions {
  readonly contact?: boolean;
  readonly deal?: boolean;
  readonly company?: boolean;
  readonly categoryId?: number;
}

export interface Converted {
  readonly contact?: Item;
  readonly company?: Item;
  readonly deal?: Item;
}

/**
 * Converts a lead to a contact, a company and a deal, and binds its activities to them. There is no conversion event:
 * only the ADDs, and the lead's UPDATE to CONVERTED (docs/bitrix24/events.md#crm-events). GUESS: which fields
 * and bindings are taken over.
 */
export function convertLead(crm: Crm, lead: Item, actor: Actor, options: ConvertOptions = {}): Converted {
  const company = companyOf(crm, lead, actor, options);
  const contact = options.contact === false ? undefined : contactOf(crm, lead, actor, company);
  const deal = options.deal === false ? undefined : dealOf(crm, lead, actor, options, contact, company);
  crm.update(lead, { values: { stageId: 'CONVERTED' }, ...defined({ contactId: contact?.id }) }, actor);
  for (const activity of crm.activities.of(lead)) {
    for (const item of [deal, contact]) if (item) crm.activities.bind(activity, item, actor);
  }
  return defined({ contact, company, deal });
}

function companyOf(crm: Crm, lead: Item, actor: Actor, options: ConvertOptions): Item | undefined {
  const title = lead.string('companyTitle');
  if (!(options.company ?? title !== '')) return undefined;
  return (
    crm.companies.get(lead.companyId) ?? crm.add(COMPANY, { values: { ...commonValues(lead), title } }, actor)
  );
}

function contactOf(crm: Crm, lead: Item, actor: Actor, company: Item | undefined): Item {
  const known = crm.contacts.get(lead.contactId);
  if (known) return known;
  const values = {
    ...commonValues(lead),
    name: lead.name,
    lastName: lead.lastName,
    sourceId: lead.string('sourceId'),
  };
  const communications = lead.communications.map((c): CommunicationEdit => ({
    kind: 'add',
    typeId: c.typeId,
    valueType: c.valueType,
    value: c.value,
  }));
  return crm.add(
    CONTACT,
    { values, communications, ...defined({ companyIds: company && [company.id] }) },
    actor,
  );
}

function dealOf(
  crm: Crm,
  lead: Item,
  actor: Actor,
  { categoryId = 0 }: ConvertOptions,
  contact: Item | undefined,
  company: Item | undefined,
): Item {
  const values = {
    ...commonValues(lead),
    title: lead.title,
    sourceId: lead.string('sourceId'),
    categoryId,
    companyId: company?.id ?? 0,
  };
  return crm.add(DEAL, { values, ...defined({ contactIds: contact && [contact.id] }) }, actor);
}

function commonValues(lead: Item): Record<string, FieldValue> {
  return { leadId: lead.id, assignedById: lead.assignedById };
}

/** Simple CRM mode: a new lead is converted to a deal immediately and deleted (docs/bitrix24/crm-items.md#leads). */
export function autoConvert(crm: Crm, lead: Item, actor: Actor): Converted {
  const converted = convertLead(crm, lead, actor, { contact: true, deal: true, company: false });
  crm.delete(lead, actor);
  return converted;
}
