import { z } from 'zod';
import { crmRefSchema } from '../crm-ref.ts';
import type { Immutable } from '../immutable.ts';
import { storedObject } from '../stored-object.ts';
import type { ChangeSpec } from './change-spec.ts';

const schema = storedObject({
  kind: z.literal('setStage'),
  item: crmRefSchema,
  /** Ids of stages: `JUNK`, `C2:LOSE`. */
  stage: z.string(),
  before: z.string(),
});

/** A lead or deal goes to another stage (docs/spec.md 6.3). */
export type SetStage = Immutable<z.infer<typeof schema>>;

export const setStage: ChangeSpec<SetStage> = {
  schema,
  phase: 'leave',
  isNeededToLeave: false,
  target: ({ item }) => item,
  requires: ({ item }) => [item],
  items: ({ item }) => [item],
  values: ({ stage, before }) => ({ before, after: stage }),
};
