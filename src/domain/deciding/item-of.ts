import type { CrmItem, CrmView } from '../crm-view.ts';
import type { CrmRef } from '../crm-ref.ts';
import { refKey } from '../crm-ref.ts';

/** The living item behind a reference; `undefined` when it is gone or was not read. */
export function itemOf(view: CrmView, ref: CrmRef | undefined): CrmItem | undefined {
  return ref && view.items.get(refKey(ref));
}

/** Several references as living items, gone ones left out. */
export function itemsOf(view: CrmView, refs: readonly CrmRef[]): readonly CrmItem[] {
  return refs.flatMap((ref) => view.items.get(refKey(ref)) ?? []);
}

/** References without repeats, sorted by type and id: order of the input never matters. */
export function uniqueRefs(refs: readonly CrmRef[]): readonly CrmRef[] {
  const byKey = new Map(refs.map((ref) => [refKey(ref), ref]));
  return [...byKey.values()].sort((a, b) => a.type.localeCompare(b.type) || a.id - b.id);
}
