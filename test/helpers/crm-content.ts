import type { Item, PortalSim } from '../../simulator/portal-simulator.ts';
import { bindingsOf } from './crm-facts.ts';

/** Who touched an item when: any write moves these, also one that takes another back. */
const stamps = new Set([
  'updatedTime',
  'updatedBy',
  'movedTime',
  'movedBy',
  'lastActivityTime',
  'lastActivityBy',
  'isReturnCustomer',
]);

/** What a person sees in the CRM: everything but stamps and inner ids of values, in a stable order. */
export function crmContent(portal: PortalSim) {
  const { leads, deals, contacts, companies, activities, timeline } = portal.crm;
  return {
    leads: leads.all().map(contentOf),
    deals: deals.all().map(contentOf),
    contacts: contacts.all().map(contentOf),
    companies: companies.all().map(contentOf),
    activities: activities.all().map((activity) => ({
      id: activity.id,
      provider: activity.providerId,
      session: activity.associatedEntityId,
      completed: activity.completed,
      owner: `${String(activity.ownerTypeId)}:${String(activity.ownerId)}`,
      bindings: bindingsOf(activity),
      layout: activity.layout,
    })),
    comments: [...timeline.comments.values()].map(({ id, text }) => ({ id, text })),
    logLines: [...timeline.logMessages.values()].map(({ id, text }) => ({ id, text })),
  };
}

export function contentOf(item: Item) {
  return {
    id: item.id,
    values: Object.entries(item.values)
      // An empty field and one that was never filled look the same.
      .filter(([name, value]) => !stamps.has(name) && Boolean(value))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    custom: item.custom,
    communications: item.communications
      .map(({ typeId, valueType, value }) => `${typeId} ${valueType} ${value}`)
      .sort(),
    contacts: item.contactIds,
    companies: item.companyIds,
  };
}
