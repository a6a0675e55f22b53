import { z } from 'zod';
import type { Immutable } from '../immutable.ts';
import { storedObject } from '../stored-object.ts';
import type { ChangeSpec } from './change-spec.ts';
import { existingItems, targetSchema } from './target.ts';

const schema = storedObject({
  kind: z.literal('createActivity'),
  item: targetSchema,
  /** Id of the session that it stands for. */
  session: z.string(),
  connector: z.string(),
  /** User id of who answers the chat; absent where nobody is known, and in rows of version 0.1.0. */
  responsible: z.number().exactOptional(),
  /** Finds it again when the answer to the write was lost. */
  originId: z.string(),
});

/** The app makes an activity of its own for a session that has none (docs/spec.md 6.5). */
export type CreateActivity = Immutable<z.infer<typeof schema>>;

export const createActivity: ChangeSpec<CreateActivity> = {
  schema,
  phase: 'createActivity',
  isNeededToLeave: false,
  target: ({ item }) => item,
  requires: ({ item }) => [item],
  items: ({ item }) => existingItems(item),
  values: ({ session }) => ({ before: '', after: session }),
};
