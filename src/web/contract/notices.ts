import { z } from 'zod';
import { languages } from '../../domain/languages.ts';
import type { ApiCall } from './call.ts';
import { noInput } from './common.ts';

/** Which messages the caller gets in the portal. */
const notices = z.object({
  /** Once a week: what was decided. */
  digest: z.boolean(),
  /** Events wait for long, or a line that was used is silent. */
  alarms: z.boolean(),
});

export const getNotices = {
  method: 'GET',
  path: '/api/v1/notices',
  right: 'line',
  description: "Whether the caller gets a weekly digest and alarms among the portal's notifications.",
  params: noInput,
  query: noInput,
  body: noInput,
  response: notices,
} as const satisfies ApiCall;

export const setNotices = {
  method: 'PUT',
  path: '/api/v1/notices',
  right: 'line',
  description:
    'Asks for them, or no longer. Only for the caller; for those who may edit some open line. Only counts and names of open lines are in them.',
  params: noInput,
  query: noInput,
  body: z.strictObject({
    digest: z.boolean(),
    alarms: z.boolean(),
    /** Language of the messages. */
    language: z.enum(languages),
    /** Offset of the caller's clock from UTC in minutes: the digest comes on Monday morning. */
    offset: z.number().int().min(-840).max(840),
  }),
  response: notices,
} as const satisfies ApiCall;
