import type { AppliedChange, Change } from '../../../domain/changes/change.ts';
import type { ChangeKind } from '../../../domain/changes/change-kind.ts';
import type { ChangeOf } from '../../../domain/changes/registry.ts';
import { BatchReader } from '../../client/batch-reader.ts';
import type { PortalClient } from '../../client/portal-client.ts';
import { restChanges } from './registry.ts';
import { resolveTargets } from './resolve-targets.ts';
import type { FoundState, RestChange } from './rest-change.ts';

/** Whether the CRM shows a change today. */
export interface ChangeState extends FoundState {
  readonly change: Change;
}

/** Changes of one decision. `applied` holds ids of created items where they are known; others are found by their origin. */
export interface ChangesToCheck {
  readonly changes: readonly Change[];
  readonly applied: readonly AppliedChange[];
}

/**
 * Reads back what writes of unknown outcome left in the CRM, or what is left of a decision before it is undone. Many
 * decisions share their requests; what one of them created is no target for another.
 */
export async function readChangeStates(
  client: PortalClient,
  decisions: readonly ChangesToCheck[],
  requestId: string,
): Promise<readonly (readonly ChangeState[])[]> {
  const reader = new BatchReader(client, requestId);
  const creations = decisions.map(({ changes, applied }) =>
    changes.map((change) => ({ change, find: requestCreated(reader, change, applied) })),
  );
  await reader.send();
  const states = decisions.map(({ changes, applied }, index) => {
    const created = (creations[index] ?? []).flatMap(({ change, find }): AppliedChange[] => {
      const id = find();
      return id === undefined ? [] : [{ change, outcome: 'applied', created: id }];
    });
    return changes.map((change) => ({ change, read: requestState(reader, change, applied, created) }));
  });
  await reader.send();
  return states.map((ofDecision) => ofDecision.map(({ change, read }) => ({ change, ...read() })));
}

/** Id of what a change created: from its answer, else by its origin. */
function requestCreated<Kind extends ChangeKind>(
  reader: BatchReader,
  change: ChangeOf<Kind>,
  applied: readonly AppliedChange[],
): () => number | undefined {
  const { readBack }: RestChange<ChangeOf<Kind>> = restChanges[change.kind];
  const recorded = createdBy(change, applied);
  if (recorded !== undefined || readBack.by !== 'creation') return () => recorded;
  return readBack.requestCreated(reader, change);
}

function requestState<Kind extends ChangeKind>(
  reader: BatchReader,
  change: ChangeOf<Kind>,
  applied: readonly AppliedChange[],
  created: readonly AppliedChange[],
): () => FoundState {
  const { readBack }: RestChange<ChangeOf<Kind>> = restChanges[change.kind];
  if (readBack.by === 'state') {
    const refOf = resolveTargets(change, created);
    if (!refOf) return () => ({ state: 'notDone' });
    return readBack.requestState(reader, change, refOf, createdBy(change, applied));
  }
  const id = createdBy(change, created);
  if (id === undefined) return () => ({ state: 'notDone' });
  // What was found by its origin a moment ago is there; what the journal names may be gone.
  if (createdBy(change, applied) === undefined) return () => ({ state: 'done', id });
  const exists = readBack.requestExists(reader, change, id);
  return () => ({ state: exists() ? 'done' : 'gone', id });
}

function createdBy(
  change: { readonly kind: ChangeKind },
  applied: readonly AppliedChange[],
): number | undefined {
  return applied.find((entry) => entry.change === change)?.created;
}
