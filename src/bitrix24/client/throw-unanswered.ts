import { PortalError, type RestOutcome } from './portal-client.ts';
import { ANSWER_TOO_LARGE } from './transport-error.ts';

const retryableKinds = new Set<PortalError['kind']>([
  'transient',
  'throttled',
  'authRevoked',
  'restDisabled',
]);

/**
 * Throws the `PortalError` of the first command without a definite answer: what could not be read must not look
 * missing, and what may not have been written must not count as done. Definite refusals stay in `outcomes`.
 */
export function throwUnanswered(outcomes: readonly RestOutcome[]): void {
  for (const outcome of outcomes) {
    if (outcome.ok) continue;
    const { error } = outcome;
    if (retryableKinds.has(error.kind) || error.code === ANSWER_TOO_LARGE) throw error;
    // The same error object for several commands is the failure of their whole request.
    const requestFailed = outcomes.filter((other) => !other.ok && other.error === error).length > 1;
    if (error.kind === 'unknownOutcome' && requestFailed) throw error;
    // A command that the portal can never answer must not block the others: the caller processes it individually.
    if (error.kind === 'unknownOutcome') throw new PortalError('rejected', error.code, { cause: error });
  }
}
