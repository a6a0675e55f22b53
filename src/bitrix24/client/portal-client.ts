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

/** `barred`: the portal lets the app do nothing at all for now, such as on a plan without REST; its tokens are good. */
export type PortalErrorKind =
  'authRevoked' | 'restDisabled' | 'throttled' | RefusalKind | 'unknownOutcome' | 'transient';

/** The only error that leaves the portal room. Carries no request data: nothing personal can leak from it. */
export class PortalError extends Error {
  readonly kind: PortalErrorKind;
  /** Bitrix24's code, or the transport's. */
  readonly code: string;
  /** Milliseconds to wait, for `throttled`. */
  readonly retryAfter: number | undefined;
  /** The portal's own words, without customers' data; empty where there are none. */
  readonly description: string;
  /** REST method that it is about, where it is about one. */
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

  /** Whether it is the answer to one command, and not "not now" for the whole portal. */
  get isFinal(): boolean {
    return isRefusalKind(this.kind);
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
