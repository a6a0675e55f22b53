import type { PortalClient, RestCommand, RestOutcome } from './portal-client.ts';
import { PortalError } from './portal-client.ts';

/**
 * References that the portal replaces in every parameter of a batched command
 * (docs/bitrix24/batch-and-limits.md#references).
 */
const reference = /\$(?:result|next|total|time|error)/i;

/**
 * A client whose batches never contain text that the portal would replace with another command's answer: such commands
 * are sent individually as JSON, where nothing is replaced (docs/spec.md 6.6). Order and positions are preserved.
 */
export function withSafeBatches(client: PortalClient): PortalClient {
  return {
    call: (command, requestId) => client.call(command, requestId),
    async batch(commands, requestId) {
      const outcomes: RestOutcome[] = [];
      let batched: RestCommand[] = [];
      const flush = async (): Promise<void> => {
        if (batched.length > 0) outcomes.push(...(await client.batch(batched, requestId)));
        batched = [];
      };
      for (const command of commands) {
        if (!carriesReference(command.params)) {
          batched.push(command);
          continue;
        }
        await flush();
        outcomes.push(await callIndividually(client, command, requestId));
      }
      await flush();
      return outcomes;
    },
  };
}

/** Whether any string or key in `value` would be replaced as a reference. */
function carriesReference(value: unknown): boolean {
  if (typeof value === 'string') return reference.test(value);
  if (Array.isArray(value)) return value.some(carriesReference);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => reference.test(key) || carriesReference(inner));
}

async function callIndividually(
  client: PortalClient,
  command: RestCommand,
  requestId: string,
): Promise<RestOutcome> {
  try {
    return { ok: true, result: await client.call(command, requestId) };
  } catch (error) {
    if (error instanceof PortalError && error.isFinal) return { ok: false, error };
    throw error;
  }
}
