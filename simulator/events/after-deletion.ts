import type { Crm } from '../crm/crm.ts';
import { typeByName } from '../crm/entity-types.ts';
import type { OutgoingEvent } from './deliveries.ts';

/** What a CRM event tells of is gone when it arrives (rest-contract.md 9, 18). The deletion itself fires as always. */
export function deleteBefore(crm: Crm, event: OutgoingEvent): void {
  const [, name = '', what = ''] = /^ONCRM([A-Z]+?)(ADD|UPDATE)$/.exec(event.event) ?? [];
  const data = event.payload['data'] as { readonly FIELDS?: { readonly ID?: number } } | undefined;
  const id = data?.FIELDS?.ID ?? 0;
  if (what === '' || id === 0) return;
  const system = { userId: 0 };
  const activity = name === 'ACTIVITY' ? crm.activities.get(id) : undefined;
  if (activity) crm.activities.delete(activity, system);
  const type = typeByName(name);
  const item = type === undefined ? undefined : crm.find({ entityTypeId: type, id });
  if (item) crm.delete(item, system);
}
