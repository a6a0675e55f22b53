import type { Immutable } from '../immutable.ts';
import type { Change } from './change.ts';

/** Fields that differ between two plans with the same effect for a person: ids of this run, the session at that moment. */
const passing = new Set(['decision', 'originId', 'activity', 'session', 'responsible']);

/** Whether two lists of changes do the same, whatever their order, ids and sessions. */
export function samePlan(a: readonly Immutable<Change>[], b: readonly Immutable<Change>[]): boolean {
  const [one, other] = [a, b].map((plan) => [...new Set(plan.map(effectOf))].sort());
  return JSON.stringify(one) === JSON.stringify(other);
}

function effectOf(change: Immutable<Change>): string {
  return JSON.stringify(change, (key, value: unknown) => {
    if (passing.has(key)) return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)));
  });
}
