import type { Item, PortalSim } from '../../simulator/portal-simulator.ts';
import { bindingsOf } from './crm-facts.ts';

/** Fields that every write changes, also one that reverts another: they are not compared. */
const changeStamps = new Set([
  'updatedTime',
  'updatedBy',
  'movedTime',
  'movedBy',
  'lastActivityTime',
  'lastActivityBy',
  'isReturnCustomer',
]);

/** Everything that a person sees in the CRM, in a stable order; without change stamps and ids of communications. */
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

/** The same for one lead, deal, contact or company. */
export function contentOf(item: Item) {
  return {
    id: item.id,
    values: Object.entries(item.values)
      // An empty field and a field that was never filled are equal.
      .filter(([name, value]) => !changeStamps.has(name) && Boolean(value))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    custom: item.custom,
    communications: item.communications
      .map(({ typeId, valueType, value }) => `${typeId} ${valueType} ${value}`)
      .sort(),
    contacts: item.contactIds,
    companies: item.companyIds,
  };
}
