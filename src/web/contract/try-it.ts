import { z } from 'zod';
import { decisionOutcomes } from '../../domain/decision-outcome.ts';
import { identifierKinds } from '../../domain/identifiers/identifier-kind.ts';
import { lineModes } from '../../domain/line-settings.ts';
import { ruleNumberSchema } from '../../domain/rule-number.ts';
import type { ApiCall } from './call.ts';
import { crmItem, lineIdText, list, noInput, plannedChange, reason } from './common.ts';

const range = z.object({ start: z.number(), end: z.number() });

export const tryIt = {
  method: 'POST',
  path: '/api/v1/try',
  right: 'read',
  description:
    "Dry run: reads a text and returns what would be decided for a new chat of the line. Nothing is stored or changed. The CRM is read with the caller's own token.",
  params: noInput,
  query: noInput,
  body: z.strictObject({
    text: z.string().max(5000),
    /** The line whose settings and regions apply; default: the portal's regions, and no decision. */
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
        /** Nothing in the text says whose it is: it identifies nobody, unless the CRM has it. */
        unclear: z.boolean(),
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
    /** Candidates that are not identifiers, with the reason. */
    refused: list(
      z.object({
        kind: z.enum(identifierKinds),
        raw: z.string(),
        at: range,
        because: z.string(),
        detail: z.string().exactOptional(),
      }),
    ),
    /** `null`: no line was given, or no identifier was found. */
    decision: z
      .object({
        rule: ruleNumberSchema,
        outcome: z.enum(decisionOutcomes),
        mode: z.enum(lineModes),
        reasons: list(reason),
        customerItem: crmItem.exactOptional(),
        card: crmItem.exactOptional(),
        changes: list(plannedChange),
        items: list(crmItem),
      })
      .nullable(),
  }),
} as const satisfies ApiCall;
