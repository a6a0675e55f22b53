import { z } from 'zod';
import { crmRefSchema } from '../crm-ref.ts';
import type { Immutable } from '../immutable.ts';
import { storedObject } from '../stored-object.ts';
import type { ChangeSpec } from './change-spec.ts';

const schema = storedObject({
  kind: z.literal('tagItem'),
  item: crmRefSchema,
  /** Titles may hold what a customer wrote: never in a batch (docs/spec.md 6.6). */
  title: z.string(),
  before: z.string(),
});

/** The title of an item that the chat left gets or loses the tracker's tag (docs/decisions/0014-own-item-policy-tag.md). */
export type TagItem = Immutable<z.infer<typeof schema>>;

export const tagItem: ChangeSpec<TagItem> = {
  schema,
  phase: 'label',
  isNeededToLeave: false,
  target: ({ item }) => item,
  requires: ({ item }) => [item],
  items: ({ item }) => [item],
  values: ({ title, before }) => ({ before, after: title }),
};
