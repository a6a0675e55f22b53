import type { Change } from '../changes/change.ts';
import type { Target } from '../changes/target.ts';
import { isCreated } from '../changes/target.ts';
import type { CrmRef } from '../crm-ref.ts';
import type { SessionActivity } from '../crm-view.ts';
import { refKey } from '../crm-ref.ts';
import { isMovedByPerson } from './attached-activities.ts';
import type { Situation } from './situation.ts';

/** Changes to the bindings of the chat's session activities. */
export interface AttachPlan {
  readonly binding: readonly Change[];
  readonly unbinding: readonly Change[];
}

/**
 * Binds every session activity of the chat to card and customer, and unbinds it from `leftItems`
 * (docs/spec.md 6.1).
 */
export function attachChanges(
  situation: Situation,
  targets: readonly Target[],
  leftItems: readonly CrmRef[],
): AttachPlan {
  const binding: Change[] = [];
  const unbinding: Change[] = [];
  const kept = new Set(targets.map(targetKey));
  for (const activity of situation.view.activities.filter((one) => !isMovedByPerson(situation, one))) {
    const bound = new Set(activity.bindings.map(refKey));
    for (const item of isWhereItWasMade(situation, activity, targets, bound) ? [] : targets) {
      if (!bound.has(targetKey(item))) binding.push({ kind: 'bindActivity', activity: activity.id, item });
    }
    for (const item of leftItems) {
      if (bound.has(refKey(item)) && !kept.has(refKey(item))) {
        unbinding.push({ kind: 'unbindActivity', activity: activity.id, item });
      }
    }
  }
  return { binding, unbinding };
}

/** The app's own activity is made on the card alone, and moves only when the chat gets another card. */
function isWhereItWasMade(
  { stored }: Situation,
  { id }: SessionActivity,
  [card]: readonly Target[],
  bound: ReadonlySet<string>,
): boolean {
  return (
    card !== undefined && bound.has(targetKey(card)) && Object.values(stored.chat.ownActivities).includes(id)
  );
}

/** Targets without duplicates: a lead may be card and customer at once. */
export function uniqueTargets(targets: readonly Target[]): readonly Target[] {
  return [...new Map(targets.map((target) => [targetKey(target), target])).values()];
}

function targetKey(target: Target): string {
  return isCreated(target) ? `created:${target.created}` : refKey(target);
}
