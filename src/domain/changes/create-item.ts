import { z } from 'zod';
import { createdTypes } from '../crm-type.ts';
import type { Immutable } from '../immutable.ts';
import { storedObject } from '../stored-object.ts';
import { newCommunicationSchema } from './add-communication.ts';
import type { ChangeSpec } from './change-spec.ts';
import { targetSchema } from './target.ts';

const newItemSchema = storedObject({
  title: z.string(),
  /** Free text: never in a batch (docs/spec.md 6.6). */
  name: z.string(),
  lastName: z.string(),
  source: z.string(),
  /** 0 = whoever the portal chooses. */
  responsible: z.number(),
  category: z.number(),
  contact: targetSchema.exactOptional(),
  /** 0 = none. */
  company: z.number(),
  communications: z.array(newCommunicationSchema),
});

/** What a new lead, deal or contact is made with. */
export type NewItem = Immutable<z.infer<typeof newItemSchema>>;

const schema = storedObject({
  kind: z.literal('createItem'),
  type: z.enum(createdTypes),
  fields: newItemSchema,
  /** Finds it again when the answer to the write was lost. */
  originId: z.string(),
});

/** A lead, deal or contact is created (docs/spec.md 5, rule 6 and the card). */
export type CreateItem = Immutable<z.infer<typeof schema>>;

export const createItem: ChangeSpec<CreateItem> = {
  schema,
  phase: 'create',
  isNeededToLeave: false,
  target: ({ type }) => ({ created: type }),
  requires: ({ fields }) => (fields.contact ? [fields.contact] : []),
  items: ({ type }, created) => (created === undefined ? [] : [{ type, id: created }]),
  values: ({ fields }) => ({ before: '', after: fields.title }),
};
