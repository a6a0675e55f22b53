import type { AppliedChange, Change } from '../domain/changes/change.ts';
import { resolveTarget } from '../domain/changes/resolve-target.ts';
import { isCreated } from '../domain/changes/target.ts';
import type { CrmRef } from '../domain/crm-ref.ts';
import { sameRef } from '../domain/crm-ref.ts';
import type { DecidedChat } from './record-outcome.ts';

/**
 * The changes that are still to be made. The line on the timeline is written exactly once: not again when the
 * interrupted run wrote it, and added when that run was interrupted before it.
 */
export function remainingChanges(entry: DecidedChat): readonly Change[] {
  const { changes } = entry.verdict;
  const logged = entry.recovered.flatMap(({ change }) => logLineItem(change, entry.recovered));
  const isLogged = (change: Change): boolean =>
    logLineItem(change, entry.recovered).some((item) => logged.some((ref) => sameRef(ref, item)));
  const open = changes.filter((change) => !isLogged(change));
  const line = missingLogLine(entry);
  return line && !isLogged(line) ? [...open, line] : open;
}

/** The item on whose timeline a change writes a line. */
function logLineItem(change: Change, applied: readonly AppliedChange[]): readonly CrmRef[] {
  const item = change.kind === 'logLine' ? resolveTarget(change.item, applied) : undefined;
  return item ? [item] : [];
}

/** The line on the card that the interrupted run planned and this verdict does not. */
function missingLogLine({ work, verdict, recovered }: DecidedChat): Change | undefined {
  const card = verdict.card ?? verdict.customerRef;
  if (recovered.length === 0 || !card || isCreated(card)) return undefined;
  const isOnCard = (change: Change): boolean =>
    logLineItem(change, recovered).some((item) => sameRef(item, card));
  if (verdict.changes.some(isOnCard)) return undefined;
  const line = work.record.pending?.changes.find(isOnCard);
  return line?.kind === 'logLine' ? { ...line, item: card } : undefined;
}
