import { RestError } from '../base/rest-error.ts';
import type { EntityTypeId } from '../crm/entity-types.ts';
import type { Item } from '../crm/item.ts';
import type { ItemPatch } from '../crm/item-patch.ts';

/** Fields of the CRM that the portal's admin made required. */
export class RequiredFields {
  readonly #titles = new Map<string, string>();

  /** `name` as crm.item.* writes it, `title` as people see it. */
  require(type: EntityTypeId, name: string, title: string): void {
    this.#titles.set(`${type} ${name}`, title);
  }

  clear(): void {
    this.#titles.clear();
  }

  /**
   * Throws where a write would leave one empty (rest-contract.md 9.42; code and words as the documents show them for
   * crm.item.batchImport). GUESS: status 400, as every other error of crm.item.*, and an update is refused too when
   * the field is empty already.
   */
  check(type: EntityTypeId, patch: ItemPatch, current?: Item): void {
    for (const [key, title] of this.#titles) {
      const [of, name = ''] = key.split(' ');
      if (Number(of) !== type) continue;
      const value = patch.values[name] ?? current?.values[name];
      if (value === undefined || value === null || value === '' || value === 0)
        throw new RestError(400, 'CRM_FIELD_ERROR_REQUIRED', `The field "${title}" is required.`);
    }
  }
}
