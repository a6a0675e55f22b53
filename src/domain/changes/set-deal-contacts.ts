import { z } from 'zod';
import { crmRefSchema } from '../crm-ref.ts';
import type { Immutable } from '../immutable.ts';
import { storedObject } from '../stored-object.ts';
import type { ChangeSpec } from './change-spec.ts';

const schema = storedObject({
  kind: z.literal('setDealContacts'),
  item: crmRefSchema,
  /** Ids; the first is the primary one. */
  contacts: z.array(z.number()),
  before: z.array(z.number()),
});

/** All contacts of a deal are replaced. */
export type SetDealContacts = Immutable<z.infer<typeof schema>>;

export const setDealContacts: ChangeSpec<SetDealContacts> = {
  schema,
  phase: 'join',
  isNeededToLeave: false,
  target: ({ item }) => item,
  requires: ({ item }) => [item],
  items: ({ item }) => [item],
  values: ({ contacts, before }) => ({ before: before.join(', '), after: contacts.join(', ') }),
};
