/** Why a person's correction is not done. */
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
