import { z } from 'zod';
import { changeKinds, changeOutcomes } from '../../domain/changes/change-kind.ts';
import { decisionOutcomes } from '../../domain/decision-outcome.ts';
import { ruleNumberSchema } from '../../domain/rule-number.ts';
import type { ApiCall } from './call.ts';
import {
  addressNumber,
  crmItem,
  crmRef,
  idText,
  identifier,
  lineIdText,
  list,
  nothing,
  pageOf,
  paging,
  reason,
  refText,
  userCodeText,
} from './common.ts';

/** One change of a decision with the value before it. */
export const changeView = z.object({
  kind: z.enum(changeKinds),
  outcome: z.enum(changeOutcomes),
  /** The item that was changed or created. */
  item: crmRef.exactOptional(),
  before: z.string(),
  after: z.string(),
  error: z.string().exactOptional(),
});

/** A journal entry as the list shows it. */
export const decisionView = z.object({
  id: z.string(),
  /** Unix ms. */
  at: z.number(),
  chat: z.string(),
  line: z.string(),
  connector: z.string(),
  /** Number of the rule in spec 5; 0: a person did it. */
  rule: ruleNumberSchema,
  outcome: z.enum(decisionOutcomes),
  identifiers: list(identifier),
  reasons: list(reason),
  customerItem: crmItem.exactOptional(),
  card: crmItem.exactOptional(),
  /** How many changes were made. */
  changed: z.number(),
  /** `by`: `user:12`, or `command line`. */
  undone: z.object({ at: z.number(), by: z.string(), leftAlone: list(reason) }).exactOptional(),
  /** The opener may take it back, and there is something to take back. */
  mayUndo: z.boolean(),
});
export type DecisionView = z.infer<typeof decisionView>;

export const decisionDetail = decisionView.extend({
  changes: list(changeView),
  suggestions: list(z.string()),
  /** Every item that the changes and reasons name, as the opener may see it. */
  items: list(crmItem),
});

const one = z.strictObject({ id: idText });

export const listJournal = {
  method: 'GET',
  path: '/api/v1/journal',
  right: 'read',
  does: 'Decisions, newest first. A reader gets those about items that the CRM shows them, a page may be short or empty then and still have a next one.',
  params: nothing,
  query: z.strictObject({
    ...paging,
    line: lineIdText.optional(),
    connector: z.string().min(1).max(100).optional(),
    rule: addressNumber(0, 9).pipe(ruleNumberSchema).optional(),
    outcome: z.enum(decisionOutcomes).optional(),
    chat: userCodeText.optional(),
    /** `deal:12` */
    item: refText.optional(),
    /** A phone in any form, an e-mail, or a part of either. */
    identifier: z.string().trim().min(2).max(100).optional(),
    /** Unix ms, inclusive and exclusive. */
    from: addressNumber(0, 9e15).optional(),
    to: addressNumber(0, 9e15).optional(),
  }),
  body: nothing,
  response: pageOf(decisionView).extend({
    /** Unix ms of the oldest decision that was looked at for this page; 0 where there was none. */
    lookedTo: z.number(),
  }),
} as const satisfies ApiCall;

export const getDecision = {
  method: 'GET',
  path: '/api/v1/journal/{id}',
  right: 'read',
  does: 'One decision in detail: reasons as codes, changes with the values before.',
  params: one,
  query: nothing,
  body: nothing,
  response: decisionDetail,
} as const satisfies ApiCall;

export const undoDecision = {
  method: 'POST',
  path: '/api/v1/journal/{id}/undo',
  right: 'line',
  does: 'Takes one decision back. What someone changed since is left alone and named in `undone.leftAlone`.',
  params: one,
  query: nothing,
  body: nothing,
  response: decisionDetail,
} as const satisfies ApiCall;

/** Progress of long work. Jobs live in the memory of the process that does them; starting one again is safe. */
export const jobView = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'stopped']),
  total: z.number(),
  done: z.number(),
  /** What could not be done, and why. */
  failed: list(z.object({ id: z.string(), code: z.string() })),
  /** How many changes were left alone because somebody changed them since. */
  leftAlone: z.number(),
});
export type JobView = z.infer<typeof jobView>;

export const undoMany = {
  method: 'POST',
  path: '/api/v1/journal/undo',
  right: 'line',
  does: 'Starts taking back a selection or all decisions of a time (a day), newest first. Entries already undone are skipped; those of lines that the opener may not edit are refused with 403 before anything is done.',
  params: nothing,
  query: nothing,
  body: z.union([
    z.strictObject({ ids: z.array(idText).min(1).max(500) }),
    z.strictObject({
      /** Unix ms, inclusive and exclusive. */
      from: z.number().int().nonnegative(),
      to: z.number().int().positive(),
      line: lineIdText.optional(),
    }),
  ]),
  response: jobView,
} as const satisfies ApiCall;

export const getJob = {
  method: 'GET',
  path: '/api/v1/jobs/{id}',
  right: 'read',
  does: 'How far a job of the same opener has come.',
  params: one,
  query: nothing,
  body: nothing,
  response: jobView,
} as const satisfies ApiCall;
