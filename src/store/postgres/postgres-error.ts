import { StoreError } from '../store-error.ts';

/** Node's names and PostgreSQL's classes for "nobody there" and "you may not come in". */
const UNREACHABLE = /^(?:ECONN|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|08|28|3D|53|57P)/;
/** SQLSTATE: five digits and capital letters. */
const SQLSTATE = /^[\dA-Z]{5}$/;

/** Two transactions got into each other's way: serialization failure, deadlock. */
export function isWorthRepeating(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error));
}

/**
 * What the driver threw, as an error of the store; errors that are not the database's stay as they are. Never says the
 * address: there is a password in it.
 */
export function postgresError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  if (UNREACHABLE.test(code) || isTimeout(error)) {
    return new StoreError(
      'STORE_UNREACHABLE',
      `PostgreSQL does not answer (${code === '' ? 'time-out' : code}).`,
      'Check DATABASE_URL, that the server runs and lets this app in, and how many connections it allows.',
      error,
    );
  }
  if (!SQLSTATE.test(code)) return error;
  return new StoreError(
    'STORE_QUERY_FAILED',
    `PostgreSQL refused (${code}).`,
    "Look at the cause and at the server's log. Nothing of this change was stored.",
    error,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && /timeout|Connection terminated/i.test(error.message);
}
