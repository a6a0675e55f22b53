import { parseDate } from '../base/clock.ts';
import { entriesOf, int, isRecord, listOf, text } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';
import { validEmail } from '../crm/communications.ts';
import { DEAL, type EntityTypeId } from '../crm/entity-types.ts';
import { fieldByItemName, type FieldSpec } from '../crm/field-specs.ts';
import type { FieldValue, Item } from '../crm/item.ts';
import type { CommunicationEdit, ItemPatch } from '../crm/item-patch.ts';
import type { Stages } from '../crm/stages.ts';
import { clientPatch, type ClientPatch } from './client-fields.ts';
import { customClassicName } from './item-view.ts';

/** Parses a field value for storage; `undefined` when it is invalid. */
export function storedValue(spec: FieldSpec, value: unknown, zone: number): FieldValue | undefined {
  if (spec.kind === 'ints') return listOf(value).map(int);
  if (typeof value === 'object' && value !== null) return undefined;
  const given = text(value);
  if (spec.kind === 'flag') return ['Y', '1', 'true'].includes(given) ? 'Y' : 'N';
  if (given === '') return spec.kind === 'string' ? '' : null;
  switch (spec.kind) {
    case 'int':
      return int(given);
    case 'double':
      return Number(given) || 0;
    case 'string':
      return given;
    case 'date':
    case 'datetime':
      return parseDate(given, zone);
  }
}

const notValid = (name: string): RestError =>
  new RestError(400, 'CRM_FIELD_ERROR_VALUE_NOT_VALID', `Invalid value of field "${name}"`);

/**
 * Parses the `fields` of crm.item.add and update; unknown and read-only names are silently ignored
 * (docs/bitrix24/crm-items.md#item-methods).
 */
export function itemPatch(
  type: EntityTypeId,
  fields: unknown,
  current: Item | undefined,
  stages: Stages,
  zone: number,
): ItemPatch {
  const values: Record<string, FieldValue> = {};
  const custom: Record<string, unknown> = {};
  let clients: ClientPatch = {};
  for (const [name, value] of entriesOf(fields)) {
    const spec = fieldByItemName(type, name);
    const customName = customClassicName(name);
    const linked = clientPatch(type, name, value);
    if (customName) custom[customName] = value;
    else if (linked) clients = { ...clients, ...linked };
    else if (spec && !spec.readOnly) values[name] = requireValid(spec, value, zone);
  }
  checkStage(type, values, current, stages);
  const fm = isRecord(fields) ? fields['fm'] : undefined;
  return {
    values,
    custom,
    ...clients,
    ...(type === DEAL ? {} : { communications: itemCommunications(fm, current) }),
  };
}

function requireValid(spec: FieldSpec, value: unknown, zone: number): FieldValue {
  const stored = storedValue(spec, value, zone);
  if (stored === undefined) throw notValid(spec.item);
  return stored;
}

function checkStage(
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
 * Edits of `fm` (docs/bitrix24/multi-fields.md#as-item-fields): an entry without typeId is ignored; an
 * unknown id adds; an empty value deletes; list entries are added; a string instead of a list is ignored
 * without an error.
 */
function itemCommunications(fm: unknown, current: Item | undefined): CommunicationEdit[] {
  if (typeof fm !== 'object' || fm === null) return [];
  return entriesOf(fm).flatMap(([key, entry]) => (isRecord(entry) ? edit(key, entry, current) : []));
}

function edit(
  key: string,
  entry: Readonly<Record<string, unknown>>,
  current: Item | undefined,
): CommunicationEdit[] {
  const typeId = text(entry['typeId']);
  const value = text(entry['value']);
  if (typeId === '') return [];
  if (typeId === 'EMAIL' && value !== '' && !validEmail(value)) throw notValid('fm');
  const given = 'valueType' in entry ? { valueType: text(entry['valueType']) } : {};
  const id = /^\d+$/.test(key) ? Number(key) : 0;
  const known = current?.communications.some((communication) => communication.id === id) ?? false;
  if (value === '') return known ? [{ kind: 'delete', id }] : [];
  return known
    ? [{ kind: 'set', id, typeId, value, ...given }]
    : [{ kind: 'add', typeId, valueType: 'WORK', value, ...given }];
}
