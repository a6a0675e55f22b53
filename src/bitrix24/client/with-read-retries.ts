import { isReadOnly } from './is-read-only.ts';
import type { PortalClient, RestCommand } from './portal-client.ts';
import { PortalError } from './portal-client.ts';

/** A further loss in a row is the network's, not chance: the caller pauses. */
const MAX_ATTEMPTS = 3;
/** Commands of one request (docs/bitrix24/batch-and-limits.md#batch). */
const MAX_COMMANDS_PER_BATCH = 50;
/** The connection broke while the answer was awaited. Timeouts are not repeated here: they already took a minute. */
const lostCodes = new Set(['ECONNRESET', 'EPIPE', 'ERR_NETWORK']);

/**
 * A client that repeats a read whose answer was lost at once, and only that request: what the other requests of a long
 * batch read is kept. Requests that may write are never repeated.
 */
export function withReadRetries(client: PortalClient): PortalClient {
  const repeated = async <T>(commands: readonly RestCommand[], send: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await send();
      } catch (error) {
        const isLost =
          error instanceof PortalError && error.kind === 'transient' && lostCodes.has(error.code);
        if (!isLost || attempt >= MAX_ATTEMPTS || !isReadOnly(commands)) throw error;
      }
    }
  };
  return {
    call: (command, requestId) => repeated([command], () => client.call(command, requestId)),
    async batch(commands, requestId) {
      if (!isReadOnly(commands)) return client.batch(commands, requestId);
      const chunks = Array.from({ length: Math.ceil(commands.length / MAX_COMMANDS_PER_BATCH) }, (_, index) =>
        commands.slice(index * MAX_COMMANDS_PER_BATCH, (index + 1) * MAX_COMMANDS_PER_BATCH),
      );
      const outcomes = [];
      for (const chunk of chunks)
        outcomes.push(...(await repeated(chunk, () => client.batch(chunk, requestId))));
      return outcomes;
    },
  };
}
