import { z } from 'zod';
import { PortalError, type PortalClient } from '../client/portal-client.ts';
import { withTimeout } from '../client/with-timeout.ts';

const users = z
  .array(z.looseObject({ NAME: z.string().catch(''), LAST_NAME: z.string().catch('') }))
  .min(1)
  .transform(([user]) => [user?.NAME, user?.LAST_NAME].filter(Boolean).join(' ').trim());

/**
 * The name of an employee, dismissed ones included, as far as the portal shows it to the owner of the client's token;
 * empty where it does not. One request; never throws `PortalError`.
 */
export async function readUserName(client: PortalClient, userId: number, requestId: string): Promise<string> {
  try {
    const answer = await withTimeout(client.call({ method: 'user.get', params: { ID: userId } }, requestId));
    return users.safeParse(answer).data ?? '';
  } catch (error) {
    if (error instanceof PortalError) return '';
    throw error;
  }
}
