/**
 * A REST error, with the code exactly as it is sent: some are "", some the number 0
 * (docs/bitrix24/errors.md#shapes).
 */
export class RestError extends Error {
  readonly status: number;
  readonly code: string | number;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: string | number,
    description: string,
    extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(description);
    this.status = status;
    this.code = code;
    this.extra = extra;
  }

  body(): Record<string, unknown> {
    return { error: this.code, error_description: this.message, ...this.extra };
  }
}

/** Error of the classic CRM methods: HTTP 400, an empty code and a description (docs/bitrix24/errors.md#shapes). */
export const classicError = (description: string): RestError => new RestError(400, '', description);

export const accessDenied = (description = 'Access denied'): RestError =>
  new RestError(403, 'ACCESS_DENIED', description);
