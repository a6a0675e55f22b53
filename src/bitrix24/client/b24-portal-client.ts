import { SdkError, type B24OAuth } from '@bitrix24/b24jssdk';
import { batchCommand } from './batch-command.ts';
import { batchOutcomes } from './batch-answer.ts';
import {
  PortalError,
  type PortalClient,
  type PortalErrorKind,
  type RestCommand,
  type RestOutcome,
} from './portal-client.ts';
import { isReadOnly } from './is-read-only.ts';
import { transportError } from './transport-error.ts';
import type { OnCrashPoint } from '../../runtime/crash-points.ts';

/** Does one request with whichever connection is right at the moment. */
export type WithConnection = <T>(request: (b24: B24OAuth) => Promise<T>) => Promise<T>;

/** Bitrix24's own limit (rest-contract.md 5). */
const commandsPerBatch = 50;

export function createB24PortalClient(
  withConnection: WithConnection,
  now: () => number,
  onCrashPoint: OnCrashPoint,
): PortalClient {
  /** One HTTP request. What a lost answer means depends on whether `commands` change anything. */
  const send = async (
    method: string,
    params: Record<string, unknown>,
    commands: readonly RestCommand[],
    requestId: string,
  ): Promise<unknown> => {
    const reads = isReadOnly(commands);
    try {
      if (!reads) onCrashPoint('request.leaving');
      const answer = await withConnection((b24) => request(b24, { method, params, requestId }, now));
      if (!reads) onCrashPoint('request.answered');
      return answer;
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      const lost = error.kind === 'unknownOutcome' && reads;
      // A batch needs no right of its own: who may not send one may do nothing here (rest-contract.md 1.6).
      const restDisabled = error.kind === 'forbidden' && method === 'batch';
      throw told(error, lost ? 'transient' : restDisabled ? 'restDisabled' : error.kind, method);
    }
  };

  const batchOnce = async (
    commands: readonly RestCommand[],
    requestId: string,
  ): Promise<readonly RestOutcome[]> => {
    const result = await send('batch', { halt: 0, cmd: commands.map(batchCommand) }, commands, requestId);
    return batchOutcomes(result, commands, now());
  };

  return {
    call: (command, requestId) => send(command.method, { ...command.params }, [command], requestId),
    batch: (commands, requestId) => inChunks(commands, onCrashPoint, (chunk) => batchOnce(chunk, requestId)),
  };
}

function told(error: PortalError, kind: PortalErrorKind, method: string): PortalError {
  const { code, retryAfter, description, cause } = error;
  return new PortalError(kind, code, {
    cause,
    description,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(method !== 'batch' && { method }),
  });
}

interface SdkRequest {
  readonly method: string;
  readonly params: Record<string, unknown>;
  readonly requestId: string;
}

/**
 * `batch` goes as a plain call with a list of commands: the SDK's own batch helper takes `error:""` for success,
 * loses `null` results, and throws everything away when one command has no answer.
 */
async function request(b24: B24OAuth, call: SdkRequest, now: () => number): Promise<unknown> {
  try {
    const answer = await b24.actions.v2.call.make(call);
    const data: unknown = answer.getData();
    return typeof data === 'object' && data !== null && 'result' in data ? data.result : undefined;
  } catch (error) {
    // The SDK wraps what our interceptors and the token refresh threw (sdk.md 4).
    throw transportError(error instanceof SdkError ? error.originalError : error, now());
  }
}

/**
 * The first request's failure is everybody's: nothing was done. Later ones must not hide what the earlier ones did,
 * so the failure becomes the outcome of their commands, and nothing more is sent.
 */
async function inChunks(
  commands: readonly RestCommand[],
  onCrashPoint: OnCrashPoint,
  send: (chunk: readonly RestCommand[]) => Promise<readonly RestOutcome[]>,
): Promise<readonly RestOutcome[]> {
  const outcomes: RestOutcome[] = [];
  while (outcomes.length < commands.length) {
    if (outcomes.length > 0 && !isReadOnly(commands)) onCrashPoint('batch.chunked');
    const chunk = commands.slice(outcomes.length, outcomes.length + commandsPerBatch);
    try {
      outcomes.push(...(await send(chunk)));
    } catch (error) {
      if (outcomes.length === 0 || !(error instanceof PortalError)) throw error;
      outcomes.push(...chunk.map(() => ({ ok: false, error }) as const));
      const notSent = new PortalError('transient', 'NOT_SENT', { cause: error });
      outcomes.push(...commands.slice(outcomes.length).map(() => ({ ok: false, error: notSent }) as const));
    }
  }
  return outcomes;
}
