import type { CrmRef } from '../crm-ref.ts';
import type { AppliedChange } from './change.ts';
import type { Target } from './target.ts';
import { isCreated } from './target.ts';

/** The item behind a target once changes were applied; `undefined` when it could not be created. */
export function resolveTarget(
  target: Target | undefined,
  applied: readonly AppliedChange[],
): CrmRef | undefined {
  if (!target || !isCreated(target)) return target;
  const made = applied.find(({ change }) => change.kind === 'createItem' && change.type === target.created);
  return made?.created === undefined ? undefined : { type: target.created, id: made.created };
}
