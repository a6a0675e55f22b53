import { z } from 'zod';
import { changeSchema } from './changes/change.ts';
import { crmRefSchema } from './crm-ref.ts';
import { storedVerdictSchema } from './deciding/verdict.ts';
import { identifierSchema } from './identifiers/identifier.ts';
import type { CustomerId, DecisionId, InboxId, UserCode } from './ids.ts';
import { idSchema } from './ids.ts';
import type { Immutable } from './immutable.ts';
import { questions } from './reading/question-kinds.ts';
import { reasonSchema } from './reason.ts';
import { storedObject } from './stored-object.ts';

const batchInputsSchema = storedObject({
  entries: z.array(idSchema<InboxId>()),
  /** New in this chat, fit to identify. */
  identifiers: z.array(identifierSchema),
  /** What was read and may not identify. */
  remarks: z.array(reasonSchema),
  /** The first message that gave something. `at`: Unix ms. */
  evidence: storedObject({ messageId: z.string(), at: z.number() }),
});

/** What the verdict was made from: read again, the same messages may give something else. */
export type BatchInputs = Immutable<z.infer<typeof batchInputsSchema>>;

const pendingSchema = storedObject({
  decision: idSchema<DecisionId>(),
  /** In the order to be applied, those of an earlier try included. */
  changes: z.array(changeSchema),
  /** What it was decided from, and as what. Absent in what version 0.1.0 stored: then it is decided again. */
  decided: storedObject({
    /** Unix ms. */
    at: z.number(),
    verdict: storedVerdictSchema,
    read: batchInputsSchema,
  }).exactOptional(),
});

/** The intent of a decision batch for one chat: what it will change and why, so that it can be resumed. */
export type PendingDecision = Immutable<z.infer<typeof pendingSchema>>;

export const chatSchema = storedObject({
  userCode: idSchema<UserCode>(),
  /** The portal's chat id, once a dialogue was read. */
  chatId: z.number().exactOptional(),
  customer: idSchema<CustomerId>().exactOptional(),
  /** Keys of identifiers already handled in this chat (`identifierKey`). */
  handled: z.array(z.string()),
  /** Unfinished pieces of numbers or addresses, newest last (docs/spec.md 4). `at`: Unix ms. */
  pieces: z.array(storedObject({ text: z.string(), at: z.number() })),
  /** What an operator asked for last, and when (Unix ms): decides what a bare number is (docs/spec.md 4). */
  question: storedObject({ asked: z.enum(questions), at: z.number() }).exactOptional(),
  /** Own session activities made by the app, per session id (docs/spec.md 6.5). */
  ownActivities: z.record(z.string(), z.number()),
  /** The card of the last decision, with the activities that it bound there: one that is elsewhere was moved by a person. */
  attached: storedObject({ card: crmRefSchema, activities: z.array(z.number()) }).exactOptional(),
  /** Phones and e-mails that the channel or the own item vouches for; decided before, whatever came of it. */
  attested: z.array(identifierSchema).exactOptional(),
  /** The guest's profile was read: it is read once. */
  profileRead: z.boolean().exactOptional(),
  /** True: many people write in this chat, it is not tracked. False: a person said that it is one customer's. */
  group: z.boolean().exactOptional(),
  /** A decision whose changes may have been half made when the process died. */
  pending: pendingSchema.exactOptional(),
  /** What an earlier decision found and could not all carry out, and when: it is decided again with the next message. */
  retryLater: storedObject({ at: z.number(), identifiers: z.array(identifierSchema) }).exactOptional(),
  /** What was only suggested to a person, in mode `suggest`: the next suggestion of the chat is made of all of it. */
  suggested: z.array(identifierSchema).exactOptional(),
  /** The portal refused a merge in the last decision: the same entries lead to another one. */
  mergeRefused: z.boolean().exactOptional(),
  /** Own items that the portal refused to merge: they are closed, and not merged again. */
  unmergeableItems: z.array(crmRefSchema).exactOptional(),
  /** Own items whose absorption a person undid: not absorbed again as long as the chat stays with its customer. */
  keptItems: z.array(crmRefSchema).exactOptional(),
  /** Own items that were absorbed, closed ones too: what the portal wrote on them is of the chat's customer. */
  absorbedItems: z.array(crmRefSchema).exactOptional(),
  /** Customers from whom a person took the chat by undo: a join to them is only suggested from then on. */
  undoneJoins: z.array(crmRefSchema).exactOptional(),
  /** Customers an admin said this chat's person is not (docs/spec.md 7). */
  notSame: z.array(crmRefSchema).exactOptional(),
});

/** What the tracker knows of one chat, bound or not. */
export type ChatRecord = Immutable<z.infer<typeof chatSchema>>;

export function emptyChatRecord(userCode: UserCode): ChatRecord {
  return { userCode, handled: [], pieces: [], ownActivities: {} };
}
