import type { AppliedChange, Change, Target } from '../../model/change.ts';
import { isCreated } from '../../model/change.ts';
import type { CrmRef } from '../../model/crm-ref.ts';
import type { Resolved } from './command-of.ts';

/** Puts ids in the place of what earlier changes created; `undefined` when that was not created. */
export function resolveTargets(change: Change, applied: readonly AppliedChange[]): Resolved | undefined {
  const target = 'item' in change ? resolveTarget(change.item, applied) : undefined;
  if ('item' in change && !target) return undefined;
  if (change.kind === 'createItem') {
    const { contact } = change.fields;
    const ref = contact && resolveTarget(contact, applied);
    if (contact && !ref) return undefined;
    return { change, item: undefined, contact: ref?.id ?? 0 };
  }
  if (change.kind === 'setLink') {
    const ref = change.value === 0 ? undefined : resolveTarget(change.value, applied);
    return { change, item: target, contact: ref?.id ?? 0 };
  }
  return { change, item: target, contact: 0 };
}

function resolveTarget(target: Target, applied: readonly AppliedChange[]): CrmRef | undefined {
  if (!isCreated(target)) return target;
  const made = applied.find(({ change }) => change.kind === 'createItem' && change.type === target.created);
  return made?.created === undefined ? undefined : { type: target.created, id: made.created };
}
