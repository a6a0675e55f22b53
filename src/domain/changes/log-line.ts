import { z } from 'zod';
import type { Immutable } from '../immutable.ts';
import { reasonCodes } from '../reason.ts';
import { storedObject } from '../stored-object.ts';
import type { ChangeSpec } from './change-spec.ts';
import { existingItems, targetSchema } from './target.ts';

const schema = storedObject({
  kind: z.literal('logLine'),
  item: targetSchema,
  /** Id of the decision: names it in the timeline, and finds the line again. */
  decision: z.string(),
  connector: z.string(),
  /** Why the chat was joined; empty where no reason was given. */
  because: z.union([z.enum(reasonCodes), z.literal('')]),
  /** Values of the identifiers that belong to the customer. */
  identifiers: z.array(z.string()),
});

/** A line on the card's timeline says what was joined and why (docs/spec.md 6.4). */
export type LogLine = Immutable<z.infer<typeof schema>>;

export const logLine: ChangeSpec<LogLine> = {
  schema,
  phase: 'leave',
  isNeededToLeave: false,
  target: ({ item }) => item,
  requires: ({ item }) => [item],
  items: ({ item }) => existingItems(item),
  values: ({ identifiers }) => ({ before: '', after: identifiers.join(', ') }),
};
