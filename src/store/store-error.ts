export type StoreErrorCode =
  | 'STORE_CLOSED'
  | 'STORE_DIED'
  | 'STORE_WRITE_FAILED'
  | 'STORE_UNREADABLE'
  | 'STORE_BROKEN'
  | 'STORE_VERSION'
  | 'STORE_LOCKED'
  | 'STORE_NOT_COPIED'
  | 'STORE_UNREACHABLE'
  | 'STORE_QUERY_FAILED'
  | 'LEASE_LOST'
  | 'PORTAL_UNKNOWN'
  | 'ROW_INVALID'
  | 'SECRET_KEY_EMPTY'
  | 'SECRET_KEY_UNREADABLE'
  | 'SECRET_UNREADABLE';

/** Error of the store: a code for programs, a message and advice for the operator, the cause. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  /** What the operator can do. */
  readonly advice: string;

  constructor(code: StoreErrorCode, message: string, advice: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.code = code;
    this.advice = advice;
  }
}

export function closedError(): StoreError {
  return new StoreError(
    'STORE_CLOSED',
    'The store was closed.',
    'Stop using it after close(); start the app again.',
  );
}

/** Whether the portal is not stored, for example because it was erased during the work. */
export function isPortalUnknown(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'PORTAL_UNKNOWN';
}
