import { StoreError } from '../store-error.ts';

/** Node's codes and SQLSTATE classes for an unreachable server, a refused login, and work that took too long. */
const UNREACHABLE =
  /^(?:ECONN|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|08|25P03|28|3D|53|57014|57P)/;
/** SQLSTATE: five digits and capital letters. */
const SQLSTATE = /^[\dA-Z]{5}$/;

/** Conflicts of two transactions: serialization failure, deadlock. */
export function isRetryable(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error));
}

/**
 * Converts errors of the driver to `StoreError`; other errors are returned unchanged. The message never contains the
 * address, which includes the password.
 */
export function postgresError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  if (UNREACHABLE.test(code) || isTimeout(error)) {
    return new StoreError(
      'STORE_UNREACHABLE',
      `PostgreSQL does not answer (${code === '' ? 'time-out' : code}).`,
      'Check DATABASE_URL, that the server runs and accepts this app, and how many connections it allows.',
      error,
    );
  }
  if (!SQLSTATE.test(code)) return error;
  return new StoreError(
    'STORE_QUERY_FAILED',
    `PostgreSQL refused (${code}).`,
    "Check the cause and the server's log. Nothing of this change was stored.",
    error,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && /timeout|Connection terminated|not queryable/i.test(error.message);
}
