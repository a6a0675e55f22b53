import { z } from 'zod';
import type { Immutable } from '../immutable.ts';
import { storedObject } from '../stored-object.ts';
import type { ChangeSpec } from './change-spec.ts';
import { existingItems, targetSchema } from './target.ts';

const schema = storedObject({
  kind: z.literal('bindActivity'),
  /** Id of a session activity. */
  activity: z.number(),
  item: targetSchema,
});

/** A session activity is bound to an item (docs/spec.md 6.1). */
export type BindActivity = Immutable<z.infer<typeof schema>>;

export const bindActivity: ChangeSpec<BindActivity> = {
  schema,
  phase: 'join',
  isNeededToLeave: true,
  target: ({ item }) => item,
  requires: ({ item }) => [item],
  items: ({ item }) => existingItems(item),
  values: ({ activity }) => ({ before: '', after: String(activity) }),
};
