import { z } from 'zod';
import type { ApiCall } from './call.ts';
import { list, noInput } from './common.ts';

/** UTC offset of the caller's clock in minutes: days begin at its midnight. */
export const utcOffset = z
  .union([z.number(), z.string().regex(/^-?\d{1,4}$/)])
  .transform(Number)
  .pipe(z.number().int().min(-840).max(840))
  .optional();

const counts = z.object({
  /** Chats that were bound to a customer. */
  joined: z.number(),
  /** Items made by the portal for the chat that were absorbed: duplicates that nobody has to merge by hand. */
  avoided: z.number(),
  /** Phones and e-mails added to customers. */
  details: z.number(),
});

const perConnector = list(counts.extend({ connector: z.string() }));
const problem = z.enum([
  'tokensRevoked',
  'portalSilent',
  'portalBusy',
  'planRefusesRest',
  'rightsTooSmall',
  'crmRefuses',
  'storeFails',
  'eventsNotBound',
  'placementsNotBound',
  'inboxFull',
  'parkedEntries',
  'allLinesOff',
]);

export const overview = {
  method: 'GET',
  path: '/api/v1/overview',
  right: 'read',
  description: 'Status and problems, counts of the last 30 days (from the journal), and open suggestions.',
  params: noInput,
  query: z.strictObject({
    offset: utcOffset,
  }),
  body: noInput,
  response: z.object({
    /** `waiting`: set up, no event received yet; `trouble`: see `problems`. */
    state: z.enum(['working', 'waiting', 'trouble']),
    problems: list(problem),
    /** Details of a problem: a REST method, the portal's error description, or a code. No customers' data. */
    about: list(z.object({ problem, text: z.string() })),
    /** Unix ms of the newest event of any line; 0 = never. */
    lastHeard: z.number(),
    totals: counts,
    /** 30 days (`2026-05-04`), oldest first, with the connectors that have counts that day. */
    days: list(counts.extend({ day: z.string(), connectors: perConnector })),
    connectors: perConnector,
    /** `false`: only the newest decisions were counted, because there are too many. */
    complete: z.boolean(),
    openSuggestions: z.number(),
    /** There are more than `openSuggestions`: counting stops at a limit. */
    moreSuggestions: z.boolean(),
    chats: z.number(),
    customers: z.number(),
  }),
} as const satisfies ApiCall;
