import { entriesOf, int, isRecord, listOf, text } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';
import { validEmail } from '../crm/communications.ts';
import { CONTACT, DEAL, type EntityTypeId } from '../crm/entity-types.ts';
import { fieldByClassicName } from '../crm/field-specs.ts';
import type { FieldValue, Item } from '../crm/item.ts';
import type { CommunicationEdit, ItemPatch } from '../crm/item-patch.ts';
import { multiFields } from './classic-view.ts';
import { storedValue } from './item-fields.ts';

/** Reads the `fields` of classic add and update methods; unknown names are ignored. */
export function classicPatch(
  type: EntityTypeId,
  fields: unknown,
  current: Item | undefined,
  zone: number,
): ItemPatch {
  const values: Record<string, FieldValue> = {};
  const custom: Record<string, unknown> = {};
  const communications: CommunicationEdit[] = [];
  const links: { contactId?: number; contactIds?: number[]; companyIds?: number[] } = {};
  for (const [name, value] of entriesOf(fields)) {
    const spec = fieldByClassicName(type, name);
    if (type !== DEAL && (multiFields as readonly string[]).includes(name))
      communications.push(...edits(name, value, current));
    else if (name === 'CONTACT_ID') links.contactId = int(value);
    else if (name === 'CONTACT_IDS') links.contactIds = listOf(value).map(int);
    else if (name === 'COMPANY_IDS' || (name === 'COMPANY_ID' && type === CONTACT))
      links.companyIds = name === 'COMPANY_ID' ? [int(value)] : listOf(value).map(int);
    else if (name.startsWith('UF_')) custom[name] = value;
    else if (spec && !spec.readOnly) {
      const stored = storedValue(spec, value, zone);
      if (stored !== undefined) values[spec.item] = stored;
    }
  }
  return { values, custom, communications, ...links };
}

/** Appends what has no ID; with an ID changes, and deletes when there is no VALUE (rest-contract.md 4.4). */
function edits(typeId: string, given: unknown, current: Item | undefined): CommunicationEdit[] {
  return listOf(given).flatMap((entry): CommunicationEdit[] => {
    if (!isRecord(entry)) return [];
    const id = int(entry['ID']);
    const value = text(entry['VALUE']);
    const valueType = text(entry['VALUE_TYPE']) || 'WORK';
    if (typeId === 'EMAIL' && value !== '' && !validEmail(value))
      throw new RestError(400, 'ERROR_CORE', `Invalid e-mail "${value}"`);
    if (id === 0) return value === '' ? [] : [{ kind: 'add', typeId, valueType, value }];
    const mine = current?.communications.find(
      (communication) => communication.id === id && communication.typeId === typeId,
    );
    // GUESS: an ID that is not of this item and type adds, like in items.
    if (!mine) return value === '' ? [] : [{ kind: 'add', typeId, valueType, value }];
    if (text(entry['DELETE']) === 'Y' || value === '') return [{ kind: 'delete', id }];
    return [{ kind: 'set', id, typeId, value, ...('VALUE_TYPE' in entry ? { valueType } : {}) }];
  });
}
