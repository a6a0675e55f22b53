import { z } from 'zod';
import { StoreError } from '../store-error.ts';

/** Node's names and PostgreSQL's classes for "nobody there" and "you may not come in". */
const unreachable = /^(?:ECONN|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|08|28|3D|53|57P)/;

/** Two transactions got into each other's way: serialization failure, deadlock. */
export function isWorthRepeating(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error));
}

/** What the driver threw, as a house's error. Never says the address: there is a password in it. */
export function databaseError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  if (error instanceof z.ZodError) {
    return new StoreError(
      'STORE_UNREADABLE',
      'A row in PostgreSQL is not what its table keeps.',
      'Was the database changed by hand, or by another version of the app? Start that version, or restore a backup.',
      error,
    );
  }
  const code = codeOf(error);
  if (unreachable.test(code) || isTimeout(error)) {
    return new StoreError(
      'STORE_UNREACHABLE',
      `PostgreSQL does not answer (${code === '' ? 'time-out' : code}).`,
      'Check DATABASE_URL, that the server runs and lets this app in, and how many connections it allows.',
      error,
    );
  }
  return new StoreError(
    'STORE_QUERY_FAILED',
    `PostgreSQL refused (${code === '' ? 'no code' : code}).`,
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
