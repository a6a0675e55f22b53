import { z } from 'zod';
import { mergedTypes } from '../crm-type.ts';
import type { Immutable } from '../immutable.ts';
import { storedObject } from '../stored-object.ts';
import type { ChangeSpec } from './change-spec.ts';

const schema = storedObject({
  kind: z.literal('mergeItems'),
  type: z.enum(mergedTypes),
  /** Ids. */
  survivor: z.number(),
  absorbed: z.number(),
});

/** The portal merges two items of one type into one (docs/bitrix24/crm-items.md#merge). It cannot be undone. */
export type MergeItems = Immutable<z.infer<typeof schema>>;

export const mergeItems: ChangeSpec<MergeItems> = {
  schema,
  phase: 'leave',
  isNeededToLeave: false,
  target: ({ type, survivor }) => ({ type, id: survivor }),
  requires: () => [],
  items: ({ type, survivor, absorbed }) => [survivor, absorbed].map((id) => ({ type, id })),
  values: ({ survivor, absorbed }) => ({ before: String(absorbed), after: String(survivor) }),
};
