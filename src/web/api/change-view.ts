import type { z } from 'zod';
import type { AppliedChange, Change } from '../../domain/changes/change.ts';
import type { Target } from '../../domain/changes/target.ts';
import { isCreated } from '../../domain/changes/target.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import type { changeView } from '../contract/journal.ts';

export type ChangeView = z.output<typeof changeView>;

/** A change as the journal shows it: which item, what was there before, what came. */
export function viewOfChange({ change, outcome, error, created }: AppliedChange): ChangeView {
  const item = itemOfChange(change, created);
  return {
    kind: change.kind,
    outcome,
    ...(item && { item }),
    ...valuesOf(change),
    ...(error !== undefined && { error }),
  };
}

/** A change that is only planned. */
export function viewOfPlan(change: Change): Pick<ChangeView, 'kind' | 'item' | 'before' | 'after'> {
  const item = itemOfChange(change, undefined);
  return { kind: change.kind, ...(item && { item }), ...valuesOf(change) };
}

function itemOfChange(change: Change, created: number | undefined): CrmRef | undefined {
  if (change.kind === 'createItem') return created ? { type: change.type, id: created } : undefined;
  if (change.kind === 'mergeItems') return { type: change.type, id: change.survivor };
  return isCreated(change.item) ? undefined : change.item;
}

function valuesOf(change: Change): { readonly before: string; readonly after: string } {
  switch (change.kind) {
    case 'addCommunication':
      return { before: '', after: change.value };
    case 'bindActivity':
      return { before: '', after: String(change.activity) };
    case 'unbindActivity':
      return { before: String(change.activity), after: '' };
    case 'setStage':
      return { before: change.before, after: change.stage };
    case 'setLink':
      return { before: numberText(change.before), after: targetText(change.value) };
    case 'setDealContacts':
      return { before: change.before.join(', '), after: change.contacts.join(', ') };
    case 'fillName':
      return {
        before: `${change.before.name} ${change.before.lastName}`.trim(),
        after: `${change.name} ${change.lastName}`.trim(),
      };
    case 'createItem':
      return { before: '', after: change.fields.title };
    case 'createActivity':
      return { before: '', after: change.session };
    case 'mergeItems':
      return { before: String(change.absorbed), after: String(change.survivor) };
    case 'logLine':
      return { before: '', after: change.identifiers.join(', ') };
  }
}

function targetText(target: Target | 0): string {
  if (target === 0) return '';
  return isCreated(target) ? '' : String(target.id);
}

function numberText(id: number): string {
  return id === 0 ? '' : String(id);
}
