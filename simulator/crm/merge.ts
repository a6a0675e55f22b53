import type { Actor } from './actor.ts';
import type { Crm } from './crm.ts';
import { CONTACT, COMPANY, type ItemRef } from './entity-types.ts';
import { fieldsOf } from './field-specs.ts';
import type { Item } from './item.ts';
import type { CommunicationEdit } from './item-patch.ts';

/** Fields that differ without a conflict, besides the read-only ones. GUESS: the portal excepts a few, which is not published. */
const neverConflicting = new Set([
  // Leads and deals mostly have made-up titles; that of a company is its name.
  'title',
  'opened',
  'export',
  'comments',
  'isReturnCustomer',
  'webformId',
  'originatorId',
  'originId',
  'originVersion',
  'contactId',
  'companyId',
  'contactIds',
  'companyIds',
  'observers',
]);

/** Any field that both have and that differs is a conflict (docs/bitrix24/crm-items.md#merge). */
function hasConflict(a: Item, b: Item): boolean {
  const names = fieldsOf(a.entityTypeId).flatMap((spec) =>
    spec.readOnly || neverConflicting.has(spec.item) ? [] : [spec.item],
  );
  const isTitled = a.entityTypeId === COMPANY && differ(a.title, b.title);
  return (
    isTitled ||
    names.some((name) => differ(a.values[name], b.values[name])) ||
    Object.keys(a.custom).some((name) => differ(a.custom[name], b.custom[name]))
  );
}

function differ(a: unknown, b: unknown): boolean {
  return Boolean(a) && Boolean(b) && JSON.stringify(a) !== JSON.stringify(b);
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
