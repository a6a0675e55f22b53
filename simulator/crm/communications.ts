import type { Communication } from './item.ts';
import type { CommunicationEdit } from './item-patch.ts';

/**
 * Applies additions, changes and deletions; a `set` with an unknown id adds
 * (docs/bitrix24/multi-fields.md#as-item-fields).
 */
export function applyCommunications(
  current: readonly Communication[],
  edits: readonly CommunicationEdit[],
  nextId: () => number,
): Communication[] {
  let result = current.map((communication) => ({ ...communication }));
  for (const edit of edits) {
    if (edit.kind === 'delete') {
      result = result.filter((communication) => communication.id !== edit.id);
      continue;
    }
    const known =
      edit.kind === 'set' ? result.find((communication) => communication.id === edit.id) : undefined;
    if (known) {
      known.value = edit.value;
      known.valueType = edit.valueType ?? known.valueType;
    } else if (edit.value !== '' && edit.typeId) {
      result.push({
        id: nextId(),
        typeId: edit.typeId,
        valueType: edit.valueType ?? 'WORK',
        value: edit.value,
      });
    }
  }
  return result;
}

/** Invalid addresses are refused with `ERROR_CORE` or `CRM_FIELD_ERROR_VALUE_NOT_VALID`. */
export function validEmail(value: string): boolean {
  return value.length <= 320 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(value);
}
