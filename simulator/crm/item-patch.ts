import type { FieldValue } from './item.ts';

export type CommunicationEdit =
  | { readonly kind: 'add'; readonly typeId: string; readonly valueType: string; readonly value: string }
  | {
      readonly kind: 'set';
      readonly id: number;
      readonly typeId?: string;
      readonly valueType?: string;
      readonly value: string;
    }
  | { readonly kind: 'delete'; readonly id: number };

/** Changes of a write, from the item or the classic API. Absent = unchanged. */
export interface ItemPatch {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly contactId?: number;
  readonly contactIds?: readonly number[];
  readonly companyIds?: readonly number[];
  readonly communications?: readonly CommunicationEdit[];
  readonly custom?: Readonly<Record<string, unknown>>;
}
