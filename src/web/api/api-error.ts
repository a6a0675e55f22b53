/** An error answer of the page API: HTTP status, code, message and advice. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly advice: string;

  constructor(status: number, code: string, message: string, advice: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.advice = advice;
  }
}
