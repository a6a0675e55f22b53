import type { RefusalKind } from '../../domain/refusal.ts';
import { isRefusalKind } from '../../domain/refusal.ts';

/** One REST method with its parameters, JSON types kept. */
export interface RestCommand {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export type RestOutcome =
  | { readonly ok: true; readonly result: unknown; readonly total?: number; readonly next?: number }
  | { readonly ok: false; readonly error: PortalError };

/**
 * - `authRevoked`: the token is not accepted; an administrator has to open the app.
 * - `restDisabled`: the portal refuses every method, such as on a plan without REST; the tokens may be valid.
 * - `throttled`: a limit was reached; see `retryAfter`.
 * - `forbidden`, `notFound`, `rejected`: this command was refused.
 * - `unknownOutcome`: the answer was lost; the command may have been executed.
 * - `transient`: nothing was executed, or only reads; a retry may succeed.
 */
export type PortalErrorKind =
  'authRevoked' | 'restDisabled' | 'throttled' | RefusalKind | 'unknownOutcome' | 'transient';

/** The only error type that portal clients throw. Contains no request data, so it is safe to log. */
export class PortalError extends Error {
  readonly kind: PortalErrorKind;
  /** Bitrix24's code, or the transport's. */
  readonly code: string;
  /** Milliseconds to wait, for `throttled`. */
  readonly retryAfter: number | undefined;
  /** The portal's description, without customers' data; may be empty. */
  readonly description: string;
  /** The REST method that failed; `undefined` for a whole batch request. */
  readonly method: string | undefined;

  constructor(
    kind: PortalErrorKind,
    code: string,
    options: { cause?: unknown; retryAfter?: number; description?: string; method?: string } = {},
  ) {
    super(`${kind}: ${code}${options.description ? ` (${options.description})` : ''}`, {
      cause: options.cause,
    });
    this.name = 'PortalError';
    this.kind = kind;
    this.code = code;
    this.retryAfter = options.retryAfter;
    this.description = options.description ?? '';
    this.method = options.method;
  }

  /** Whether it is the portal's definite answer to one command: a retry brings the same. */
  get isFinal(): boolean {
    return isRefusalKind(this.kind);
  }
}

/** The REST API of one portal with one token. */
export interface PortalClient {
  /** A single JSON call: required for text that a customer wrote (docs/spec.md 6.6). Throws `PortalError`. */
  call(command: RestCommand, requestId: string): Promise<unknown>;
  /**
   * Any number of commands, 50 per request, in order; a failed one does not stop the others. Outcomes have the
   * positions of their commands. Throws `PortalError` only when the first request failed as a whole.
   */
  batch(commands: readonly RestCommand[], requestId: string): Promise<readonly RestOutcome[]>;
}
