import { z } from 'zod';
import { changeSchema } from './changes/change.ts';
import { crmRefSchema } from './crm-ref.ts';
import { identifierSchema } from './identifiers/identifier.ts';
import type { DecisionId, LineId, SuggestionId, UserCode } from './ids.ts';
import { idSchema } from './ids.ts';
import type { Immutable } from './immutable.ts';
import { reasonSchema } from './reason.ts';
import { storedObject } from './stored-object.ts';
import { suggestionClosings, suggestionKinds, suggestionStates } from './suggestion-kind.ts';

export const suggestionDraftSchema = storedObject({
  kind: z.enum(suggestionKinds),
  items: z.array(crmRefSchema),
  identifier: z.string().exactOptional(),
  reasons: z.array(reasonSchema),
  /** What will be changed, in this order, when a suggested decision is confirmed; absent in rows of older versions. */
  planned: z.array(changeSchema).exactOptional(),
  /** What the chat gave, for a suggested decision. */
  given: z.array(identifierSchema).exactOptional(),
});

/** What a verdict suggests, before it is stored. */
export type SuggestionDraft = Immutable<z.infer<typeof suggestionDraftSchema>>;

export const suggestionSchema = storedObject({
  ...suggestionDraftSchema.shape,
  id: idSchema<SuggestionId>(),
  /** Unix ms. */
  at: z.number(),
  chat: idSchema<UserCode>(),
  line: idSchema<LineId>(),
  state: z.enum(suggestionStates),
  /** Who asked for it, where an employee did: `user:12`. */
  reportedBy: z.string().exactOptional(),
  decidedBy: z.string().exactOptional(),
  closedBecause: z.enum(suggestionClosings).exactOptional(),
  /** The journal entry of what was done when it was accepted. */
  decision: idSchema<DecisionId>().exactOptional(),
});

/** Something a person should decide. It never blocks the chat. */
export type Suggestion = Immutable<z.infer<typeof suggestionSchema>>;
