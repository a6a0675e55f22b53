export const crmTypes = ['lead', 'deal', 'contact', 'company'] as const;
export type CrmType = (typeof crmTypes)[number];

/** A lead, deal, contact or company of a portal. */
export interface CrmRef {
  readonly type: CrmType;
  readonly id: number;
}

const numbers: Readonly<Record<CrmType, number>> = { lead: 1, deal: 2, contact: 3, company: 4 };

/** Bitrix24's `entityTypeId` (docs/bitrix24/crm-items.md#types). */
export function entityTypeId(type: CrmType): number {
  return numbers[type];
}

/** The type behind an `entityTypeId`; `undefined` for smart processes and the rest. */
export function crmType(id: number): CrmType | undefined {
  return crmTypes.find((type) => numbers[type] === id);
}

/** `lead:12`: for map keys and sorted lists. */
export function refKey(ref: CrmRef): string {
  return `${ref.type}:${ref.id}`;
}

export function sameRef(a: CrmRef | undefined, b: CrmRef | undefined): boolean {
  return a !== undefined && b !== undefined && a.type === b.type && a.id === b.id;
}
