import { z } from 'zod';
import { crmRefSchema } from '../crm-ref.ts';
import type { Immutable } from '../immutable.ts';
import { storedObject } from '../stored-object.ts';
import type { ChangeSpec } from './change-spec.ts';

const nameShape = { name: z.string(), lastName: z.string() };

const schema = storedObject({
  kind: z.literal('fillName'),
  item: crmRefSchema,
  /** Free text: never in a batch (docs/spec.md 6.6). */
  ...nameShape,
  /** Empty, or the portal's name for a guest. */
  before: storedObject(nameShape),
});

/** An empty or guest name of a customer is filled (docs/spec.md 6.8). */
export type FillName = Immutable<z.infer<typeof schema>>;

export const fillName: ChangeSpec<FillName> = {
  schema,
  phase: 'create',
  isNeededToLeave: false,
  target: ({ item }) => item,
  requires: ({ item }) => [item],
  items: ({ item }) => [item],
  values: (change) => ({ before: fullName(change.before), after: fullName(change) }),
};

function fullName({ name, lastName }: { readonly name: string; readonly lastName: string }): string {
  return `${name} ${lastName}`.trim();
}
