import { z } from 'zod';
import { PortalError } from './portal-client.ts';

const number = z.coerce.number().positive().optional().catch(undefined);

/**
 * The `time` of an answer: when the method is free again, and when the answer was written, both unix seconds by the
 * portal's clock (docs/bitrix24/batch-and-limits.md#operating-time). Any of it may be missing.
 */
const timeSchema = z.looseObject({ operating_reset_at: number, finish: number });

/** A method's operating time is counted over ten minutes: no wait that a portal names may be longer. */
const MAX_REQUESTED_WAIT_MS = 600_000;
const MIN_REQUESTED_WAIT_MS = 1000;
/** Unix times above this are milliseconds: as seconds it would be the year 5138. */
const MAX_SECONDS = 1e11;

/** `ms`, if it is a number, within what a lane may be asked to wait. */
export function boundedWait(ms: number): number | undefined {
  return Number.isFinite(ms)
    ? Math.min(Math.max(ms, MIN_REQUESTED_WAIT_MS), MAX_REQUESTED_WAIT_MS)
    : undefined;
}

/** When methods of one portal are free again, from its last successful answers. */
export interface OperatingResets {
  /** Keeps what an answer of `method` said in its `time`. */
  keep(method: string, time: unknown): void;
  /** `error` with the wait of its method, where it says that the method's operating time is used up. */
  withWait(error: PortalError, method: string): PortalError;
}

/** `now`: unix ms. */
export function createOperatingResets(now: () => number): OperatingResets {
  /** Unix ms by this machine's clock. */
  const freeAt = new Map<string, number>();
  return {
    keep(method, time) {
      const parsed = timeSchema.safeParse(time).data;
      if (parsed?.operating_reset_at === undefined) return;
      const resetAt = inMs(parsed.operating_reset_at);
      // By the portal's clock, so that clock skew does not matter.
      const writtenAt = parsed.finish === undefined ? now() : inMs(parsed.finish);
      freeAt.set(method.toLowerCase(), now() + Math.min(resetAt - writtenAt, MAX_REQUESTED_WAIT_MS));
    },
    withWait(error, method) {
      const at = freeAt.get(method.toLowerCase());
      if (error.code !== 'OPERATION_TIME_LIMIT' || at === undefined || at <= now()) return error;
      const { kind, code, cause, description } = error;
      const retryAfter = boundedWait(at - now());
      return new PortalError(kind, code, {
        cause,
        description,
        ...(retryAfter !== undefined && { retryAfter }),
        ...(error.method !== undefined && { method: error.method }),
      });
    },
  };
}

function inMs(time: number): number {
  return time > MAX_SECONDS ? time : time * 1000;
}
