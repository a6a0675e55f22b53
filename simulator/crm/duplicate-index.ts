import { COMPANY, CONTACT, entityTypeIds, LEAD, type EntityTypeId } from './entity-types.ts';
import type { Crm } from './crm.ts';
import type { Item } from './item.ts';

export type IndexedType = 'PHONE' | 'EMAIL' | 'IM' | 'LINK';

/**
 * The portal's phone key: digits without extension, with its Russian-centric prefixes
 * (docs/bitrix24/crm-search.md#phone-key). `600 123 456` and `+34600123456` have different keys: the portal
 * does not recognise them as one number.
 */
export function phoneKey(value: string): string {
  const plus8 = /^\s*\+8/.test(value);
  const digits = value.replace(/[;#].*$/s, '').replace(/\D/g, '');
  if (digits.length < 10 || plus8 || /^8[012]/.test(digits)) return digits;
  if (digits.startsWith('00')) return digits.slice(2);
  if (digits.startsWith('011')) return digits.slice(3);
  if (digits.startsWith('8')) return `7${digits.slice(1)}`;
  return digits.startsWith('0') ? digits.slice(1) : digits;
}

/** What values are compared by. */
export function indexKey(type: IndexedType, value: string): string {
  return type === 'PHONE' ? phoneKey(value) : value.trim().toLowerCase();
}

/** Duplicate index of the communications of leads, contacts and companies; deals have none. */
export class DuplicateIndex {
  readonly #items = new Map<string, Map<string, Item>>();
  readonly #keys = new Map<Item, readonly string[]>();

  constructor(crm: Crm) {
    crm.onChange = (item, deleted) => this.#reindex(item, deleted);
  }

  /** Ascending ids. */
  find(type: IndexedType, value: string, entityTypeId: EntityTypeId): readonly Item[] {
    const key = indexKey(type, value);
    if (key === '') return [];
    const hits = [...(this.#items.get(`${type}:${key}`)?.values() ?? [])];
    return hits.filter((item) => item.entityTypeId === entityTypeId).sort((a, b) => a.id - b.id);
  }

  /** Items of all types, in the order company, contact, lead (docs/bitrix24/crm-search.md#phone-key). */
  findAll(type: IndexedType, value: string): readonly Item[] {
    return [COMPANY, CONTACT, LEAD].flatMap((entityTypeId) =>
      this.find(type, value, entityTypeId as EntityTypeId),
    );
  }

  #reindex(item: Item, deleted: boolean): void {
    if (item.entityTypeId === 2 || !entityTypeIds.includes(item.entityTypeId)) return;
    const name = `${item.entityTypeId}:${item.id}`;
    for (const key of this.#keys.get(item) ?? []) {
      const bucket = this.#items.get(key);
      bucket?.delete(name);
      if (bucket?.size === 0) this.#items.delete(key);
    }
    this.#keys.delete(item);
    if (deleted) return;
    const keys = item.communications.flatMap((communication) => {
      // INSTAGRAM is not an indexed type: such chats are found again only by LINK
      // (docs/bitrix24/crm-search.md#phone-key).
      if (communication.typeId === 'IM' && communication.valueType === 'INSTAGRAM') return [];
      if (!['PHONE', 'EMAIL', 'IM', 'LINK'].includes(communication.typeId)) return [];
      const key = indexKey(communication.typeId as IndexedType, communication.value);
      return key === '' ? [] : [`${communication.typeId}:${key}`];
    });
    this.#keys.set(item, keys);
    for (const key of keys) {
      let bucket = this.#items.get(key);
      if (!bucket) this.#items.set(key, (bucket = new Map<string, Item>()));
      bucket.set(name, item);
    }
  }
}
