import { z } from 'zod';
import type { changeSchema } from '../changes/change.ts';
import { targetSchema } from '../changes/target.ts';
import { customerSchema } from '../customer-record.ts';
import { decisionOutcomes } from '../decision-outcome.ts';
import { identifierSchema } from '../identifiers/identifier.ts';
import type { Immutable } from '../immutable.ts';
import { reasonSchema } from '../reason.ts';
import { ruleNumberSchema } from '../rule-number.ts';
import { storedObject } from '../stored-object.ts';
import { suggestionDraftSchema } from '../suggestion.ts';

/** A verdict as it is stored with an intent: its changes are stored beside it. */
export const storedVerdictSchema = storedObject({
  rule: ruleNumberSchema,
  outcome: z.enum(decisionOutcomes),
  reasons: z.array(reasonSchema),
  customerRef: targetSchema.exactOptional(),
  card: targetSchema.exactOptional(),
  suggestions: z.array(suggestionDraftSchema),
  /** Identifiers that belong to the customer now, to be remembered with it. */
  customerIdentifiers: z.array(identifierSchema),
  /** A remembered customer to go on with, when the chat joins one. */
  existingCustomer: customerSchema.exactOptional(),
  /** A remembered customer whose phone this chat gave under another name, with the chat noted. */
  doubtedCustomer: customerSchema.exactOptional(),
  /** Bindings whose customer is gone. */
  endedCustomers: z.array(customerSchema),
  /** Whether the chat is bound after this decision. */
  shouldBind: z.boolean(),
});

/** The decision before anything was changed. */
export type Verdict = Immutable<z.infer<typeof storedVerdictSchema>> & {
  /** In the order to be applied. */
  readonly changes: readonly Immutable<z.infer<typeof changeSchema>>[];
};
