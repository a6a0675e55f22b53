import type { PortalClient, RestCommand, RestOutcome } from './portal-client.ts';
import { PortalError } from './portal-client.ts';

/** What the portal replaces inside every parameter of a batched command (sdk.md 3). */
const reference = /\$(?:result|next|total|time|error)/i;

/**
 * A client whose batches never carry text that the portal would replace with another command's answer: such commands
 * go one by one as JSON, where nothing is replaced (spec 6.6). Order and positions are kept.
 */
export function withSafeBatches(client: PortalClient): PortalClient {
  return {
    call: (command, requestId) => client.call(command, requestId),
    async batch(commands, requestId) {
      const outcomes: RestOutcome[] = [];
      let run: RestCommand[] = [];
      const flush = async (): Promise<void> => {
        if (run.length > 0) outcomes.push(...(await client.batch(run, requestId)));
        run = [];
      };
      for (const command of commands) {
        if (!carriesReference(command.params)) {
          run.push(command);
          continue;
        }
        await flush();
        outcomes.push(await callAlone(client, command, requestId));
      }
      await flush();
      return outcomes;
    },
  };
}

/** Whether any text inside, keys too, would be taken for a reference. */
function carriesReference(value: unknown): boolean {
  if (typeof value === 'string') return reference.test(value);
  if (Array.isArray(value)) return value.some(carriesReference);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => reference.test(key) || carriesReference(inner));
}

async function callAlone(
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
