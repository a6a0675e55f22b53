import type { AppliedChange, Change } from '../../../domain/changes/change.ts';
import { phaseOf } from '../../../domain/changes/change.ts';
import type { ChangeKind } from '../../../domain/changes/change-kind.ts';
import type { ChangePhase } from '../../../domain/changes/change-spec.ts';
import { changePhases, isLeavingPhase } from '../../../domain/changes/change-spec.ts';
import type { ChangeOf } from '../../../domain/changes/registry.ts';
import { changeSpecs } from '../../../domain/changes/registry.ts';
import { isRefusalKind } from '../../../domain/refusal.ts';
import type { PortalClient, RestCommand, RestOutcome } from '../../client/portal-client.ts';
import { PortalError } from '../../client/portal-client.ts';
import { throwUnanswered } from '../../client/throw-unanswered.ts';
import { restChanges } from './registry.ts';
import { resolveTargets } from './resolve-targets.ts';
import type { TimelineTexts } from './timeline-texts.ts';

/** The changes of one decision, in order. */
export interface ChangeJob {
  /** What an earlier try did: later changes may be on what it created. */
  readonly before: readonly AppliedChange[];
  readonly changes: readonly Change[];
}

/**
 * Free text and nested layouts need a JSON call each (docs/spec.md 6.6); everything else of many decisions
 * shares a batch.
 */
const isBatched: Readonly<Record<ChangePhase, boolean>> = {
  create: false,
  join: true,
  createActivity: false,
  leave: true,
  label: false,
};

/** The portal's codes for a change that is already there: as good as done. */
const ALREADY_THERE = new Set(['ACTIVITY_IS_ALREADY_BOUND', 'BINDING_NOT_FOUND']);

interface Run {
  readonly client: PortalClient;
  readonly texts: TimelineTexts;
  readonly requestId: string;
}

/** A decision's changes of one phase, with what was applied of it so far. */
interface Part {
  readonly changes: readonly Change[];
  readonly applied: AppliedChange[];
}

/**
 * Carries out the changes of many decisions together, phase by phase (domain/changes/change-spec.ts). A decision whose
 * joining failed leaves nothing. Throws `PortalError` when a request failed, or a command was answered with "not now":
 * what happened is read back before anything is written again. Results begin with `before`.
 */
export async function applyChanges(
  client: PortalClient,
  jobs: readonly ChangeJob[],
  texts: TimelineTexts,
  requestId: string,
): Promise<readonly (readonly AppliedChange[])[]> {
  const run: Run = { client, texts, requestId };
  const results = jobs.map(({ before }): AppliedChange[] => [...before]);
  for (const phase of changePhases) {
    const parts = jobs.map(({ changes }, index): Part => ({
      changes: changes.filter((change) => phaseOf(change) === phase),
      applied: results[index] ?? [],
    }));
    await (isBatched[phase] ? sendBatch(run, parts) : sendCalls(run, parts));
  }
  return results;
}

async function sendCalls(run: Run, parts: readonly Part[]): Promise<void> {
  for (const { changes, applied } of parts) {
    for (const change of changes) {
      const command = commandOf(change, applied, run.texts);
      applied.push(
        'error' in command
          ? { change, outcome: 'failed', error: command.error }
          : appliedOf(change, await call(run, command), command),
      );
    }
  }
}

async function call({ client, requestId }: Run, command: RestCommand): Promise<RestOutcome> {
  try {
    return { ok: true, result: await client.call(command, requestId) };
  } catch (error) {
    if (error instanceof PortalError && error.isFinal) return { ok: false, error };
    throw error;
  }
}

async function sendBatch({ client, texts, requestId }: Run, parts: readonly Part[]): Promise<void> {
  const planned = parts.flatMap(({ changes, applied }) =>
    changes
      .map((change) => ({ change, applied, command: commandOf(change, applied, texts) }))
      .flatMap(({ change, command }) => {
        if (!('error' in command)) return [{ change, applied, command }];
        applied.push({ change, outcome: 'failed', error: command.error });
        return [];
      }),
  );
  if (planned.length === 0) return;
  const outcomes = await client.batch(
    planned.map(({ command }) => command),
    requestId,
  );
  // The intent is stored: on the next try, what did happen is read back and the rest is done.
  throwUnanswered(outcomes);
  planned.forEach(({ applied, change, command }, index) => {
    const outcome = outcomes[index];
    if (outcome) applied.push(appliedOf(change, outcome, command));
  });
}

/** The command of a change, or the code of why it is not sent. */
function commandOf<Kind extends ChangeKind>(
  change: ChangeOf<Kind>,
  applied: readonly AppliedChange[],
  texts: TimelineTexts,
): RestCommand | { readonly error: string } {
  if (isLeavingPhase(changeSpecs[change.kind].phase) && !hasJoined(applied)) return { error: 'NOT_JOINED' };
  const refOf = resolveTargets(change, applied);
  return refOf ? restChanges[change.kind].command(change, refOf, texts) : { error: 'TARGET_NOT_CREATED' };
}

function hasJoined(applied: readonly AppliedChange[]): boolean {
  return !applied.some(
    ({ change, outcome }) => outcome === 'failed' && changeSpecs[change.kind].isNeededToLeave,
  );
}

function appliedOf(change: Change, outcome: RestOutcome, { method }: RestCommand): AppliedChange {
  if (outcome.ok) {
    const answer = restChanges[change.kind].readAnswer(outcome.result);
    return 'error' in answer
      ? { change, outcome: 'failed', error: answer.error }
      : { change, outcome: 'applied', ...answer };
  }
  const { code, kind, description: words } = outcome.error;
  if (ALREADY_THERE.has(code)) return { change, outcome: 'present' };
  return {
    change,
    outcome: 'failed',
    error: code,
    ...(isRefusalKind(kind) && { refused: { kind, method, words } }),
  };
}
