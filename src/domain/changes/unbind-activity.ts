import { z } from 'zod';
import { crmRefSchema } from '../crm-ref.ts';
import type { Immutable } from '../immutable.ts';
import { storedObject } from '../stored-object.ts';
import type { ChangeSpec } from './change-spec.ts';

const schema = storedObject({
  kind: z.literal('unbindActivity'),
  /** Id of a session activity. */
  activity: z.number(),
  item: crmRefSchema,
});

/** A session activity is unbound from an item that the chat leaves (docs/spec.md 6.1). */
export type UnbindActivity = Immutable<z.infer<typeof schema>>;

export const unbindActivity: ChangeSpec<UnbindActivity> = {
  schema,
  phase: 'leave',
  isNeededToLeave: false,
  target: ({ item }) => item,
  requires: ({ item }) => [item],
  items: ({ item }) => [item],
  values: ({ activity }) => ({ before: String(activity), after: '' }),
};
