import type { z } from 'zod';
import { PortalError, type PortalClient, type RestCommand } from './portal-client.ts';

/**
 * The validated answer of a single call. Throws `PortalError`; an answer of another shape counts as `rejected` with code
 * `UNEXPECTED_ANSWER`: an immediate retry would not help.
 */
export async function callChecked<T>(
  client: PortalClient,
  command: RestCommand,
  schema: z.ZodType<T>,
  requestId: string,
): Promise<T> {
  const answer = schema.safeParse(await client.call(command, requestId));
  if (!answer.success) throw unexpectedAnswer(command);
  return answer.data;
}

/** The error for an answer that does not match its documentation. Contains no part of the answer. */
export function unexpectedAnswer({ method }: RestCommand): PortalError {
  return new PortalError('rejected', 'UNEXPECTED_ANSWER', { description: method, method });
}
