import { z } from 'zod';
import { suggestionKinds, suggestionStates } from '../../domain/suggestion.ts';
import type { ApiCall } from './call.ts';
import { crmItem, crmRef, idText, list, nothing, pageOf, paging, reason } from './common.ts';

export const resolutions = ['join', 'notSame', 'merge', 'block', 'dismiss', 'confirm'] as const;

/** An item side by side with the others, with the deals of the customer. */
const evidenceItem = crmItem.extend({
  openDeals: list(z.object({ ref: crmRef, name: z.string(), path: z.string() })),
});

export const suggestionView = z.object({
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
  /** What the opener may do with it now; empty for a reader and for what is decided. */
  may: list(z.enum(resolutions)),
});
export type SuggestionView = z.infer<typeof suggestionView>;

const one = z.strictObject({ id: idText });

export const listSuggestions = {
  method: 'GET',
  path: '/api/v1/suggestions',
  right: 'read',
  does: 'Suggestions, newest first, with the items side by side.',
  params: nothing,
  query: z.strictObject({ ...paging, state: z.enum(['open', 'decided']).optional() }),
  body: nothing,
  response: pageOf(suggestionView),
} as const satisfies ApiCall;

export const getSuggestion = {
  method: 'GET',
  path: '/api/v1/suggestions/{id}',
  right: 'read',
  does: 'One suggestion.',
  params: one,
  query: nothing,
  body: nothing,
  response: suggestionView,
} as const satisfies ApiCall;

export const resolveSuggestion = {
  method: 'POST',
  path: '/api/v1/suggestions/{id}/resolve',
  right: 'line',
  does: 'Decides a suggestion: join the chat to an item, say that it is not the same person, merge in the portal, block the identifier, dismiss, or confirm what was decided in mode `suggest`. A merge that the portal refuses answers 409 MERGE_CONFLICT and leaves the suggestion open; `advice` names the page of the portal where it can be merged by hand. `block` is for admins: it holds for every line.',
  params: one,
  query: nothing,
  body: z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('join'), item: crmRef }),
    z.strictObject({
      action: z.literal('notSame'),
      /** Who the chat's person is not; without it every item but the chat's own customer. */
      item: crmRef.optional(),
    }),
    z.strictObject({
      action: z.literal('merge'),
      /** The item that stays; without it the first of the suggestion. */
      survivor: crmRef.optional(),
    }),
    z.strictObject({ action: z.literal('block') }),
    z.strictObject({ action: z.literal('dismiss') }),
    z.strictObject({ action: z.literal('confirm') }),
  ]),
  response: z.object({
    suggestion: suggestionView,
    /** What was decided and changed by it. */
    decision: z.string().nullable(),
  }),
} as const satisfies ApiCall;
