import { z } from 'zod';
import type { LinkedType } from './crm-type.ts';
import { crmTypes, isLinkedType } from './crm-type.ts';
import type { Immutable } from './immutable.ts';
import { storedObject } from './stored-object.ts';

export const crmRefSchema = storedObject({ type: z.enum(crmTypes), id: z.number().int() });

/** A lead, deal, contact or company of a portal. */
export type CrmRef = Immutable<z.infer<typeof crmRefSchema>>;

/** A customer that leads and deals are linked to. */
export type LinkedRef = CrmRef & { readonly type: LinkedType };

export function isLinkedRef(ref: CrmRef): ref is LinkedRef {
  return isLinkedType(ref.type);
}

/** `lead:12`: for map keys and sorted lists. */
export function refKey(ref: CrmRef): string {
  return `${ref.type}:${ref.id}`;
}

/** A reference out of `lead:12`; `undefined` for anything else. */
export function parseRefKey(text: string): CrmRef | undefined {
  const [, name, id] = /^([a-z]+):(\d{1,15})$/.exec(text) ?? [];
  const type = crmTypes.find((known) => known === name);
  return type && { type, id: Number(id) };
}

export function sameRef(a: CrmRef | undefined, b: CrmRef | undefined): boolean {
  return a !== undefined && b !== undefined && a.type === b.type && a.id === b.id;
}
