import { z } from 'zod';
import { appliedChangeSchema } from './changes/change.ts';
import { chatSchema } from './chat-record.ts';
import { crmRefSchema } from './crm-ref.ts';
import { customerSchema } from './customer-record.ts';
import { decisionOutcomes } from './decision-outcome.ts';
import { identifierSchema } from './identifiers/identifier.ts';
import type { ConnectorId, DecisionId, LineId, SuggestionId, UserCode } from './ids.ts';
import { idSchema } from './ids.ts';
import type { Immutable } from './immutable.ts';
import { reasonSchema } from './reason.ts';
import { ruleNumberSchema } from './rule-number.ts';
import { storedObject } from './stored-object.ts';

export const decisionSchema = storedObject({
  id: idSchema<DecisionId>(),
  /** Unix ms. */
  at: z.number(),
  chat: idSchema<UserCode>(),
  line: idSchema<LineId>(),
  connector: idSchema<ConnectorId>(),
  rule: ruleNumberSchema,
  /** Who decided (rule 0) or accepted the suggestion, where a person did: `user:12`; absent in entries of older versions. */
  by: z.string().exactOptional(),
  outcome: z.enum(decisionOutcomes),
  identifiers: z.array(identifierSchema),
  reasons: z.array(reasonSchema),
  customerRef: crmRefSchema.exactOptional(),
  card: crmRefSchema.exactOptional(),
  changes: z.array(appliedChangeSchema),
  suggestions: z.array(idSchema<SuggestionId>()),
  /** The suggestion whose acceptance it carried out; absent in entries of older versions. */
  answers: idSchema<SuggestionId>().exactOptional(),
  /** Records before it, for undo. */
  before: storedObject({ chat: chatSchema.exactOptional(), customers: z.array(customerSchema) }),
  /** Whether a person finds it right; the last answer. `by`: `user:12`. `at`: Unix ms. */
  judged: storedObject({ right: z.boolean(), by: z.string(), at: z.number() }).exactOptional(),
  /** Undo began: what it leaves alone was found out before the first change and is not found out again. */
  undoStarted: storedObject({ by: z.string(), leftAlone: z.array(reasonSchema) }).exactOptional(),
  /** `by`: `user:12`, or `command line`. `at`: Unix ms. */
  undone: storedObject({ at: z.number(), by: z.string(), leftAlone: z.array(reasonSchema) }).exactOptional(),
});

/** One entry of the journal. */
export type Decision = Immutable<z.infer<typeof decisionSchema>>;
