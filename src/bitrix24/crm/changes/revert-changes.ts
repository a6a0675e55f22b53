import type { AppliedChange, Change } from '../../../domain/changes/change.ts';
import { itemsOf, phaseOf, targetOf } from '../../../domain/changes/change.ts';
import type { ChangeKind } from '../../../domain/changes/change-kind.ts';
import type { ChangePhase } from '../../../domain/changes/change-spec.ts';
import { changePhases } from '../../../domain/changes/change-spec.ts';
import type { ChangeOf } from '../../../domain/changes/registry.ts';
import { resolveTarget } from '../../../domain/changes/resolve-target.ts';
import type { CrmRef } from '../../../domain/crm-ref.ts';
import type { Reason, ReasonCode } from '../../../domain/reason.ts';
import { reason } from '../../../domain/reason.ts';
import { BatchReader } from '../../client/batch-reader.ts';
import type { PortalClient, RestCommand } from '../../client/portal-client.ts';
import type { ChangeState } from './read-change-states.ts';
import { readChangeStates } from './read-change-states.ts';
import { restChanges } from './registry.ts';
import { resolveTargets } from './resolve-targets.ts';
import type { FoundState, RefOf, RestChange } from './rest-change.ts';
import { timelineTexts } from './timeline-texts.ts';

/** One request that takes a change back. */
export interface RevertStep {
  readonly command: RestCommand;
  readonly phase: ChangePhase;
  readonly items: readonly CrmRef[];
}

/**
 * What takes back a decision, last change first, and what is left alone and named: what somebody changed since (codes
 * `changedSince`, `itemGone`, `mergeIsFinal`, `createdKept`), and what `isGivenByOther` says that another chat gave too
 * (`givenByOtherChat`). Nothing is changed by it.
 */
export async function planRevert(
  client: PortalClient,
  applied: readonly AppliedChange[],
  requestId: string,
  isGivenByOther: (change: Change) => boolean,
): Promise<{ readonly steps: readonly RevertStep[]; readonly leftAlone: readonly Reason[] }> {
  const ours = applied.filter(({ outcome }) => outcome === 'applied');
  const changes = ours.map(({ change }) => change);
  const [states = []] = await readChangeStates(client, [{ changes, applied: ours }], requestId);
  const reader = new BatchReader(client, requestId);
  const checked = states.map((state) => ({ state, isInUse: requestUse(reader, state, ours) }));
  await reader.send();
  const leftAlone: Reason[] = [];
  const steps: RevertStep[] = [];
  for (const { state, isInUse } of checked.reverse()) {
    const { change } = state;
    const item = resolveTarget(targetOf(change), ours);
    const items = item ? [item] : [];
    const kept = reasonToKeep(state, isInUse(), isGivenByOther);
    const inverse = kept ? { because: kept } : inverseOf(change, state, ours);
    if ('because' in inverse) leftAlone.push(reason(inverse.because, { refs: items, value: change.kind }));
    else steps.push({ ...inverse, items });
  }
  // Binding back goes before leaving: the last binding of an activity can't be deleted
  // (docs/bitrix24/activities.md#bindings).
  steps.sort((a, b) => changePhases.indexOf(a.phase) - changePhases.indexOf(b.phase));
  return { steps, leftAlone };
}

function reasonToKeep(
  { change, state }: ChangeState,
  isInUse: boolean,
  isGivenByOther: (change: Change) => boolean,
): ReasonCode | undefined {
  if (isInUse) return 'createdKept';
  return state === 'done' && isGivenByOther(change) ? 'givenByOtherChat' : undefined;
}

/** Does it. Returns what the portal refused, code `refused`. */
export async function revert(
  client: PortalClient,
  steps: readonly RevertStep[],
  requestId: string,
): Promise<readonly Reason[]> {
  if (steps.length === 0) return [];
  const outcomes = await client.batch(
    steps.map(({ command }) => command),
    requestId,
  );
  return outcomes.flatMap((outcome, index) =>
    outcome.ok ? [] : [reason('refused', { refs: steps[index]?.items ?? [], value: outcome.error.code })],
  );
}

/** Whether somebody works with what a change created. */
function requestUse(
  reader: BatchReader,
  { change, state, id }: ChangeState,
  applied: readonly AppliedChange[],
): () => boolean {
  const { undo } = restChanges[change.kind];
  if (undo.by !== 'removal' || !undo.requestUse || state !== 'done' || id === undefined) return () => false;
  const [item] = itemsOf(change, id);
  return item ? undo.requestUse(reader, item, applied) : () => false;
}

/** The step that takes a change back, or why there is none. */
function inverseOf<Kind extends ChangeKind>(
  change: ChangeOf<Kind>,
  { state, id }: FoundState,
  applied: readonly AppliedChange[],
): Omit<RevertStep, 'items'> | { readonly because: ReasonCode } {
  const { undo }: RestChange<ChangeOf<Kind>> = restChanges[change.kind];
  if (undo.by === 'nothing') return { because: undo.because };
  const refOf = resolveTargets(change, applied);
  if (state === 'gone') return { because: 'itemGone' };
  if (state === 'notDone' || !refOf) return { because: 'changedSince' };
  if (undo.by === 'change') {
    const inverse = undo.inverse(change, refOf);
    return { phase: phaseOf(inverse), command: commandOf(inverse, refOf) };
  }
  return id === undefined
    ? { because: 'changedSince' }
    : { phase: undo.phase, command: undo.command(change, id, refOf) };
}

/** No inverse writes a text. */
function commandOf<Kind extends ChangeKind>(change: ChangeOf<Kind>, refOf: RefOf): RestCommand {
  return restChanges[change.kind].command(change, refOf, timelineTexts(undefined));
}
