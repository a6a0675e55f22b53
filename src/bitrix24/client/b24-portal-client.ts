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
import { createOperatingResets, type OperatingResets } from './operating-reset.ts';
import { isReadOnly } from './is-read-only.ts';
import { ANSWER_TOO_LARGE, transportError } from './transport-error.ts';
import { noCrashPoint, type OnCrashPoint } from '../../runtime/crash-points.ts';

/** Runs one request with the portal's current connection. */
export type WithConnection = <T>(request: (b24: B24OAuth) => Promise<T>) => Promise<T>;

/** Bitrix24's limit (docs/bitrix24/batch-and-limits.md#batch). */
const MAX_COMMANDS_PER_BATCH = 50;

export interface PortalClientOptions {
  /** Unix ms. */
  readonly now: () => number;
  /** Throws where the calling work may have lost its lane to another process: nothing is changed then. */
  readonly requireHeld?: () => void;
  readonly onCrashPoint?: OnCrashPoint;
}

/** A `PortalClient` on top of the SDK. */
export function createB24PortalClient(
  withConnection: WithConnection,
  { now, requireHeld = () => undefined, onCrashPoint = noCrashPoint }: PortalClientOptions,
): PortalClient {
  const resets = createOperatingResets(now);
  /** One HTTP request. After a lost answer, `commands` that only read may be repeated (`transient`). */
  const send = async (
    method: string,
    params: Record<string, unknown>,
    commands: readonly RestCommand[],
    requestId: string,
  ): Promise<unknown> => {
    const readOnly = isReadOnly(commands);
    try {
      if (!readOnly) {
        requireHeld();
        onCrashPoint('request.leaving');
      }
      const answer = await withConnection((b24) =>
        request(b24, { method, params, requestId }, { now, resets }),
      );
      if (!readOnly) onCrashPoint('request.answered');
      return answer;
    } catch (error) {
      if (!(error instanceof PortalError)) throw error;
      const waiting = resets.withWait(error, method);
      throw withMethod(waiting, kindOf(error, method, readOnly), method);
    }
  };

  const batchOnce = async (
    commands: readonly RestCommand[],
    requestId: string,
  ): Promise<readonly RestOutcome[]> => {
    const result = await send('batch', { halt: 0, cmd: commands.map(batchCommand) }, commands, requestId);
    return batchOutcomes(result, commands, resets);
  };

  return {
    call: (command, requestId) => send(command.method, { ...command.params }, [command], requestId),
    batch: (commands, requestId) => inChunks(commands, onCrashPoint, (chunk) => batchOnce(chunk, requestId)),
  };
}

function kindOf({ kind, code }: PortalError, method: string, readOnly: boolean): PortalErrorKind {
  // Asking for the same again would not help.
  if (kind === 'unknownOutcome' && readOnly) return code === ANSWER_TOO_LARGE ? 'rejected' : 'transient';
  // `batch` needs no right of its own: where it is forbidden, every method is
  // (docs/bitrix24/errors.md#system-errors).
  return kind === 'forbidden' && method === 'batch' ? 'restDisabled' : kind;
}

function withMethod(error: PortalError, kind: PortalErrorKind, method: string): PortalError {
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
 * `batch` is sent as a plain call with a list of commands: the SDK's own batch helper takes `error:""` for success,
 * loses `null` results, and discards all outcomes when one command has no answer.
 */
async function request(
  b24: B24OAuth,
  call: SdkRequest,
  { now, resets }: { readonly now: () => number; readonly resets: OperatingResets },
): Promise<unknown> {
  try {
    const answer = await b24.actions.v2.call.make(call);
    const data: unknown = answer.getData();
    if (typeof data === 'object' && data !== null && 'time' in data) resets.keep(call.method, data.time);
    return typeof data === 'object' && data !== null && 'result' in data ? data.result : undefined;
  } catch (error) {
    // The SDK wraps what the interceptors and the token refresh threw (docs/bitrix24/sdk.md#errors).
    throw transportError(error instanceof SdkError ? error.originalError : error, now());
  }
}

/**
 * Sends chunks of `MAX_COMMANDS_PER_BATCH`. When the first request fails, nothing was executed, and its error is
 * thrown. A later failure must not hide the outcomes of earlier chunks: it becomes the outcome of its commands, and the
 * remaining ones are not sent (`NOT_SENT`).
 */
async function inChunks(
  commands: readonly RestCommand[],
  onCrashPoint: OnCrashPoint,
  send: (chunk: readonly RestCommand[]) => Promise<readonly RestOutcome[]>,
): Promise<readonly RestOutcome[]> {
  const outcomes: RestOutcome[] = [];
  while (outcomes.length < commands.length) {
    if (outcomes.length > 0 && !isReadOnly(commands)) onCrashPoint('batch.chunked');
    const chunk = commands.slice(outcomes.length, outcomes.length + MAX_COMMANDS_PER_BATCH);
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
