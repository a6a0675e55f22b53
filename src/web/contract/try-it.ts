import { z } from 'zod';
import { decisionOutcomes } from '../../domain/decision-outcome.ts';
import { identifierKinds } from '../../domain/identifiers/identifier-kind.ts';
import { lineModes } from '../../domain/line-settings.ts';
import { ruleNumberSchema } from '../../domain/rule-number.ts';
import type { ApiCall } from './call.ts';
import { crmItem, lineIdText, list, nothing, reason } from './common.ts';
import { changeView } from './journal.ts';

const range = z.object({ start: z.number(), end: z.number() });

export const tryIt = {
  method: 'POST',
  path: '/api/v1/try',
  right: 'read',
  does: "Reads a text and decides what would follow if a new chat of the line wrote it. Nothing is stored or changed. The CRM is asked with the opener's own token.",
  params: nothing,
  query: nothing,
  body: z.strictObject({
    text: z.string().max(5000),
    /** For its settings and regions; without it the portal's country. */
    line: lineIdText.optional(),
    connector: z
      .string()
      .min(1)
      .max(100)
      .regex(/^[^|]*$/)
      .optional(),
  }),
  response: z.object({
    regions: list(z.string()),
    phones: list(
      z.object({
        value: z.string(),
        raw: z.string(),
        at: range,
        region: z.string().exactOptional(),
        because: z.string(),
        thirdParty: z.boolean(),
        ambiguous: z.boolean(),
      }),
    ),
    emails: list(
      z.object({
        value: z.string(),
        raw: z.string(),
        at: range,
        because: z.string(),
        thirdParty: z.boolean(),
      }),
    ),
    /** What looks like an identifier and is none, and why. */
    refused: list(
      z.object({
        kind: z.enum(identifierKinds),
        raw: z.string(),
        at: range,
        because: z.string(),
        detail: z.string().exactOptional(),
      }),
    ),
    /** `null`: no line was given, or nothing that identifies was read. */
    decision: z
      .object({
        rule: ruleNumberSchema,
        outcome: z.enum(decisionOutcomes),
        mode: z.enum(lineModes),
        reasons: list(reason),
        customerItem: crmItem.exactOptional(),
        card: crmItem.exactOptional(),
        changes: list(changeView.pick({ kind: true, item: true, before: true, after: true })),
        items: list(crmItem),
      })
      .nullable(),
  }),
} as const satisfies ApiCall;
