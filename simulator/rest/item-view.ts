import { isoDate } from '../base/clock.ts';
import { DEAL } from '../crm/entity-types.ts';
import { alwaysNull, fieldsOf, type FieldSpec } from '../crm/field-specs.ts';
import type { Item } from '../crm/item.ts';

/** Flat names of the first value of a kind; "" without one (rest-contract.md 4.4). */
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

/** Alias value, or `undefined` when it is none. Deals have no communications. */
export function aliasValue(item: Item, name: string): string | undefined {
  if (item.entityTypeId === DEAL) return undefined;
  if (name === 'imol') return item.imols[0] ?? '';
  const alias = aliases[name];
  return alias && (item.valuesOf(...alias)[0] ?? '');
}

/** What crm.item.* shows of an item: numbers are numbers, dates have an offset. */
export function itemView(item: Item, zone: number, originalNames: boolean): Record<string, unknown> {
  const view: Record<string, unknown> = {};
  for (const spec of fieldsOf(item.entityTypeId)) {
    const value = itemValue(item, spec);
    const date = spec.kind === 'date' || spec.kind === 'datetime';
    view[spec.item] = date
      ? typeof value === 'number'
        ? isoDate(value, zone)
        : null
      : value === null || value === ''
        ? unset(spec, value)
        : value;
  }
  for (const name of alwaysNull[item.entityTypeId]) view[name] = null;
  if (item.entityTypeId !== DEAL) {
    const has = (type: string): string => (item.valuesOf(type).length > 0 ? 'Y' : 'N');
    Object.assign(view, {
      hasPhone: has('PHONE'),
      hasEmail: has('EMAIL'),
      hasImol: item.imols.length > 0 ? 'Y' : 'N',
      imol: aliasValue(item, 'imol'),
    });
    for (const name of Object.keys(aliases)) view[name] = aliasValue(item, name);
    view['fm'] = item.communications.map(({ id, valueType, value, typeId }) => ({
      id,
      valueType,
      value,
      typeId,
    }));
  }
  for (const [name, value] of Object.entries(item.custom))
    view[originalNames ? name : customItemName(name)] = value;
  view['entityTypeId'] = item.entityTypeId;
  return view;
}

function unset(spec: FieldSpec, value: string | null): string | number | null {
  return value === '' && spec.kind === 'string' ? '' : spec.unset;
}

/** `UF_CRM_1720019876534` is `ufCrm_1720019876534` in items (rest-contract.md 4.5). */
export function customItemName(name: string): string {
  return name.replace(/^UF_CRM_/, 'ufCrm_');
}
export function customClassicName(name: string): string | undefined {
  if (/^UF_CRM_/.test(name)) return name;
  return /^ufCrm_?/.test(name) ? name.replace(/^ufCrm_?/, 'UF_CRM_') : undefined;
}
