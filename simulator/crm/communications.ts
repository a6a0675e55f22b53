import type { Communication } from './item.ts';
import type { CommunicationEdit } from './item-patch.ts';

/** Adds, changes and deletes as told; an unknown id silently adds (rest-contract.md 4.4). */
export function applyCommunications(
  current: readonly Communication[],
  edits: readonly CommunicationEdit[],
  nextId: () => number,
): Communication[] {
  let list = current.map((communication) => ({ ...communication }));
  for (const edit of edits) {
    if (edit.kind === 'delete') {
      list = list.filter((communication) => communication.id !== edit.id);
      continue;
    }
    const known =
      edit.kind === 'set' ? list.find((communication) => communication.id === edit.id) : undefined;
    if (known) {
      known.value = edit.value;
      known.valueType = edit.valueType ?? known.valueType;
    } else if (edit.value !== '' && edit.typeId) {
      list.push({
        id: nextId(),
        typeId: edit.typeId,
        valueType: edit.valueType ?? 'WORK',
        value: edit.value,
      });
    }
  }
  return list;
}

/** What `ERROR_CORE` / `CRM_FIELD_ERROR_VALUE_NOT_VALID` is said about. */
export function validEmail(value: string): boolean {
  return value.length <= 320 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(value);
}
