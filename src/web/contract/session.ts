import { z } from 'zod';
import type { ApiCall } from './call.ts';
import { noInput } from './common.ts';

export const renewSession = {
  method: 'POST',
  path: '/api/v1/session',
  right: 'read',
  description:
    'A new session for a page that stayed open: takes the token of its session, also up to a day after its end, and a new access token of the same user, which the frame gets from the portal (`refreshAuth`). 401 when the portal does not accept it, or it is of somebody else or of another application.',
  params: noInput,
  query: noInput,
  body: z.strictObject({ accessToken: z.string().min(1).max(500) }),
  response: z.object({ session: z.string() }),
} as const satisfies ApiCall;
