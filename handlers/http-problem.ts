/** An error of the caller, answered with status, code and advice. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly advice: string;

  constructor(status: number, code: string, advice: string, cause?: unknown) {
    super(code, { cause });
    this.name = 'HttpProblem';
    this.status = status;
    this.code = code;
    this.advice = advice;
  }
}

export interface ProblemBody {
  readonly error: { readonly code: string; readonly message: string; readonly advice?: string };
}

/** The body of every error answer. */
export function problemBody(code: string, message: string, advice?: string): ProblemBody {
  return { error: { code, message, ...(advice === undefined ? {} : { advice }) } };
}
