import type { Crm } from './crm.ts';

/** The CRM as plain JSON in a stable order, for comparisons. */
export function snapshotOf(crm: Crm): Record<string, unknown> {
  const items = (list: ReturnType<typeof crm.leads.all>): unknown[] =>
    list.map((item) => ({
      id: item.id,
      values: sorted(item.values),
      custom: sorted(item.custom),
      communications: item.communications.map((communication) => ({ ...communication })),
      contacts: item.contacts.map((link) => ({ ...link })),
      companies: item.companies.map((link) => ({ ...link })),
    }));
  const snapshot = {
    leads: items(crm.leads.all()),
    deals: items(crm.deals.all()),
    contacts: items(crm.contacts.all()),
    companies: items(crm.companies.all()),
    activities: crm.activities.all(),
    comments: [...crm.timeline.comments.values()],
    logMessages: [...crm.timeline.logMessages.values()],
  };
  return JSON.parse(JSON.stringify(snapshot)) as Record<string, unknown>;
}

function sorted(map: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
