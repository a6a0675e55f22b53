import { COMPANY, CONTACT, DEAL, LEAD, type EntityTypeId } from './entity-types.ts';

type FieldKind = 'int' | 'double' | 'string' | 'flag' | 'datetime' | 'date' | 'ints';

export interface FieldSpec {
  /** Name in crm.item.*. */
  readonly item: string;
  /** Name in crm.lead.* and the other classic methods; '' = not available there. */
  readonly classic: string;
  readonly kind: FieldKind;
  /** Value in crm.item.* of a field that was never set: the samples mix null, "" and 0. */
  readonly unset: null | '' | 0;
  /** Value in classic methods of a field that was never set. */
  readonly classicUnset: null | '';
  readonly readOnly: boolean;
  readonly entityTypes: readonly EntityTypeId[];
}

const all = [LEAD, DEAL, CONTACT, COMPANY] as const;
const people = [LEAD, CONTACT] as const;
const staged = [LEAD, DEAL] as const;

function field(
  item: string,
  classic: string,
  kind: FieldKind,
  entityTypes: readonly EntityTypeId[],
  more: Partial<FieldSpec> = {},
): FieldSpec {
  return { item, classic, kind, entityTypes, unset: null, classicUnset: null, readOnly: false, ...more };
}

const readOnly = { readOnly: true };

/** In the order of the samples crm.item.get.response.json and crm.item.add.response.json. */
const specs: readonly FieldSpec[] = [
  field('id', 'ID', 'int', all, readOnly),
  field('createdTime', 'DATE_CREATE', 'datetime', all, readOnly),
  field('updatedTime', 'DATE_MODIFY', 'datetime', all, readOnly),
  field('createdBy', 'CREATED_BY_ID', 'int', all, readOnly),
  field('updatedBy', 'MODIFY_BY_ID', 'int', all, readOnly),
  field('assignedById', 'ASSIGNED_BY_ID', 'int', all),
  field('opened', 'OPENED', 'flag', all),
  field('leadId', 'LEAD_ID', 'int', [DEAL, CONTACT, COMPANY]),
  field('companyId', 'COMPANY_ID', 'int', [LEAD, DEAL, CONTACT], { unset: 0 }),
  field('contactId', 'CONTACT_ID', 'int', staged, { unset: 0 }),
  field('quoteId', 'QUOTE_ID', 'int', [DEAL]),
  field('title', 'TITLE', 'string', [LEAD, DEAL, COMPANY]),
  field('categoryId', 'CATEGORY_ID', 'int', [DEAL]),
  field('stageId', 'STAGE_ID', 'string', staged),
  field('stageSemanticId', 'STAGE_SEMANTIC_ID', 'string', staged, readOnly),
  field('statusDescription', 'STATUS_DESCRIPTION', 'string', [LEAD]),
  field('isNew', 'IS_NEW', 'flag', [DEAL], readOnly),
  field('isRecurring', 'IS_RECURRING', 'flag', [DEAL], readOnly),
  field('isReturnCustomer', 'IS_RETURN_CUSTOMER', 'flag', staged),
  field('isRepeatedApproach', 'IS_REPEATED_APPROACH', 'flag', [DEAL], readOnly),
  field('closed', 'CLOSED', 'flag', [DEAL], readOnly),
  field('typeId', 'TYPE_ID', 'string', [DEAL, CONTACT]),
  // GUESS: company and contact items have the classic names; no sample of them is documented.
  field('typeId', 'COMPANY_TYPE', 'string', [COMPANY]),
  field('opportunity', 'OPPORTUNITY', 'double', staged, { unset: 0 }),
  field('isManualOpportunity', 'IS_MANUAL_OPPORTUNITY', 'flag', staged),
  field('taxValue', 'TAX_VALUE', 'double', [DEAL], { unset: 0 }),
  field('currencyId', 'CURRENCY_ID', 'string', [LEAD, DEAL, COMPANY]),
  field('probability', 'PROBABILITY', 'int', [DEAL]),
  field('sourceId', 'SOURCE_ID', 'string', [LEAD, DEAL, CONTACT]),
  field('sourceDescription', 'SOURCE_DESCRIPTION', 'string', [LEAD, DEAL, CONTACT]),
  field('name', 'NAME', 'string', people),
  field('lastName', 'LAST_NAME', 'string', people),
  field('secondName', 'SECOND_NAME', 'string', people),
  field('honorific', 'HONORIFIC', 'string', people),
  field('companyTitle', 'COMPANY_TITLE', 'string', [LEAD]),
  field('post', 'POST', 'string', people),
  field('birthdate', 'BIRTHDATE', 'date', people, { classicUnset: '' }),
  field('industry', 'INDUSTRY', 'string', [COMPANY]),
  field('comments', 'COMMENTS', 'string', all),
  field('begindate', 'BEGINDATE', 'date', [DEAL]),
  field('closedate', 'CLOSEDATE', 'date', [DEAL]),
  field('additionalInfo', 'ADDITIONAL_INFO', 'string', [DEAL]),
  field('locationId', 'LOCATION_ID', 'string', [DEAL]),
  field('webformId', '', 'int', all, { unset: 0 }),
  field('originatorId', 'ORIGINATOR_ID', 'string', all),
  field('originId', 'ORIGIN_ID', 'string', all),
  field('originVersion', 'ORIGIN_VERSION', 'string', [CONTACT, COMPANY]),
  field('dateClosed', 'DATE_CLOSED', 'datetime', [LEAD], { readOnly: true, classicUnset: '' }),
  field('movedBy', 'MOVED_BY_ID', 'int', staged, readOnly),
  field('movedTime', 'MOVED_TIME', 'datetime', staged, readOnly),
  field('lastActivityBy', 'LAST_ACTIVITY_BY', 'int', all, readOnly),
  field('lastActivityTime', 'LAST_ACTIVITY_TIME', 'datetime', all, readOnly),
  field('export', 'EXPORT', 'flag', [CONTACT]),
  field('isMyCompany', 'IS_MY_COMPANY', 'flag', [COMPANY]),
  ...(['utmSource', 'utmMedium', 'utmCampaign', 'utmContent', 'utmTerm'] as const).map((name) =>
    field(name, name.replace('utm', 'UTM_').toUpperCase(), 'string', all),
  ),
  field('observers', 'OBSERVER_IDS', 'ints', staged),
  field('contactIds', '', 'ints', staged),
  // GUESS: the list form of a contact's companies.
  field('companyIds', '', 'ints', [CONTACT]),
];

