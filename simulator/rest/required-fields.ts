import { RestError } from '../base/rest-error.ts';
import type { EntityTypeId } from '../crm/entity-types.ts';
import type { Item } from '../crm/item.ts';
import type { ItemPatch } from '../crm/item-patch.ts';

/** CRM fields that the portal's admin configured as required. */
export class RequiredFields {
  readonly #titles = new Map<string, string>();

  /** `name`: as in crm.item.*; `title`: as displayed. */
  require(type: EntityTypeId, name: string, title: string): void {
    this.#titles.set(`${type} ${name}`, title);
  }

  clear(): void {
    this.#titles.clear();
  }

  /**
   * Throws when a write leaves a required field empty (docs/bitrix24/crm-items.md#required-fields; code and
   * description as documented for crm.item.batchImport). An update is refused only where it changes the field or the
   * stage. GUESS: status 400, as for all other errors of crm.item.*.
   */
  check(type: EntityTypeId, { values }: ItemPatch, current?: Item): void {
    const isStageChange = isChange(values, 'stageId', current);
    for (const [key, title] of this.#titles) {
      const [entityTypeId, name = ''] = key.split(' ');
      if (Number(entityTypeId) !== type || !(isStageChange || isChange(values, name, current))) continue;
      if (isEmpty(values[name] ?? current?.values[name]))
        throw new RestError(400, 'CRM_FIELD_ERROR_REQUIRED', `The field "${title}" is required.`);
    }
  }
}

/** A creation changes every field. */
function isChange(values: ItemPatch['values'], name: string, current: Item | undefined): boolean {
  return !current || (name in values && values[name] !== current.values[name]);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === 0;
}
