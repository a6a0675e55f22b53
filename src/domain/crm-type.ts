/** Multi-fields of a CRM item that the tracker reads and writes (docs/bitrix24/multi-fields.md#as-item-fields). */
export const multiFields = ['PHONE', 'EMAIL', 'IM'] as const;
export type MultiField = (typeof multiFields)[number];

/** CRM items that the tracker works with. Smart processes are not among them. */
export const crmTypes = ['lead', 'deal', 'contact', 'company'] as const;
export type CrmType = (typeof crmTypes)[number];

interface CrmTypeSpec {
  /** Bitrix24's `entityTypeId` (docs/bitrix24/crm-items.md#types). */
  readonly entityTypeId: number;
  readonly multiFields: readonly MultiField[];
  /** Fields that hold its name, in the order in which they are shown. */
  readonly nameFields: readonly ('title' | 'name' | 'lastName')[];
  /** It has stages, can be closed and holds a conversation. */
  readonly isCard: boolean;
  /** Which one stands for a customer who has several, the lowest first; `null`: a deal is always somebody else's. */
  readonly customerRank: number | null;
  /** Field of a lead or deal that links it to this customer; `null` where cards are not linked to it. */
  readonly linkField: 'contactId' | 'companyId' | null;
  /** The app may create it. */
  readonly isCreated: boolean;
  /** The portal merges two of them (`crm.entity.mergeBatch`, docs/bitrix24/crm-items.md#merge). */
  readonly isMerged: boolean;
}

const specs = {
  lead: {
    entityTypeId: 1,
    multiFields,
    nameFields: ['title', 'name', 'lastName'],
    isCard: true,
    customerRank: 2,
    linkField: null,
    isCreated: true,
    isMerged: true,
  },
  deal: {
    entityTypeId: 2,
    multiFields: [],
    nameFields: ['title'],
    isCard: true,
    customerRank: null,
    linkField: null,
    isCreated: true,
    isMerged: false,
  },
  contact: {
    entityTypeId: 3,
    multiFields,
    nameFields: ['name', 'lastName'],
    isCard: false,
    customerRank: 0,
    linkField: 'contactId',
    isCreated: true,
    isMerged: true,
  },
  company: {
    entityTypeId: 4,
    multiFields,
    nameFields: ['title'],
    isCard: false,
    customerRank: 1,
    linkField: 'companyId',
    isCreated: false,
    isMerged: true,
  },
} as const satisfies Readonly<Record<CrmType, CrmTypeSpec>>;

type TypeWith<Flag extends 'isCard' | 'isCreated' | 'isMerged'> = {
  [Type in CrmType]: (typeof specs)[Type][Flag] extends true ? Type : never;
}[CrmType];

/** What holds a conversation: has stages, is open or closed. */
export type CardType = TypeWith<'isCard'>;
export type CreatedType = TypeWith<'isCreated'>;
export type MergedType = TypeWith<'isMerged'>;
/** A customer that leads and deals are linked to. */
export type LinkedType = {
  [Type in CrmType]: (typeof specs)[Type]['linkField'] extends null ? never : Type;
}[CrmType];
export type LinkField = (typeof specs)[LinkedType]['linkField'];

export function isCardType(type: CrmType): type is CardType {
  return specs[type].isCard;
}
/** Whether an item of this type can be a customer by itself. */
export function isCustomerType(type: CrmType): boolean {
  return specs[type].customerRank !== null;
}
/** For sorting: contact, else company, else a lead. */
export function compareCustomerTypes(a: CrmType, b: CrmType): number {
  return (specs[a].customerRank ?? crmTypes.length) - (specs[b].customerRank ?? crmTypes.length);
}
export function isMergedType(type: CrmType): type is MergedType {
  return specs[type].isMerged;
}
export function isLinkedType(type: CrmType): type is LinkedType {
  return specs[type].linkField !== null;
}

export const cardTypes: readonly CardType[] = crmTypes.filter(isCardType);
export const createdTypes: readonly CreatedType[] = crmTypes.filter(
  (type): type is CreatedType => specs[type].isCreated,
);
export const mergedTypes: readonly MergedType[] = crmTypes.filter(isMergedType);
export const linkedTypes: readonly LinkedType[] = crmTypes.filter(isLinkedType);
export const linkFields: readonly LinkField[] = linkedTypes.map(linkFieldOf);

function linkFieldOf(type: LinkedType): LinkField {
  return specs[type].linkField;
}

/**
 * Name of the filter that finds all leads and deals of a contact or company: `contactId` finds only those of which it
 * is the primary one (docs/bitrix24/crm-items.md#contacts).
 */
export function linkFilterOf(type: LinkedType): 'contactIds' | 'companyId' {
  return type === 'contact' ? 'contactIds' : 'companyId';
}

const linkedTypeByField: Readonly<Record<LinkField, LinkedType>> = {
  contactId: 'contact',
  companyId: 'company',
};

/** The type that a link field leads to. */
export function linkedTypeOf(field: LinkField): LinkedType {
  return linkedTypeByField[field];
}

/** Bitrix24's `entityTypeId` (docs/bitrix24/crm-items.md#types). */
export function entityTypeId(type: CrmType): number {
  return specs[type].entityTypeId;
}

/** The type behind an `entityTypeId`; `undefined` for smart processes and the rest. */
export function crmTypeOf(id: number): CrmType | undefined {
  return crmTypes.find((type) => specs[type].entityTypeId === id);
}

/** Name of a type in REST parameters and in the data of chats: `LEAD`. */
export function upperCaseName(type: CrmType): string {
  return type.toUpperCase();
}

/** Types whose items have this multi-field. */
export function typesWithField(field: MultiField): readonly CrmType[] {
  return crmTypes.filter((type) => hasField(type, field));
}

function hasField(type: CrmType, field: MultiField): boolean {
  const fields: readonly MultiField[] = specs[type].multiFields;
  return fields.includes(field);
}

/** Fields that hold an item's name, in the order in which they are shown. */
export function nameFieldsOf(type: CrmType): CrmTypeSpec['nameFields'] {
  return specs[type].nameFields;
}

/** Path of the type's pages inside the portal: `/crm/lead/`. */
export function portalPath(type: CrmType): string {
  return `/crm/${type}/`;
}
