import { z } from 'zod';
import { suggestionClosings, suggestionKinds, suggestionStates } from '../../domain/suggestion-kind.ts';
import type { ApiCall } from './call.ts';
import {
  crmItem,
  crmRef,
  idText,
  identifier,
  lineIdText,
  list,
  noInput,
  pageOf,
  paging,
  plannedChange,
  reason,
} from './common.ts';

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
  /** Why it is dismissed though nobody refused it. */
  closedBecause: z.enum(suggestionClosings).exactOptional(),
  /** Who asked for it, where an employee did: `user:12`. */
  reportedBy: z.string().exactOptional(),
  /** Id of the journal entry of what was done. */
  decision: z.string().exactOptional(),
  chat: z.object({
    code: z.string(),
    line: z.string(),
    connector: z.string(),
    /** Where the chat is bound now. */
    customerRef: crmRef.exactOptional(),
    card: crmRef.exactOptional(),
  }),
  identifier: z.string().exactOptional(),
  /** What the chat gave, for a suggested decision. */
  given: list(identifier).exactOptional(),
  /** What will be done when a suggested decision is confirmed; absent in suggestions of older versions. */
  planned: list(plannedChange).exactOptional(),
  /** Items that `planned` refers to beside `items`. */
  plannedItems: list(crmItem),
  reasons: list(reason),
  items: list(evidenceItem),
  /** What the caller may do; empty without the right, and for decided suggestions. */
  may: list(z.enum(resolutions)),
  /** The caller may open this dismissed suggestion again. */
  mayReopen: z.boolean(),
  /** Path of the portal's page that merges the items; absent where they cannot be merged. */
  mergePath: z.string().exactOptional(),
});
export type SuggestionView = z.infer<typeof suggestionView>;

const suggestionParams = z.strictObject({ id: idText });

export const listSuggestions = {
  method: 'GET',
  path: '/api/v1/suggestions',
  right: 'read',
  description: 'Suggestions, newest first, with the items to compare.',
  params: noInput,
  query: z.strictObject({
    ...paging,
    state: z.enum(['open', 'decided']).optional(),
    kind: z.enum(suggestionKinds).optional(),
    line: lineIdText.optional(),
    /** Only what mode `auto` of the line would have done by itself, once per chat. */
    automatic: z.literal('yes').optional(),
  }),
  body: noInput,
  response: pageOf(suggestionView).extend({
    /** Number of suggestions on all pages. */
    total: z.number(),
  }),
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

export const reopenSuggestion = {
  method: 'POST',
  path: '/api/v1/suggestions/{id}/reopen',
  right: 'line',
  description: 'Opens a dismissed suggestion again; 409 NOT_DISMISSED for any other.',
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
    'Decides a suggestion: bind the chat to an item, mark it as not the same person, merge in the portal, block the identifier, dismiss, or confirm: a corrected number becomes the first phone, or a decision of mode `suggest` makes the changes in `planned`: 409 PLAN_CHANGED when the CRM leads to others by now; then nothing is done, and the suggestion has the present plan. When the portal refuses a merge, the answer is 409 MERGE_CONFLICT and the suggestion stays open; `advice` names the page of the portal where the items can be merged by hand. `block` is for admins: it applies to every line.',
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
    z.strictObject({
      action: z.literal('confirm'),
      /** Sets the mode of the chat's line and channel to `auto` as well. */
      always: z.boolean().optional(),
    }),
  ]),
  response: z.object({
    suggestion: suggestionView,
    /** Id of the resulting decision in the journal. */
    decision: z.string().nullable(),
  }),
} as const satisfies ApiCall;
