import { int, isRecord } from '../base/params.ts';
import type { Crm } from '../crm/crm.ts';
import { typeByName } from '../crm/entity-types.ts';
import type { OutgoingEvent } from './deliveries.ts';

/**
 * Deletes the object of a CRM event before the event is delivered
 * (docs/bitrix24/events.md#gone-before-it-arrives). The deletion sends its own event.
 */
export function deleteEventObject(crm: Crm, event: OutgoingEvent): void {
  const name = /^ONCRM([A-Z]+?)(?:ADD|UPDATE)$/.exec(event.event)?.[1];
  const id = idOf(event.payload['data']);
  if (name === undefined || id === 0) return;
  const system = { userId: 0 };
  if (name === 'ACTIVITY') {
    const activity = crm.activities.get(id);
    if (activity) crm.activities.delete(activity, system);
    return;
  }
  const entityTypeId = typeByName(name);
  const item = entityTypeId && crm.find({ entityTypeId, id });
  if (item) crm.delete(item, system);
}

function idOf(data: unknown): number {
  const fields = isRecord(data) ? data['FIELDS'] : undefined;
  return isRecord(fields) ? int(fields['ID']) : 0;
}
