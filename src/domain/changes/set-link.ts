import { z } from 'zod';
import { crmRefSchema } from '../crm-ref.ts';
import { linkFields } from '../crm-type.ts';
import type { Immutable } from '../immutable.ts';
import { storedObject } from '../stored-object.ts';
import type { ChangeSpec } from './change-spec.ts';
import type { Target } from './target.ts';
import { existingItems, targetSchema } from './target.ts';

const schema = storedObject({
  kind: z.literal('setLink'),
  item: crmRefSchema,
  field: z.enum(linkFields),
  /** 0 = nobody. */
  value: z.union([targetSchema, z.literal(0)]),
  /** Id of who it was linked to; 0 = nobody. */
  before: z.number(),
  /** Ids of the contacts that stay beside `value`; rows of version 0.1.0 have none. */
  otherContacts: z.array(z.number()).exactOptional(),
  /** Ids of all contacts before, the primary one first. */
  contactsBefore: z.array(z.number()).exactOptional(),
});

/** A lead or deal is linked to another contact or company (docs/spec.md#the-card). */
export type SetLink = Immutable<z.infer<typeof schema>>;

export const setLink: ChangeSpec<SetLink> = {
  schema,
  phase: 'join',
  isNeededToLeave: false,
  target: ({ item }) => item,
  requires: ({ item, value }) => [item, ...linked(value)],
  items: ({ item }) => [item],
  values: ({ value, before }) => ({
    before: before === 0 ? '' : String(before),
    after: linked(value)
      .flatMap(existingItems)
      .map(({ id }) => String(id))
      .join(),
  }),
};

function linked(value: Target | 0): readonly Target[] {
  return value === 0 ? [] : [value];
}
