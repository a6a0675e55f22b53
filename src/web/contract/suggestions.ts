import { z } from 'zod';
import { suggestionKinds, suggestionStates } from '../../domain/suggestion.ts';
import type { ApiCall } from './call.ts';
import { crmItem, crmRef, idText, list, noInput, pageOf, paging, reason } from './common.ts';

export const resolutions = ['join', 'notSame', 'merge', 'block', 'dismiss', 'confirm'] as const;

/** An item to compare with the others, with its open deals. */
const evidenceItem = crmItem.extend({
  openDeals: list(z.object({ ref: crmRef, name: z.string(), path: z.string() })),
});

const suggestionView = z.object({
  id: z.string(),
  kind: z.enum(suggestionKinds),
  /** Unix ms. */
  at: z.number(),
  state: z.enum(suggestionStates),
  decidedBy: z.string().exactOptional(),
  chat: z.object({
    code: z.string(),
    line: z.string(),
    connector: z.string(),
    /** Where the chat is bound now. */
    customerRef: crmRef.exactOptional(),
    card: crmRef.exactOptional(),
  }),
  identifier: z.string().exactOptional(),
  reasons: list(reason),
  items: list(evidenceItem),
  /** What the caller may do; empty without the right, and for decided suggestions. */
  may: list(z.enum(resolutions)),
});
export type SuggestionView = z.infer<typeof suggestionView>;

const suggestionParams = z.strictObject({ id: idText });

export const listSuggestions = {
  method: 'GET',
  path: '/api/v1/suggestions',
  right: 'read',
  description: 'Suggestions, newest first, with the items to compare.',
  params: noInput,
  query: z.strictObject({ ...paging, state: z.enum(['open', 'decided']).optional() }),
  body: noInput,
  response: pageOf(suggestionView),
} as const satisfies ApiCall;

export const getSuggestion = {
  method: 'GET',
  path: '/api/v1/suggestions/{id}',
  right: 'read',
  description: 'One suggestion.',
  params: suggestionParams,
  query: noInput,
  body: noInput,
  response: suggestionView,
} as const satisfies ApiCall;

export const resolveSuggestion = {
  method: 'POST',
  path: '/api/v1/suggestions/{id}/resolve',
  right: 'line',
  description:
    'Decides a suggestion: bind the chat to an item, mark it as not the same person, merge in the portal, block the identifier, dismiss, or confirm a decision of mode `suggest`. When the portal refuses a merge, the answer is 409 MERGE_CONFLICT and the suggestion stays open; `advice` names the page of the portal where the items can be merged by hand. `block` is for admins: it applies to every line.',
  params: suggestionParams,
  query: noInput,
  body: z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('join'), item: crmRef }),
    z.strictObject({
      action: z.literal('notSame'),
      /** The item that is not the chat's person; default: every item except the chat's own customer. */
      item: crmRef.optional(),
    }),
    z.strictObject({
      action: z.literal('merge'),
      /** The item that remains after the merge; default: the first of the suggestion. */
      survivor: crmRef.optional(),
    }),
    z.strictObject({ action: z.literal('block') }),
    z.strictObject({ action: z.literal('dismiss') }),
    z.strictObject({ action: z.literal('confirm') }),
  ]),
  response: z.object({
    suggestion: suggestionView,
    /** Id of the resulting decision in the journal. */
    decision: z.string().nullable(),
  }),
} as const satisfies ApiCall;
