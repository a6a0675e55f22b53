import type { AppliedChange } from './change.ts';

/** Ids of the activities that the app created, per session. */
export function createdActivities(applied: readonly AppliedChange[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    applied.flatMap(({ change, created }) =>
      change.kind === 'createActivity' && created !== undefined ? [[change.session, created] as const] : [],
    ),
  );
}
