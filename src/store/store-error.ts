export type StoreErrorCode =
  | 'STORE_CLOSED'
  | 'STORE_WRITE_FAILED'
  | 'STORE_UNREADABLE'
  | 'STORE_BROKEN'
  | 'STORE_VERSION'
  | 'STORE_LOCKED'
  | 'STORE_CHECKPOINT_FAILED'
  | 'STORE_NOT_COPIED'
  | 'STORE_UNREACHABLE'
  | 'STORE_QUERY_FAILED'
  | 'SECRET_KEY_EMPTY'
  | 'SECRET_KEY_UNREADABLE'
  | 'SECRET_UNREADABLE';

/** What every house throws: a code for programs, a sentence for the operator, the cause beneath. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  /** What to do about it. */
  readonly advice: string;

  constructor(code: StoreErrorCode, message: string, advice: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.code = code;
    this.advice = advice;
  }
}
