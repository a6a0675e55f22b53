/** One REST method with its parameters, JSON types kept. */
export interface RestCommand {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export type RestOutcome =
  | { readonly ok: true; readonly result: unknown; readonly total?: number; readonly next?: number }
  | { readonly ok: false; readonly error: PortalError };

export type PortalErrorKind =
  'authRevoked' | 'throttled' | 'forbidden' | 'notFound' | 'rejected' | 'unknownOutcome' | 'transient';

/** The only error that leaves the portal room. Carries no request data: nothing personal can leak from it. */
export class PortalError extends Error {
  readonly kind: PortalErrorKind;
  /** Bitrix24's code, or the transport's. */
  readonly code: string;
  /** Milliseconds to wait, for `throttled`. */
  readonly retryAfter: number | undefined;

  constructor(
    kind: PortalErrorKind,
    code: string,
    options: { cause?: unknown; retryAfter?: number; description?: string } = {},
  ) {
    super(`${kind}: ${code}${options.description ? ` (${options.description})` : ''}`, {
      cause: options.cause,
    });
    this.name = 'PortalError';
    this.kind = kind;
    this.code = code;
    this.retryAfter = options.retryAfter;
  }
}

/** One portal as its REST API, with one token. */
export interface PortalClient {
  /** A single JSON call: the only way for text that a customer wrote (spec 6.6). Throws `PortalError`. */
  call(command: RestCommand, requestId: string): Promise<unknown>;
  /**
   * Any number of commands, 50 to a request, in order, none stops the others. Outcomes keep their positions.
   * Throws `PortalError` only when a whole request failed.
   */
  batch(commands: readonly RestCommand[], requestId: string): Promise<readonly RestOutcome[]>;
}
