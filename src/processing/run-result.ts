import type { InboxId } from '../domain/ids.ts';
import type { Trouble } from '../domain/lane-state.ts';
import { PortalError } from '../bitrix24/client/portal-client.ts';
import { StoreError } from '../store/store-error.ts';

/** How a lane's turn ended. */
export type Turn =
  | { readonly kind: 'empty' }
  | { readonly kind: 'more'; readonly failed: readonly InboxId[]; readonly held?: HeldEntries }
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
  readonly wait: number;
  /** No pause grows beyond this. */
  readonly longest: number;
  /** What the portal asked for: never less. */
  readonly asked: number;
}

/** Entries that need a method which used its time up, and when they may be tried again; the others go on. */
export interface HeldEntries {
  readonly ids: readonly InboxId[];
  readonly pause: Pause;
}

const MINUTE = 60_000;

/** The pause that follows `pauses` others without anything done between them. */
export function lengthOf({ wait, longest, asked }: Pause, pauses: number): number {
  return Math.max(asked, Math.min(wait * 2 ** pauses, longest));
}

/** Errors that say "not now" for the whole portal; `undefined` for what is about one command. */
export function pauseFor(error: unknown): Exclude<Turn, { kind: 'empty' | 'more' }> | undefined {
  if (error instanceof StoreError) return pauseOfStore(error);
  if (!(error instanceof PortalError)) return undefined;
  const { code, method, retryAfter = 0 } = error;
  const about = { kind: 'pause', code, ...(method !== undefined && { method }), asked: 0 } as const;
  switch (error.kind) {
    case 'authRevoked':
      return { kind: 'closed', code };
    case 'barred':
      return { ...about, trouble: 'barred', wait: MINUTE, longest: 15 * MINUTE };
    case 'throttled': {
      const trouble = code.startsWith('HTTP_') ? 'silent' : 'busy';
      return { ...about, trouble, wait: 2_000, longest: MINUTE, asked: retryAfter };
    }
    case 'transient':
      return { ...about, trouble: 'silent', wait: 5_000, longest: MINUTE };
    case 'unknownOutcome':
      return { ...about, trouble: 'silent', wait: 500, longest: MINUTE };
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

/** A record that the app made wrong is about its chat alone; everything else is about the whole portal, or the disk. */
function pauseOfStore({ code }: StoreError): ReturnType<typeof pauseFor> {
  if (code === 'ROW_INVALID') return undefined;
  // Erased meanwhile.
  return code === 'PORTAL_UNKNOWN' ? { kind: 'closed' } : storePause(code);
}

/** The stores themselves failed: nothing is lost, it is tried again. */
export function storePause(code: string): Pause {
  return { kind: 'pause', trouble: 'store', code, wait: 1_000, longest: MINUTE, asked: 0 };
}
