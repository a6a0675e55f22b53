/** Entity type ids (docs/bitrix24/crm-items.md#types). */
export const LEAD = 1;
export const DEAL = 2;
export const CONTACT = 3;
export const COMPANY = 4;

export type EntityTypeId = 1 | 2 | 3 | 4;
export type TypeName = 'lead' | 'deal' | 'contact' | 'company';

export const entityTypeIds: readonly EntityTypeId[] = [LEAD, DEAL, CONTACT, COMPANY];

const names: Readonly<Record<EntityTypeId, TypeName>> = { 1: 'lead', 2: 'deal', 3: 'contact', 4: 'company' };

export function isEntityType(id: number): id is EntityTypeId {
  return id === LEAD || id === DEAL || id === CONTACT || id === COMPANY;
}

/** `lead`: the name in timeline comments and open lines. */
export function typeName(id: EntityTypeId): TypeName {
  return names[id];
}

export function typeByName(name: string): EntityTypeId | undefined {
  return entityTypeIds.find((id) => names[id] === name.toLowerCase());
}

export interface ItemRef {
  readonly entityTypeId: EntityTypeId;
  readonly id: number;
}
