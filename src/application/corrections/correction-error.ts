/** Why a correction was refused. `advice`: what the person can do, or the address of a page that helps. */
export class CorrectionError extends Error {
  readonly kind: 'unknown' | 'conflict' | 'invalid';
  readonly code: string;
  readonly advice: string;

  constructor(kind: CorrectionError['kind'], code: string, advice: string) {
    super(`${code}: ${advice}`);
    this.name = 'CorrectionError';
    this.kind = kind;
    this.code = code;
    this.advice = advice;
  }
}
