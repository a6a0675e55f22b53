import { z } from 'zod';
import { crmRefSchema } from './crm-ref.ts';
import type { LineId, SuggestionId, UserCode } from './ids.ts';
import { idSchema } from './ids.ts';
import type { Immutable } from './immutable.ts';
import { reasonSchema } from './reason.ts';
import { storedObject } from './stored-object.ts';

export const suggestionKinds = [
  'samePerson',
  'identifierOfAnother',
  'mergeDuplicates',
  'sharedIdentifier',
  'ownItemHasData',
  'guestContact',
  'ambiguousNumber',
  'decisionToConfirm',
] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

export const suggestionStates = ['open', 'accepted', 'dismissed'] as const;
export type SuggestionState = (typeof suggestionStates)[number];

export const suggestionDraftSchema = storedObject({
  kind: z.enum(suggestionKinds),
  items: z.array(crmRefSchema),
  identifier: z.string().exactOptional(),
  reasons: z.array(reasonSchema),
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
  decidedBy: z.string().exactOptional(),
});

/** Something a person should decide. It never blocks the chat. */
export type Suggestion = Immutable<z.infer<typeof suggestionSchema>>;
