import { isoDate } from '../base/clock.ts';
import { DEAL } from '../crm/entity-types.ts';
import { alwaysNull, fieldsOf, type FieldSpec } from '../crm/field-specs.ts';
import type { Item } from '../crm/item.ts';
import type { FilterField } from './filter.ts';

/** Flat field names for the first value of a type; "" without one (docs/bitrix24/multi-fields.md#as-item-fields). */
const aliases: Readonly<Record<string, readonly [string, string?]>> = {
  phone: ['PHONE'],
  phoneMobile: ['PHONE', 'MOBILE'],
  phoneWork: ['PHONE', 'WORK'],
  phoneMailing: ['PHONE', 'MAILING'],
  email: ['EMAIL'],
  emailHome: ['EMAIL', 'HOME'],
  emailWork: ['EMAIL', 'WORK'],
  emailMailing: ['EMAIL', 'MAILING'],
};

export function itemValue(item: Item, spec: FieldSpec): string | number | null | readonly number[] {
  if (spec.item === 'id') return item.id;
  if (spec.item === 'contactId') return item.contactId;
  if (spec.item === 'contactIds') return item.contactIds;
  if (spec.item === 'companyId') return item.companyId;
  if (spec.item === 'companyIds') return item.companyIds;
  const value = item.values[spec.item];
  return value === undefined ? (spec.kind === 'ints' ? [] : spec.kind === 'flag' ? 'N' : null) : value;
}

/** The value and its kind, for filters and orders. */
export function filterField(item: Item, spec: FieldSpec): FilterField {
  const kinds = { date: 'date', datetime: 'date', flag: 'string', ints: 'int' } as const;
  const kind = spec.kind in kinds ? kinds[spec.kind as keyof typeof kinds] : spec.kind;
  return { kind: kind as FilterField['kind'], value: itemValue(item, spec) };
}

/** The value of a flat name; `undefined` for other names and for deals, which have no communications. */
export function aliasValue(item: Item, name: string): string | undefined {
  if (item.entityTypeId === DEAL) return undefined;
  if (name === 'imol') return item.imols[0] ?? '';
  const alias = aliases[name];
  return alias && (item.valuesOf(...alias)[0] ?? '');
}

/** An item in crm.item.*: numbers as numbers, dates with an offset. */
export function itemView(item: Item, zone: number, originalNames: boolean): Record<string, unknown> {
  const view: Record<string, unknown> = {};
  for (const spec of fieldsOf(item.entityTypeId))
    view[spec.item] = viewValue(spec, itemValue(item, spec), zone);
  for (const name of alwaysNull[item.entityTypeId]) view[name] = null;
  if (item.entityTypeId !== DEAL) Object.assign(view, communicationsOf(item));
  for (const [name, value] of Object.entries(item.custom)) {
    view[originalNames ? name : customItemName(name)] = value;
  }
  view['entityTypeId'] = item.entityTypeId;
  return view;
}

function viewValue(spec: FieldSpec, value: ReturnType<typeof itemValue>, zone: number): unknown {
  if (spec.kind === 'date' || spec.kind === 'datetime') {
    return typeof value === 'number' ? isoDate(value, zone) : null;
  }
  return value ?? spec.unset;
}

function communicationsOf(item: Item): Record<string, unknown> {
  return {
    hasPhone: item.phones.length > 0 ? 'Y' : 'N',
    hasEmail: item.emails.length > 0 ? 'Y' : 'N',
    hasImol: item.imols.length > 0 ? 'Y' : 'N',
    imol: aliasValue(item, 'imol'),
    ...Object.fromEntries(Object.keys(aliases).map((name) => [name, aliasValue(item, name)])),
    fm: item.communications.map(({ id, valueType, value, typeId }) => ({ id, valueType, value, typeId })),
  };
}

/** `UF_CRM_1720019876534` is `ufCrm_1720019876534` in crm.item.* (docs/bitrix24/crm-items.md#item-methods). */
function customItemName(name: string): string {
  return name.replace(/^UF_CRM_/, 'ufCrm_');
}
export function customClassicName(name: string): string | undefined {
  if (/^UF_CRM_/.test(name)) return name;
  return /^ufCrm_?/.test(name) ? name.replace(/^ufCrm_?/, 'UF_CRM_') : undefined;
}
