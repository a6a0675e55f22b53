import type { z } from 'zod';
import type { AppliedChange, Change } from '../../domain/changes/change.ts';
import { changeValues, itemsOf } from '../../domain/changes/change.ts';
import type { changeView } from '../contract/journal.ts';

export type ChangeView = z.output<typeof changeView>;

/** A change as the journal shows it: which item, the value before it and the one after. */
export function viewOfChange({ change, outcome, error, created }: AppliedChange): ChangeView {
  return { ...viewOf(change, created), outcome, ...(error !== undefined && { error }) };
}

type PlannedChangeView = Omit<ChangeView, 'outcome' | 'error'>;

/** A change that is only planned. */
export function viewOfPlannedChange(change: Change): PlannedChangeView {
  return viewOf(change, undefined);
}

function viewOf(change: Change, created: number | undefined): PlannedChangeView {
  const [item] = itemsOf(change, created);
  return { kind: change.kind, ...(item && { item }), ...changeValues(change) };
}