const byType = new Map<EntityTypeId, readonly FieldSpec[]>(
  all.map((type) => [type, specs.filter((spec) => spec.entityTypes.includes(type))]),
);

export function fieldsOf(type: EntityTypeId): readonly FieldSpec[] {
  return byType.get(type) ?? [];
}

export function fieldByItemName(type: EntityTypeId, name: string): FieldSpec | undefined {
  return byItemName.get(`${type}:${name}`);
}

/**
 * Name of a field in classic methods; for leads, stageId is STATUS_ID there
 * (docs/bitrix24/crm-items.md#classic-methods).
 */
export function classicName(type: EntityTypeId, spec: FieldSpec): string {
  if (type !== LEAD) return spec.classic;
  return spec.item === 'stageId'
    ? 'STATUS_ID'
    : spec.item === 'stageSemanticId'
      ? 'STATUS_SEMANTIC_ID'
      : spec.classic;
}

export function fieldByClassicName(type: EntityTypeId, name: string): FieldSpec | undefined {
  return byClassicName.get(`${type}:${name}`);
}

const byItemName = new Map<string, FieldSpec>();
const byClassicName = new Map<string, FieldSpec>();
for (const type of all) {
  for (const spec of fieldsOf(type)) {
    byItemName.set(`${type}:${spec.item}`, spec);
    if (classicName(type, spec) !== '') byClassicName.set(`${type}:${classicName(type, spec)}`, spec);
  }
}

/** Read-only fields that occur only in the samples of crm.item.get; always null here. */
export const alwaysNull: Readonly<Record<EntityTypeId, readonly string[]>> = {
  [LEAD]: [
    'dateCreateShort',
    'dateModifyShort',
    'isConvert',
    'productId',
    'shortName',
    'address',
    'login',
    'skype',
    'icq',
    'searchContent',
  ],
  [DEAL]: [
    'dateCreateShort',
    'dateModifyShort',
    'productId',
    'begindateShort',
    'closedateShort',
    'eventDate',
    'eventDateShort',
    'eventId',
    'eventDescription',
    'searchContent',
    'orderStage',
    'isWork',
    'isWon',
    'isLose',
    'receivedAmount',
    'lostAmount',
    'hasProducts',
  ],
  [CONTACT]: ['photo', 'address', 'faceId', 'searchContent'],
  [COMPANY]: ['logo', 'address', 'bankingDetails', 'revenue', 'employees', 'searchContent'],
};
