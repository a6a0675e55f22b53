/** A failed call of the page API. Without an error body of the server, message and advice are empty. */
export class CallError extends Error {
  readonly status: number;
  readonly code: string;
  readonly advice: string;

  constructor({ status, code, message, advice }: CallProblem, cause?: unknown) {
    super(message, { cause });
    this.name = 'CallError';
    this.status = status;
    this.code = code;
    this.advice = advice;
  }
}

export interface CallProblem {
  /** HTTP status; 0 = no answer. */
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}
