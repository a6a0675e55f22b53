/** A call that failed: what happened and what to do, as the server or the network told it. */
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
  /** 0 = there was no answer. */
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}
