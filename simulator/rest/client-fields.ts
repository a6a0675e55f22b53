import { int, listOf } from '../base/params.ts';
import { CONTACT, type EntityTypeId } from '../crm/entity-types.ts';
import type { ItemPatch } from '../crm/item-patch.ts';

export type ClientPatch = Pick<ItemPatch, 'contactId' | 'contactIds' | 'companyIds'>;

const itemNames: Readonly<Record<string, string>> = {
  CONTACT_ID: 'contactId',
  CONTACT_IDS: 'contactIds',
  COMPANY_ID: 'companyId',
  COMPANY_IDS: 'companyIds',
};

/** The change of a field that links clients, by its item or classic name; `undefined` for any other field. */
export function clientPatch(type: EntityTypeId, name: string, value: unknown): ClientPatch | undefined {
  switch (itemNames[name] ?? name) {
    case 'contactId':
      return { contactId: int(value) };
    case 'contactIds':
      return { contactIds: listOf(value).map(int) };
    case 'companyIds':
      return { companyIds: listOf(value).map(int) };
    case 'companyId':
      // For leads and deals the company is an ordinary field.
      return type === CONTACT ? { companyIds: [int(value)] } : undefined;
    default:
      return undefined;
  }
}
