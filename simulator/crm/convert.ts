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
 * A lead becomes a contact, a company and a deal; its activities show on them too. There is no conversion event: only
 * the ADDs, and the lead's UPDATE to CONVERTED (rest-contract.md 2.3). GUESS: which fields and bindings go along.
 */
export function convertLead(crm: Crm, lead: Item, actor: Actor, options: ConvertOptions = {}): Converted {
  const {
    contact: wantContact = true,
    deal: wantDeal = true,
    company: wantCompany = lead.string('companyTitle') !== '',
  } = options;
  const communications = lead.communications.map((c): CommunicationEdit => ({
    kind: 'add',
    typeId: c.typeId,
    valueType: c.valueType,
    value: c.value,
  }));
  const common: Record<string, FieldValue> = { leadId: lead.id, assignedById: lead.assignedById };
  const known = crm.contacts.get(lead.contactId);
  const company = wantCompany
    ? (crm.companies.get(lead.companyId) ??
      crm.add(COMPANY, { values: { ...common, title: lead.string('companyTitle') } }, actor))
    : undefined;
  const values = { ...common, name: lead.name, lastName: lead.lastName, sourceId: lead.string('sourceId') };
  const contact = wantContact
    ? (known ??
      crm.add(CONTACT, { values, communications, ...(company ? { companyIds: [company.id] } : {}) }, actor))
    : undefined;
  const deal = wantDeal
    ? crm.add(
        DEAL,
        {
          values: {
            ...common,
            title: lead.title,
            sourceId: lead.string('sourceId'),
            categoryId: options.categoryId ?? 0,
            ...(company ? { companyId: company.id } : {}),
          },
          ...(contact ? { contactIds: [contact.id] } : {}),
        },
        actor,
      )
    : undefined;
  crm.update(
    lead,
    { values: { stageId: 'CONVERTED' }, ...(contact ? { contactId: contact.id } : {}) },
    actor,
  );
  for (const activity of crm.activities.of(lead)) {
    for (const item of [deal, contact]) if (item) crm.activities.bind(activity, item, actor);
  }
  return { ...(contact ? { contact } : {}), ...(company ? { company } : {}), ...(deal ? { deal } : {}) };
}

/** Simple CRM mode: a new lead is a deal at once and the lead is gone (rest-contract.md 4.5). */
export function autoConvert(crm: Crm, lead: Item, actor: Actor): Converted {
  const converted = convertLead(crm, lead, actor, { contact: true, deal: true, company: false });
  crm.delete(lead, actor);
  return converted;
}
