import type { AppliedChange, Change, Target } from '../../../domain/changes/change.ts';
import { isCreated } from '../../../domain/changes/change.ts';
import type { CrmRef } from '../../../domain/crm-ref.ts';
import type { Resolved } from './command-of.ts';

/** Puts ids in the place of what earlier changes created; `undefined` when that was not created. */
export function resolveTargets(change: Change, applied: readonly AppliedChange[]): Resolved | undefined {
  if (change.kind === 'createItem') return resolveCreation(change, applied);
  if (!('item' in change)) return { change, item: undefined, contact: 0 };
  const item = resolveTarget(change.item, applied);
  if (!item) return undefined;
  const linked =
    change.kind === 'setLink' && change.value !== 0 ? resolveTarget(change.value, applied) : undefined;
  return { change, item, contact: linked?.id ?? 0 };
}

function resolveCreation(
  change: Extract<Change, { kind: 'createItem' }>,
  applied: readonly AppliedChange[],
): Resolved | undefined {
  const { contact } = change.fields;
  if (!contact) return { change, item: undefined, contact: 0 };
  const ref = resolveTarget(contact, applied);
  return ref && { change, item: undefined, contact: ref.id };
}

function resolveTarget(target: Target, applied: readonly AppliedChange[]): CrmRef | undefined {
  if (!isCreated(target)) return target;
  const made = applied.find(({ change }) => change.kind === 'createItem' && change.type === target.created);
  return made?.created === undefined ? undefined : { type: target.created, id: made.created };
}
