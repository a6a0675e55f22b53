import type { AppliedChange } from '../../../domain/changes/change.ts';
import { requiredBy } from '../../../domain/changes/change.ts';
import type { ChangeKind } from '../../../domain/changes/change-kind.ts';
import type { ChangeOf } from '../../../domain/changes/registry.ts';
import { resolveTarget } from '../../../domain/changes/resolve-target.ts';
import type { RefOf } from './rest-change.ts';

/** The items that a change requires, once earlier changes created theirs; `undefined` where one was not created. */
export function resolveTargets<Kind extends ChangeKind>(
  change: ChangeOf<Kind>,
  applied: readonly AppliedChange[],
): RefOf | undefined {
  if (requiredBy(change).some((target) => !resolveTarget(target, applied))) return undefined;
  return (target) => {
    const ref = resolveTarget(target, applied);
    if (ref) return ref;
    throw new Error(`${change.kind} uses an item that it does not name as required`);
  };
}
