import { z } from 'zod';
import { ruleNumberSchema } from '../../domain/rule-number.ts';
import type { ApiCall } from './call.ts';
import { list, noInput } from './common.ts';
import { utcOffset } from './overview.ts';

export const report = {
  method: 'GET',
  path: '/api/v1/report',
  right: 'read',
  description:
    'Decisions of the last 12 weeks or months by result, and how many of them were undone; by rule, how many of them people found right or wrong. Every count is the number of journal entries with this result in these days; undone ones count as `undone` alone.',
  params: noInput,
  query: z.strictObject({ by: z.enum(['week', 'month']), offset: utcOffset }),
  body: noInput,
  response: z.object({
    /** Newest first. */
    periods: list(
      z.object({
        /** First and last day: `2026-05-04`. Weeks begin on Monday. */
        from: z.string(),
        to: z.string(),
        decided: z.number(),
        bound: z.number(),
        created: z.number(),
        rebound: z.number(),
        suggested: z.number(),
        undone: z.number(),
        /** Those of `undone` that had bound, created or rebound. */
        takenBack: z.number(),
      }),
    ),
    /** The same decisions of all these periods by rule, those of people left out. */
    rules: list(
      z.object({
        rule: ruleNumberSchema,
        decided: z.number(),
        /** Found right and wrong by people. */
        right: z.number(),
        wrong: z.number(),
        undone: z.number(),
      }),
    ),
    /** `false`: only the newest decisions were counted, because there are too many. */
    complete: z.boolean(),
  }),
} as const satisfies ApiCall;
