import type { InboxId } from '../domain/ids.ts';
import type { Trouble } from '../domain/lane-state.ts';
import { PortalError } from '../bitrix24/client/portal-client.ts';
import { StoreError } from '../store/store-error.ts';

/** How a run of a portal's lane ended. */
export type RunResult =
  | { readonly kind: 'empty' }
  | { readonly kind: 'more'; readonly failed: readonly InboxId[]; readonly deferred?: DeferredEntries }
  | Pause
  /** No runs until an admin opens the app again. `code` is absent when the portal was erased or uninstalled. */
  | { readonly kind: 'closed'; readonly code?: string };

/** The portal cannot be processed for now. Times in milliseconds. */
export interface Pause {
  readonly kind: 'pause';
  readonly trouble: Trouble;
  readonly code: string;
  readonly method?: string;
  /** Length of the first pause; each further one is twice as long. */
  readonly firstWait: number;
  /** Upper limit for the doubling. */
  readonly maxWait: number;
  /** The time that the portal asked for: a pause is never shorter. */
  readonly requestedWait: number;
  /** What was done before: pauses in a row are counted from the last progress. Absent = nothing. */
  readonly progress?: RunProgress;
}

/** What a run did before it was paused. */
export interface RunProgress {
  /** Something is done that no later run does again. */
  readonly made: boolean;
  /** Chats of the decision batch that was cut short; 0 = none was. */
  readonly batchSize: number;
}

/** Entries that need a REST method whose operating time is used up; the others continue. */
export interface DeferredEntries {
  readonly ids: readonly InboxId[];
  readonly pause: Pause;
}

const MINUTE_MS = 60_000;

/** Length of a pause after `pauses` others in a row, in milliseconds. */
export function pauseLength({ firstWait, maxWait, requestedWait }: Pause, pauses: number): number {
  return Math.max(requestedWait, Math.min(firstWait * 2 ** pauses, maxWait));
}

/** The result for errors that concern the whole portal; `undefined` for errors of a single command. */
export function pauseFor(error: unknown): Exclude<RunResult, { kind: 'empty' | 'more' }> | undefined {
  if (error instanceof StoreError) return resultOfStoreError(error);
  if (!(error instanceof PortalError)) return undefined;
  const { code, method, retryAfter = 0 } = error;
  const pause = { kind: 'pause', code, ...(method !== undefined && { method }), requestedWait: 0 } as const;
  switch (error.kind) {
    case 'authRevoked':
      return { kind: 'closed', code };
    case 'restDisabled':
      return { ...pause, trouble: 'restDisabled', firstWait: MINUTE_MS, maxWait: 15 * MINUTE_MS };
    case 'throttled': {
      const trouble = code.startsWith('HTTP_') ? 'unreachable' : 'rateLimited';
      return { ...pause, trouble, firstWait: 2_000, maxWait: MINUTE_MS, requestedWait: retryAfter };
    }
    case 'transient':
      return { ...pause, trouble: 'unreachable', firstWait: 5_000, maxWait: MINUTE_MS };
    case 'unknownOutcome':
      return { ...pause, trouble: 'unreachable', firstWait: 500, maxWait: MINUTE_MS };
    case 'forbidden':
    case 'notFound':
    case 'rejected':
      return undefined;
  }
}

/**
 * Whether one method's operating time is used up (docs/bitrix24/batch-and-limits.md#operating-time): others
 * can still be called.
 */
export function isMethodBlocked(error: unknown): boolean {
  return error instanceof PortalError && error.code === 'OPERATION_TIME_LIMIT';
}

/** An invalid row concerns its chat only; every other store error concerns the whole portal, or the disk. */
function resultOfStoreError({ code }: StoreError): ReturnType<typeof pauseFor> {
  if (code === 'ROW_INVALID') return undefined;
  // The portal was erased in the meantime.
  return code === 'PORTAL_UNKNOWN' ? { kind: 'closed' } : storePause(code);
}

/** The pause after a failure of the store: nothing is lost, the run is repeated. */
export function storePause(code: string): Pause {
  return { kind: 'pause', trouble: 'store', code, firstWait: 1_000, maxWait: MINUTE_MS, requestedWait: 0 };
}
