import type { Handlers } from './caller.ts';

export function sessionHandlers(): Handlers<'renewSession'> {
  return {
    renewSession: async (caller, { body }) => ({ session: await caller.renew(body.accessToken) }),
  };
}
