import { z } from 'zod';
import type { AppliedChange, Change } from '../../../domain/changes/change.ts';
import type { PortalClient, RestOutcome } from '../../client/portal-client.ts';
import { PortalError } from '../../client/portal-client.ts';
import { idNumber } from '../../client/scalars.ts';
import { throwUnanswered } from '../../client/throw-unanswered.ts';
import { commandOf } from './command-of.ts';
import { resolveTargets } from './resolve-targets.ts';
import type { TimelineTexts } from './timeline-texts.ts';

/** The changes of one decision, in order. */
export interface ChangeJob {
  /** What an earlier try did: later changes may be on what it created. */
  readonly before: readonly AppliedChange[];
  readonly changes: readonly Change[];
}

/** Free text or nested layouts: one JSON call each (docs/spec.md 6.6). */
const alone = new Set<Change['kind']>(['createItem', 'fillName', 'createActivity']);
/** Only once everything that joins went well. */
const leaving = new Set<Change['kind']>(['unbindActivity', 'setStage', 'mergeItems', 'logLine']);

/** The portal says so when a change is already there; that is as good as done. */
const alreadyThere = new Set(['ACTIVITY_IS_ALREADY_BOUND', 'BINDING_NOT_FOUND']);

/**
 * Carries out the changes of many decisions together: what creates first, then everything that joins in one batch, then
 * everything that leaves in another. A decision whose joining failed leaves nothing. Throws `PortalError` when a request
 * failed, or a command was answered with "not now": what happened is read back before anything is written again.
 * Results begin with `before`.
 */
export async function applyChanges(
  client: PortalClient,
  jobs: readonly ChangeJob[],
  texts: TimelineTexts,
  requestId: string,
): Promise<readonly (readonly AppliedChange[])[]> {
  const results = jobs.map(({ before }): AppliedChange[] => [...before]);
  const send = (pick: (change: Change) => boolean) =>
    sendBatch(client, jobs, results, pick, texts, requestId);
  for (const [index, job] of jobs.entries()) {
    await sendAlone(
      client,
      job,
      results[index] ?? [],
      (change) => change.kind === 'createItem' || change.kind === 'fillName',
      texts,
      requestId,
    );
  }
  await send((change) => !alone.has(change.kind) && !leaving.has(change.kind));
  for (const [index, job] of jobs.entries()) {
    await sendAlone(
      client,
      job,
      results[index] ?? [],
      (change) => change.kind === 'createActivity',
      texts,
      requestId,
    );
  }
  await send((change) => leaving.has(change.kind));
  return results;
}

async function sendAlone(
  client: PortalClient,
  job: ChangeJob,
  applied: AppliedChange[],
  pick: (change: Change) => boolean,
  texts: TimelineTexts,
  requestId: string,
): Promise<void> {
  for (const change of job.changes.filter(pick)) {
    const resolved = resolveTargets(change, applied);
    if (!resolved) {
      applied.push({ change, outcome: 'failed', error: 'TARGET_NOT_CREATED' });
      continue;
    }
    const command = commandOf(resolved, texts);
    applied.push(appliedOf(change, await callOnce(client, command, requestId), command.method));
  }
}

async function callOnce(
  client: PortalClient,
  command: Parameters<PortalClient['call']>[0],
  requestId: string,
): Promise<RestOutcome> {
  try {
    return { ok: true, result: await client.call(command, requestId) };
  } catch (error) {
    if (error instanceof PortalError && error.isFinal) {
      return { ok: false, error };
    }
    throw error;
  }
}

async function sendBatch(
  client: PortalClient,
  jobs: readonly ChangeJob[],
  results: readonly AppliedChange[][],
  pick: (change: Change) => boolean,
  texts: TimelineTexts,
  requestId: string,
): Promise<void> {
  const planned = jobs.flatMap((job, index) => {
    const applied = results[index] ?? [];
    const joined = !applied.some(
      ({ change, outcome }) => change.kind === 'bindActivity' && outcome === 'failed',
    );
    return job.changes.filter(pick).flatMap((change) => {
      const resolved = joined || !leaving.has(change.kind) ? resolveTargets(change, applied) : undefined;
      if (!resolved) {
        applied.push({ change, outcome: 'failed', error: 'NOT_JOINED' });
        return [];
      }
      return [{ applied, change, command: commandOf(resolved, texts) }];
    });
  });
  if (planned.length === 0) return;
  const outcomes = await client.batch(
    planned.map(({ command }) => command),
    requestId,
  );
  // The intent is stored: on the next try, what did happen is read back and the rest is done.
  throwUnanswered(outcomes);
  planned.forEach(({ applied, change, command }, index) => {
    const outcome = outcomes[index];
    if (outcome) applied.push(appliedOf(change, outcome, command.method));
  });
}

const createdItem = z.object({ item: z.object({ id: idNumber }) });
const createdActivity = z.object({ activity: z.object({ id: idNumber }) });
const createdLine = z.object({ logMessage: z.object({ id: idNumber }) });
const merged = z.object({ STATUS: z.string() });

function appliedOf(change: Change, outcome: RestOutcome, method: string): AppliedChange {
  if (!outcome.ok) {
    const { code } = outcome.error;
    if (alreadyThere.has(code)) return { change, outcome: 'present' };
    return { change, outcome: 'failed', error: code, ...refusalOf(outcome.error, method) };
  }
  const { result } = outcome;
  if (change.kind === 'mergeItems') {
    const status = merged.safeParse(result).data?.STATUS ?? 'ERROR';
    return status === 'SUCCESS'
      ? { change, outcome: 'applied' }
      : { change, outcome: 'failed', error: status };
  }
  const created = createdId(change, result);
  return { change, outcome: 'applied', ...(created !== undefined && { created }) };
}

function refusalOf(
  { kind, description: words }: PortalError,
  method: string,
): Pick<AppliedChange, 'refused'> | undefined {
  return kind === 'forbidden' || kind === 'notFound' || kind === 'rejected'
    ? { refused: { kind, method, words } }
    : undefined;
}

/** The id in the answer of what creates something. */
function createdId(change: Change, result: unknown): number | undefined {
  switch (change.kind) {
    case 'createItem':
      return createdItem.safeParse(result).data?.item.id;
    case 'createActivity':
      return createdActivity.safeParse(result).data?.activity.id;
    case 'logLine':
      return createdLine.safeParse(result).data?.logMessage.id;
    default:
      return undefined;
  }
}
