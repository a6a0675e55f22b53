import { isoDate } from '../base/clock.ts';
import { COMPANY, CONTACT, DEAL, LEAD, type EntityTypeId } from '../crm/entity-types.ts';
import { classicName, fieldsOf, type FieldSpec } from '../crm/field-specs.ts';
import type { Item } from '../crm/item.ts';
import { itemValue } from './item-view.ts';

export const multiFields = ['PHONE', 'EMAIL', 'WEB', 'IM', 'LINK'] as const;

export function isMultiField(name: string): name is (typeof multiFields)[number] {
  return (multiFields as readonly string[]).includes(name);
}

const address = [
  'ADDRESS',
  'ADDRESS_2',
  'ADDRESS_CITY',
  'ADDRESS_POSTAL_CODE',
  'ADDRESS_REGION',
  'ADDRESS_PROVINCE',
  'ADDRESS_COUNTRY',
  'ADDRESS_LOC_ADDR_ID',
];
const alwaysNull: Readonly<Record<EntityTypeId, readonly string[]>> = {
  [LEAD]: [...address, 'ADDRESS_COUNTRY_CODE'],
  [DEAL]: [],
  [CONTACT]: [...address, 'PHOTO', 'FACE_ID'],
  [COMPANY]: [
    ...address,
    'ADDRESS_COUNTRY_CODE',
    'LOGO',
    'BANKING_DETAILS',
    'EMPLOYEES',
    'LAST_COMMUNICATION_TIME',
  ],
};
/** Fields of crm.item.* only. */
const notClassic: readonly string[] = ['OBSERVER_IDS'];

/**
 * An item in classic methods: every scalar is a string or null; empty multi-fields are left out
 * (docs/bitrix24/multi-fields.md#as-classic-fields, docs/bitrix24/crm-items.md#classic-methods).
 */
export function classicView(item: Item, zone: number): Record<string, unknown> {
  const view: Record<string, unknown> = {};
  for (const spec of fieldsOf(item.entityTypeId)) {
    const name = classicName(item.entityTypeId, spec);
    if (name !== '' && !notClassic.includes(name)) view[name] = classicValue(item, spec, name, zone);
  }
  for (const name of alwaysNull[item.entityTypeId]) view[name] = null;
  if (item.entityTypeId === COMPANY) view['REVENUE'] = '0';
  return { ...view, ...(item.entityTypeId === DEAL ? {} : multiFieldsOf(item)), ...item.custom };
}

function classicValue(item: Item, spec: FieldSpec, name: string, zone: number): string | null {
  const value = itemValue(item, spec);
  if (value === null) return spec.classicUnset;
  if (spec.kind === 'date' || spec.kind === 'datetime') return isoDate(Number(value), zone);
  if (spec.kind === 'double') return Number(value).toFixed(2);
  // In the samples of leads and deals, no client is null.
  return value === 0 && /^(CONTACT|COMPANY)_ID$/.test(name) ? null : String(value);
}

function multiFieldsOf(item: Item): Record<string, unknown> {
  const view: Record<string, unknown> = {
    HAS_PHONE: item.phones.length > 0 ? 'Y' : 'N',
    HAS_EMAIL: item.emails.length > 0 ? 'Y' : 'N',
    HAS_IMOL: item.imols.length > 0 ? 'Y' : 'N',
  };
  for (const type of multiFields) {
    const values = item.communications.filter((communication) => communication.typeId === type);
    if (values.length === 0) continue;
    view[type] = values.map((c) => ({
      ID: String(c.id),
      VALUE_TYPE: c.valueType,
      VALUE: c.value,
      TYPE_ID: c.typeId,
    }));
  }
  return view;
}
