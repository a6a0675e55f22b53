import type { CrashPoint } from '../../runtime/crash-points.ts';
import { StoreError, type StoreErrorCode } from '../store-error.ts';

/** `workerData` of the worker. */
export interface WorkerStart {
  /** DATA_DIR. */
  readonly dir: string;
  /** Unix ms at the start. */
  readonly now: number;
  /** For tests: at every crash point the worker waits until this is no longer `CRASH_POINT_OPEN`. */
  readonly crashPoints?: SharedArrayBuffer;
  readonly lockTimeoutMs?: number;
}

export const CRASH_POINT_OPEN = 0;
export const CRASH_POINT_PASSED = 1;

/** A call of a port, sent to the worker. */
export interface Call {
  readonly id: number;
  readonly port: string;
  readonly method: string;
  readonly args: readonly unknown[];
  /** Unix ms: the store uses the main thread's clock. */
  readonly now: number;
}

/** Messages of the worker. */
export type FromWorker =
  | { readonly kind: 'open' }
  | { readonly kind: 'notOpen'; readonly error: SentError }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: SentError }
  | { readonly kind: 'crashPoint'; readonly point: CrashPoint };

/** An error as a plain object: structured cloning loses classes. */
export interface SentError {
  readonly code?: StoreErrorCode;
  readonly message: string;
  readonly advice?: string;
  readonly stack?: string;
}

export function sentError(error: unknown): SentError {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message, stack } = error;
  const cause = error.cause instanceof Error ? `\ncaused by ${error.cause.stack ?? error.cause.message}` : '';
  return {
    message,
    ...(error instanceof StoreError && { code: error.code, advice: error.advice }),
    ...(stack !== undefined && { stack: stack + cause }),
  };
}

export function receivedError({ code, message, advice, stack }: SentError): Error {
  const error =
    code === undefined ? new Error(message) : new StoreError(code, message, advice ?? '', new Error(stack));
  if (stack !== undefined) error.stack = stack;
  return error;
}
