import { entriesOf, int, isRecord, listOf, text } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';
import { validEmail } from '../crm/communications.ts';
import { DEAL, type EntityTypeId } from '../crm/entity-types.ts';
import { fieldByClassicName } from '../crm/field-specs.ts';
import type { FieldValue, Item } from '../crm/item.ts';
import type { CommunicationEdit, ItemPatch } from '../crm/item-patch.ts';
import { isMultiField } from './classic-view.ts';
import { clientPatch, type ClientPatch } from './client-fields.ts';
import { storedValue } from './item-fields.ts';

/** Parses the `fields` of classic add and update methods; unknown names are ignored. */
export function classicPatch(
  type: EntityTypeId,
  fields: unknown,
  current: Item | undefined,
  zone: number,
): ItemPatch {
  const values: Record<string, FieldValue> = {};
  const custom: Record<string, unknown> = {};
  const communications: CommunicationEdit[] = [];
  let clients: ClientPatch = {};
  for (const [name, value] of entriesOf(fields)) {
    const spec = fieldByClassicName(type, name);
    const linked = clientPatch(type, name, value);
    if (isMultiField(name)) communications.push(...edits(name, value, current));
    else if (linked) clients = { ...clients, ...linked };
    else if (name.startsWith('UF_')) custom[name] = value;
    else if (spec && !spec.readOnly) {
      const stored = storedValue(spec, value, zone);
      if (stored !== undefined) values[spec.item] = stored;
    }
  }
  return { values, custom, ...(type === DEAL ? {} : { communications }), ...clients };
}

/**
 * Without an ID an entry is added; with an ID it is changed, or deleted when VALUE is empty
 * (docs/bitrix24/multi-fields.md#as-classic-fields).
 */
function edits(typeId: string, given: unknown, current: Item | undefined): CommunicationEdit[] {
  return listOf(given).flatMap((entry) => (isRecord(entry) ? edit(typeId, entry, current) : []));
}

function edit(
  typeId: string,
  entry: Readonly<Record<string, unknown>>,
  current: Item | undefined,
): CommunicationEdit[] {
  const id = int(entry['ID']);
  const value = text(entry['VALUE']);
  if (typeId === 'EMAIL' && value !== '' && !validEmail(value)) {
    throw new RestError(400, 'ERROR_CORE', `Invalid e-mail "${value}"`);
  }
  const given = 'VALUE_TYPE' in entry ? { valueType: text(entry['VALUE_TYPE']) } : {};
  // GUESS: an ID that does not belong to this item and type adds, as in crm.item.*.
  const known = current?.communications.find((c) => c.id === id && c.typeId === typeId);
  if (!known) return value === '' ? [] : [{ kind: 'add', typeId, valueType: 'WORK', value, ...given }];
  if (value === '' || entry['DELETE'] === 'Y') return [{ kind: 'delete', id }];
  return [{ kind: 'set', id, typeId, value, ...given }];
}
