import type { InboxId } from '../domain/ids.ts';
import type { Trouble } from '../domain/lane-state.ts';
import { PortalError } from '../bitrix24/client/portal-client.ts';

/** How a lane's turn ended. */
export type RunResult =
  | { readonly kind: 'empty' }
  | { readonly kind: 'more'; readonly failed: readonly InboxId[]; readonly held?: DeferredEntries }
  | Pause
  /** Not before an admin opens the app again. `code` is absent where the portal is gone. */
  | { readonly kind: 'closed'; readonly code?: string };

/** Nothing can be done for the portal for now. Times in milliseconds. */
export interface Pause {
  readonly kind: 'pause';
  readonly trouble: Trouble;
  readonly code: string;
  readonly method?: string;
  /** The first pause; each one after it is twice as long. */
  readonly firstWait: number;
  /** No pause grows beyond this. */
  readonly maxWait: number;
  /** What the portal asked for: never less. */
  readonly requestedWait: number;
}

/** Entries that need a method which used its time up, and when they may be tried again; the others go on. */
export interface DeferredEntries {
  readonly ids: readonly InboxId[];
  readonly pause: Pause;
}

const MINUTE = 60_000;

/** The pause that follows `pauses` others without anything done between them. */
export function pauseLength({ firstWait, maxWait, requestedWait }: Pause, pauses: number): number {
  return Math.max(requestedWait, Math.min(firstWait * 2 ** pauses, maxWait));
}

/** Errors that say "not now" for the whole portal; `undefined` for what is about one command. */
export function pauseFor(error: unknown): Exclude<RunResult, { kind: 'empty' | 'more' }> | undefined {
  if (!(error instanceof PortalError)) return undefined;
  const { code, method, retryAfter = 0 } = error;
  const about = { kind: 'pause', code, ...(method !== undefined && { method }), requestedWait: 0 } as const;
  switch (error.kind) {
    case 'authRevoked':
      return { kind: 'closed', code };
    case 'restDisabled':
      return { ...about, trouble: 'restDisabled', firstWait: MINUTE, maxWait: 15 * MINUTE };
    case 'throttled': {
      const trouble = code.startsWith('HTTP_') ? 'unreachable' : 'rateLimited';
      return { ...about, trouble, firstWait: 2_000, maxWait: MINUTE, requestedWait: retryAfter };
    }
    case 'transient':
      return { ...about, trouble: 'unreachable', firstWait: 5_000, maxWait: MINUTE };
    case 'unknownOutcome':
      return { ...about, trouble: 'unreachable', firstWait: 500, maxWait: MINUTE };
    case 'forbidden':
    case 'notFound':
    case 'rejected':
      return undefined;
  }
}

/** One method used its time up (rest-contract.md 5): what needs others need not wait. */
export function isMethodBlocked(error: unknown): boolean {
  return error instanceof PortalError && error.code === 'OPERATION_TIME_LIMIT';
}

/** The stores themselves failed: nothing is lost, it is tried again. */
export function storePause(code: string): Pause {
  return { kind: 'pause', trouble: 'store', code, firstWait: 1_000, maxWait: MINUTE, requestedWait: 0 };
}
