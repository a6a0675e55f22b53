type CheckState = 'ok' | 'warn' | 'fail';

/** One thing that was looked at: how it is, and what to do about it (empty where nothing). */
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

/** What a house said about itself. */
export function failOf(what: string, error: unknown): Check {
  const message = error instanceof Error ? error.message : String(error);
  const advice = error instanceof Error && 'advice' in error ? String(error.advice) : 'Look at the log.';
  return fail(`${what}: ${message}`, advice);
}
