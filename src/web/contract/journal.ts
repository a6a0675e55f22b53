import { z } from 'zod';
import { changeOutcomes } from '../../domain/changes/change-kind.ts';
import { decisionOutcomes } from '../../domain/decision-outcome.ts';
import { ruleNumberSchema } from '../../domain/rule-number.ts';
import type { ApiCall } from './call.ts';
import {
  urlInteger,
  crmItem,
  idText,
  identifier,
  lineIdText,
  list,
  noInput,
  pageOf,
  paging,
  plannedChange,
  reason,
  refText,
  userCodeText,
} from './common.ts';

/** One change of a decision with the value before it. */
export const changeView = plannedChange.extend({
  outcome: z.enum(changeOutcomes),
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
  /** Number of the rule in docs/spec.md 5, or 0: a person did it. */
  rule: ruleNumberSchema,
  outcome: z.enum(decisionOutcomes),
  identifiers: list(identifier),
  reasons: list(reason),
  customerItem: crmItem.exactOptional(),
  card: crmItem.exactOptional(),
  /** Who decided, or accepted the suggestion, where a person did: `user:12`; absent in old entries. */
  by: z.string().exactOptional(),
  /** It carried out a suggestion that a person accepted. */
  accepted: z.boolean(),
  /** Number of applied changes. */
  changed: z.number(),
  /** `by`: `user:12`, or `command line`. */
  undone: z.object({ at: z.number(), by: z.string(), leftAlone: list(reason) }).exactOptional(),
  /** Whether a person finds it right. */
  judged: z.object({ right: z.boolean(), by: z.string(), at: z.number() }).exactOptional(),
  /** The decision can be undone, and the caller may do it. */
  mayUndo: z.boolean(),
  /** The caller may say whether it was right. */
  mayJudge: z.boolean(),
});
export type DecisionView = z.infer<typeof decisionView>;

export const decisionDetail = decisionView.extend({
  changes: list(changeView),
  suggestions: list(z.string()),
  /** Every item that changes and reasons refer to, as the caller may see it. */
  items: list(crmItem),
  /** Later decisions of the chat that only followed from this one, newest first: an undo takes them back, too. */
  undoneWithIt: list(decisionView.pick({ id: true, at: true, rule: true, changed: true })).exactOptional(),
});

const idParams = z.strictObject({ id: idText });

export const listJournal = {
  method: 'GET',
  path: '/api/v1/journal',
  right: 'read',
  description:
    'Decisions, newest first. Callers who are not admins get those about items that the CRM shows them; with phones and e-mails only where it shows them the person. A page may be short or empty and still have a next one.',
  params: noInput,
  query: z.strictObject({
    ...paging,
    line: lineIdText.optional(),
    connector: z.string().min(1).max(100).optional(),
    rule: urlInteger(0, 9).pipe(ruleNumberSchema).optional(),
    outcome: z.enum(decisionOutcomes).optional(),
    undone: z.enum(['yes', 'no']).optional(),
    /** Found right or wrong by a person. */
    judged: z.enum(['right', 'wrong']).optional(),
    chat: userCodeText.optional(),
    /** `deal:12` */
    item: refText.optional(),
    /** A name or title of customer or card, a part of a phone or e-mail, or a chat. */
    q: z.string().trim().min(2).max(500).optional(),
    /** A phone in any form, an e-mail, or a part of either. */
    identifier: z.string().trim().min(2).max(100).optional(),
    /** Unix ms; `from` inclusive, `to` exclusive. */
    from: urlInteger(0, 9e15).optional(),
    to: urlInteger(0, 9e15).optional(),
  }),
  body: noInput,
  response: pageOf(decisionView).extend({
    /** Unix ms of the oldest decision scanned for this page; 0 = none. */
    lookedTo: z.number(),
  }),
} as const satisfies ApiCall;

export const getDecision = {
  method: 'GET',
  path: '/api/v1/journal/{id}',
  right: 'read',
  description: 'One decision in detail: reasons as codes, changes with the previous values.',
  params: idParams,
  query: noInput,
  body: noInput,
  response: decisionDetail,
} as const satisfies ApiCall;

export const undoDecision = {
  method: 'POST',
  path: '/api/v1/journal/{id}/undo',
  right: 'line',
  description: 'Undoes one decision. What was edited since is not changed and listed in `undone.leftAlone`.',
  params: idParams,
  query: noInput,
  body: noInput,
  response: decisionDetail,
} as const satisfies ApiCall;

export const judgeDecision = {
  method: 'PUT',
  path: '/api/v1/journal/{id}/judgement',
  right: 'line',
  description:
    'Stores whether the decision was right, for the report; the last answer counts. Nothing is undone. 409 NOT_JUDGEABLE for decisions of people, and for those that did nothing.',
  params: idParams,
  query: noInput,
  body: z.strictObject({ right: z.boolean() }),
  response: decisionDetail,
} as const satisfies ApiCall;

/** Progress of a background job. Jobs are kept in the memory of their process; starting one again is safe. */
const jobView = z.object({
  id: z.string(),
  /** `stopped`: by `stopJob`, or because the portal does not answer. */
  state: z.enum(['running', 'done', 'stopped']),
  total: z.number(),
  done: z.number(),
  /** Decisions that could not be undone, with the error code. */
  failed: list(z.object({ id: z.string(), code: z.string() })),
  /** Number of changes not undone, because the items were edited since. */
  leftAlone: z.number(),
});
export type JobView = z.infer<typeof jobView>;

export const undoMany = {
  method: 'POST',
  path: '/api/v1/journal/undo',
  right: 'line',
  description:
    'Starts a job that undoes the given decisions, or all of a time range, newest first: without those that people made or confirmed, unless `people` is set. Entries already undone are skipped. 403 before anything is changed when one belongs to a line that the caller may not edit.',
  params: noInput,
  query: noInput,
  body: z.union([
    z.strictObject({ ids: z.array(idText).min(1).max(500) }),
    z.strictObject({
      /** Unix ms; `from` inclusive, `to` exclusive. */
      from: z.number().int().nonnegative(),
      to: z.number().int().positive(),
      line: lineIdText.optional(),
      people: z.boolean().optional(),
    }),
  ]),
  response: jobView,
} as const satisfies ApiCall;

export const countUndoable = {
  method: 'GET',
  path: '/api/v1/undo/count',
  right: 'line',
  description: 'How many decisions of a time range `undoMany` would undo.',
  params: noInput,
  query: z.strictObject({
    /** Unix ms; `from` inclusive, `to` exclusive. */
    from: urlInteger(0, 9e15),
    to: urlInteger(1, 9e15),
    line: lineIdText.optional(),
  }),
  body: noInput,
  response: z.object({
    byRules: z.number(),
    /** Those that people made or confirmed. */
    byPeople: z.number(),
  }),
} as const satisfies ApiCall;

export const stopJob = {
  method: 'POST',
  path: '/api/v1/jobs/{id}/stop',
  right: 'read',
  description:
    'Ends a job that the same user started, after the decision that it is undoing. What it undid stays undone.',
  params: idParams,
  query: noInput,
  body: noInput,
  response: jobView,
} as const satisfies ApiCall;

export const getJob = {
  method: 'GET',
  path: '/api/v1/jobs/{id}',
  right: 'read',
  description: 'Progress of a job that the same user started.',
  params: idParams,
  query: noInput,
  body: noInput,
  response: jobView,
} as const satisfies ApiCall;
