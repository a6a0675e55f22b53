import { z } from 'zod';
import { BatchReader } from '../client/batch-reader.ts';
import { PortalError, type PortalClient } from '../client/portal-client.ts';
import { text } from '../client/scalars.ts';

/** im.user.get (docs/bitrix24/open-lines.md#guest-profile): employees and guests alike. */
const userAnswer = z.object({ name: text });

/**
 * Names of employees and guests, as far as the portal shows them to the owner of the client's token; the others are left
 * out. One batch request for 50; a portal that does not answer shows nobody.
 */
export async function readUserNames(
  client: PortalClient,
  ids: readonly number[],
  requestId: string,
): Promise<ReadonlyMap<number, string>> {
  const reader = new BatchReader(client, requestId);
  const answers = ids.map((id) => ({ id, answer: reader.request('im.user.get', { ID: id }, userAnswer) }));
  try {
    await reader.send();
  } catch (error) {
    if (error instanceof PortalError) return new Map();
    throw error;
  }
  return new Map(
    answers.flatMap(({ id, answer }) => {
      const name = answer.value()?.name.trim() ?? '';
      return name === '' ? [] : [[id, name] as const];
    }),
  );
}
