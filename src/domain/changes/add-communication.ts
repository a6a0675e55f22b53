import { z } from 'zod';
import { multiFields } from '../crm-type.ts';
import type { Immutable } from '../immutable.ts';
import { storedObject } from '../stored-object.ts';
import type { ChangeSpec } from './change-spec.ts';
import { existingItems, targetSchema } from './target.ts';

export const newCommunicationSchema = storedObject({
  type: z.enum(multiFields),
  valueType: z.string(),
  value: z.string(),
});

/** A value for a multi-field of an item. */
export type NewCommunication = Immutable<z.infer<typeof newCommunicationSchema>>;

const schema = storedObject({
  kind: z.literal('addCommunication'),
  item: targetSchema,
  ...newCommunicationSchema.shape,
});

/** A phone, e-mail or messenger value is added to an item. */
export type AddCommunication = Immutable<z.infer<typeof schema>>;

export const addCommunication: ChangeSpec<AddCommunication> = {
  schema,
  phase: 'join',
  isNeededToLeave: false,
  target: ({ item }) => item,
  requires: ({ item }) => [item],
  items: ({ item }) => existingItems(item),
  values: ({ value }) => ({ before: '', after: value }),
};
