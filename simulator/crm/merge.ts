import type { Actor } from './actor.ts';
import type { Crm } from './crm.ts';
import { CONTACT, COMPANY, type ItemRef } from './entity-types.ts';
import type { Item } from './item.ts';
import type { CommunicationEdit } from './item-patch.ts';

/** GUESS: which fields count as a conflict when both records have them and they differ. */
const conflictFields = [
  'name',
  'lastName',
  'companyTitle',
  'birthdate',
  'opportunity',
  'stageId',
  'categoryId',
  'sourceId',
] as const;

function hasConflict(a: Item, b: Item): boolean {
  const names = a.entityTypeId === COMPANY ? (['title'] as const) : conflictFields;
  return names.some((name) => {
    const [x, y] = [a.values[name], b.values[name]];
    return Boolean(x) && Boolean(y) && x !== y;
  });
}

/**
 * The portal's merge (docs/bitrix24/crm-items.md#merge): the survivor gets communications, clients,
 * activities and comments of the others, which are deleted. Without `force`, conflicting fields prevent it
 * (false). There is no merge event, only UPDATE and DELETE.
 */
export function mergeItems(
  crm: Crm,
  survivor: Item,
  others: readonly Item[],
  actor: Actor,
  force: boolean,
): boolean {
  if (!force && others.some((other) => hasConflict(survivor, other))) return false;
  for (const other of others) {
    const known = new Set(survivor.communications.map((c) => `${c.typeId}|${c.value}`));
    const additions: CommunicationEdit[] = other.communications
      .filter((c) => !known.has(`${c.typeId}|${c.value}`))
      .map((c) => ({ kind: 'add', typeId: c.typeId, valueType: c.valueType, value: c.value }));
    const missing = Object.entries(other.values).filter(
      ([name, value]) => Boolean(value) && !survivor.values[name],
    );
    crm.update(
      survivor,
      {
        values: Object.fromEntries(missing),
        communications: additions,
        ...(other.contacts.length > 0 ? { contactIds: [...survivor.contactIds, ...other.contactIds] } : {}),
        ...(other.companies.length > 0 ? { companyIds: [...survivor.companyIds, ...other.companyIds] } : {}),
      },
      actor,
    );
    moveLinks(crm, other, survivor, actor);
    moveTimeline(crm, other, survivor);
    crm.delete(other, actor);
  }
  return true;
}

/** Links the leads, deals and contacts of the absorbed client to the survivor. */
function moveLinks(crm: Crm, from: Item, to: Item, actor: Actor): void {
  const replaced = (ids: readonly number[]): number[] => ids.map((id) => (id === from.id ? to.id : id));
  for (const item of [...crm.leads.all(), ...crm.deals.all(), ...crm.contacts.all()]) {
    if (from.entityTypeId === CONTACT && item.contactIds.includes(from.id))
      crm.update(item, { values: {}, contactIds: replaced(item.contactIds) }, actor);
    if (from.entityTypeId !== COMPANY) continue;
    if (item.companyIds.includes(from.id))
      crm.update(item, { values: {}, companyIds: replaced(item.companyIds) }, actor);
    if (item.number('companyId') === from.id) crm.update(item, { values: { companyId: to.id } }, actor);
  }
}

function moveTimeline(crm: Crm, from: Item, to: Item): void {
  const target: ItemRef = { entityTypeId: to.entityTypeId, id: to.id };
  crm.activities.retarget(from, target);
  for (const comment of crm.timeline.commentsOf(from)) comment.bindings = [target];
}
