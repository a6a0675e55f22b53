import { PortalError, type RestOutcome } from './portal-client.ts';

const notNow = new Set<PortalError['kind']>(['transient', 'throttled', 'authRevoked', 'restDisabled']);

/**
 * Throws where the portal did not come to an answer, be it for a later request of several or for one command: what could
 * not be read must not look like what is not there, and what may not have been written must not count as done with.
 */
export function throwUnanswered(outcomes: readonly RestOutcome[]): void {
  for (const outcome of outcomes) {
    if (outcome.ok) continue;
    const { error } = outcome;
    if (notNow.has(error.kind)) throw error;
    // One error for several commands is that of their request.
    const isOfRequest = outcomes.filter((other) => !other.ok && other.error === error).length > 1;
    if (error.kind === 'unknownOutcome' && isOfRequest) throw error;
    // Something that the portal can never do must not hold up the others: whoever asked tries again alone.
    if (error.kind === 'unknownOutcome') throw new PortalError('rejected', error.code, { cause: error });
  }
}
