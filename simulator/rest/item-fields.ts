import { parseDate } from '../base/clock.ts';
import { entriesOf, int, isRecord, listOf, text } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';
import { validEmail } from '../crm/communications.ts';
import { CONTACT, DEAL, type EntityTypeId } from '../crm/entity-types.ts';
import { fieldByItemName, type FieldSpec } from '../crm/field-specs.ts';
import type { FieldValue, Item } from '../crm/item.ts';
import type { CommunicationEdit, ItemPatch } from '../crm/item-patch.ts';
import type { Stages } from '../crm/stages.ts';
import { customClassicName } from './item-view.ts';

/** Field value as stored; `undefined` when it cannot be read. */
export function storedValue(spec: FieldSpec, value: unknown, zone: number): FieldValue | undefined {
  if (spec.kind === 'ints') return listOf(value).map(int);
  if (typeof value === 'object' && value !== null) return undefined;
  if (spec.kind === 'flag') return ['Y', '1', 'true'].includes(text(value)) ? 'Y' : 'N';
  if (value === null || text(value) === '') return spec.kind === 'string' ? '' : null;
  if (spec.kind === 'int') return int(value);
  if (spec.kind === 'double') return Number(text(value)) || 0;
  if (spec.kind === 'string') return text(value);
  return parseDate(text(value), zone);
}

const notValid = (name: string): RestError =>
  new RestError(400, 'CRM_FIELD_ERROR_VALUE_NOT_VALID', `Invalid value of field "${name}"`);

/** Reads the `fields` of crm.item.add and update; unknown and read-only names are silently ignored (rest-contract.md 4.5). */
export function itemPatch(
  type: EntityTypeId,
  fields: unknown,
  current: Item | undefined,
  stages: Stages,
  zone: number,
): ItemPatch {
  const values: Record<string, FieldValue> = {};
  const custom: Record<string, unknown> = {};
  const links: { contactId?: number; contactIds?: number[]; companyIds?: number[] } = {};
  for (const [name, value] of entriesOf(fields)) {
    const spec = fieldByItemName(type, name);
    const customName = customClassicName(name);
    if (customName) custom[customName] = value;
    else if (name === 'contactId') links.contactId = int(value);
    else if (name === 'contactIds') links.contactIds = listOf(value).map(int);
    else if (name === 'companyIds' || (name === 'companyId' && type === CONTACT))
      links.companyIds = name === 'companyId' ? [int(value)] : listOf(value).map(int);
    else if (spec && !spec.readOnly) {
      const stored = storedValue(spec, value, zone);
      if (stored === undefined) throw notValid(name);
      values[name] = stored;
    }
  }
  checkStage(type, values, current, stages);
  if (!isRecord(fields)) return { values: {} };
  return {
    values,
    custom,
    ...links,
    ...(type === DEAL ? {} : { communications: itemCommunications(fields['fm'], current) }),
  };
}

export function checkStage(
  type: EntityTypeId,
  values: Readonly<Record<string, FieldValue>>,
  current: Item | undefined,
  stages: Stages,
): void {
  const stageId = values['stageId'];
  if (stageId === undefined) return;
  const category = Number(values['categoryId'] ?? current?.number('categoryId') ?? 0);
  if (!stages.find(type, category, text(stageId))) throw notValid('stageId');
}

/**
 * rest-contract.md 4.4: without typeId nothing happens; an unknown id adds; an empty value deletes; a list appends;
 * a text instead of a list is no error and no communication.
 */
function itemCommunications(fm: unknown, current: Item | undefined): CommunicationEdit[] {
  if (typeof fm !== 'object' || fm === null) return [];
  return entriesOf(fm).flatMap(([key, entry]): CommunicationEdit[] => {
    if (!isRecord(entry) || !('typeId' in entry) || text(entry['typeId']) === '') return [];
    const typeId = text(entry['typeId']);
    const value = text(entry['value']);
    const valueType = 'valueType' in entry ? { valueType: text(entry['valueType']) } : {};
    if (typeId === 'EMAIL' && value !== '' && !validEmail(value)) throw notValid('fm');
    const id = int(key);
    const known =
      /^\d+$/.test(key) && current?.communications.some((communication) => communication.id === id);
    if (!known) return value === '' ? [] : [{ kind: 'add', typeId, valueType: 'WORK', value, ...valueType }];
    return value === '' ? [{ kind: 'delete', id }] : [{ kind: 'set', id, typeId, value, ...valueType }];
  });
}
