type CheckState = 'ok' | 'warn' | 'fail';

/** The result of one check: what was checked, and what to do about it (empty for `ok`). */
export interface Check {
  readonly state: CheckState;
  readonly what: string;
  readonly advice: string;
}

export function ok(what: string): Check {
  return { state: 'ok', what, advice: '' };
}

export function warn(what: string, advice: string): Check {
  return { state: 'warn', what, advice };
}

export function fail(what: string, advice: string): Check {
  return { state: 'fail', what, advice };
}

/** A failed check with the message and advice of an error. */
export function failOf(what: string, error: unknown): Check {
  const message = error instanceof Error ? error.message : String(error);
  const advice = error instanceof Error && 'advice' in error ? String(error.advice) : 'Look at the log.';
  return fail(`${what}: ${message}`, advice);
}
