import type { CrmItem, CrmView } from '../crm-view.ts';
import type { CrmRef } from '../crm-ref.ts';
import { refKey } from '../crm-ref.ts';

/** The item of a reference; `undefined` when it was deleted or not read. */
export function itemOf(view: CrmView, ref: CrmRef | undefined): CrmItem | undefined {
  return ref && view.items.get(refKey(ref));
}

/** The items of several references, without those deleted or not read. */
export function itemsOf(view: CrmView, refs: readonly CrmRef[]): readonly CrmItem[] {
  return refs.flatMap((ref) => view.items.get(refKey(ref)) ?? []);
}

/** References without duplicates, sorted by type and id, so that the order of the input never matters. */
export function uniqueRefs(refs: readonly CrmRef[]): readonly CrmRef[] {
  const byKey = new Map(refs.map((ref) => [refKey(ref), ref]));
  return [...byKey.values()].sort((a, b) => a.type.localeCompare(b.type) || a.id - b.id);
}
