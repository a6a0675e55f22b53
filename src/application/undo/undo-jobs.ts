import type { LaneLog } from '../../processing/lane-log.ts';
import type { Lanes } from '../../processing/lanes.ts';
import type { UndoDeps } from './undo-decision.ts';
import { UndoError } from './undo-decision.ts';
import type { DecisionId, MemberId } from '../../domain/ids.ts';
import { PortalError } from '../../bitrix24/client/portal-client.ts';
import { CorrectionError } from '../corrections/correction-error.ts';
import { undo } from './undo.ts';

/** A background job with its progress. */
interface Job {
  readonly id: string;
  readonly state: 'running' | 'done' | 'stopped';
  readonly total: number;
  readonly done: number;
  readonly failed: readonly { readonly id: string; readonly code: string }[];
  readonly leftAlone: number;
}

export interface UndoJobs {
  /**
   * Undoes the decisions in the given order. The lane runs in between, so that messages do not wait for all of them.
   */
  start(member: MemberId, ids: readonly DecisionId[], by: string): Job;
  /** `undefined` for a job of another person or portal. */
  get(member: MemberId, id: string, by: string): Job | undefined;
  /** The job ends after the decision that is being undone. `undefined` as for `get`. */
  stop(member: MemberId, id: string, by: string): Job | undefined;
}

export type UndoJobsDeps = UndoDeps & { readonly log: Pick<LaneLog, 'warn'> };

type ExclusiveLane = Pick<Lanes, 'runExclusive'>;

interface JobEntry {
  readonly member: MemberId;
  readonly by: string;
  job: Job;
  stopRequested: boolean;
}

/** Jobs in memory; the oldest are removed. */
const MAX_JOBS = 200;

/** Jobs that undo many decisions. Decisions undone before are skipped, so a job can be started again. */
export function createUndoJobs(deps: UndoJobsDeps, lanes: ExclusiveLane): UndoJobs {
  const jobs = new Map<string, JobEntry>();

  async function run(entry: JobEntry, ids: readonly DecisionId[]): Promise<void> {
    for (const id of ids) {
      if (entry.stopRequested) {
        entry.job = { ...entry.job, state: 'stopped' };
        return;
      }
      const step = await undoOne(deps, lanes, entry, id);
      const { job } = entry;
      entry.job = {
        ...job,
        done: job.done + 1,
        leftAlone: job.leftAlone + step.leftAlone,
        failed: step.code === undefined ? job.failed : [...job.failed, { id, code: step.code }],
      };
      if (step.stop) {
        entry.job = { ...entry.job, state: 'stopped' };
        return;
      }
    }
    entry.job = { ...entry.job, state: 'done' };
  }

  const find = (member: MemberId, id: string, by: string): JobEntry | undefined => {
    const entry = jobs.get(id);
    return entry?.member === member && entry.by === by ? entry : undefined;
  };

  return {
    start(member, ids, by) {
      const id = `j-${deps.newId()}`;
      const entry: JobEntry = {
        member,
        by,
        job: { id, state: 'running', total: ids.length, done: 0, failed: [], leftAlone: 0 },
        stopRequested: false,
      };
      jobs.set(id, entry);
      for (const old of [...jobs.keys()].slice(0, Math.max(0, jobs.size - MAX_JOBS))) jobs.delete(old);
      void run(entry, ids);
      return entry.job;
    },
    get: (member, id, by) => find(member, id, by)?.job,
    stop(member, id, by) {
      const entry = find(member, id, by);
      if (entry) entry.stopRequested = true;
      return entry?.job;
    },
  };
}

interface Step {
  readonly leftAlone: number;
  readonly code?: string;
  readonly stop?: boolean;
}

async function undoOne(
  deps: UndoJobsDeps,
  lanes: ExclusiveLane,
  { member, by }: JobEntry,
  id: DecisionId,
): Promise<Step> {
  try {
    const { undone } = await lanes.runExclusive(member, () => undo(deps, member, id, by));
    return { leftAlone: undone?.leftAlone.length ?? 0 };
  } catch (error) {
    if (error instanceof UndoError && error.code === 'ALREADY_UNDONE') return { leftAlone: 0 };
    if (error instanceof UndoError || error instanceof CorrectionError)
      return { leftAlone: 0, code: error.code };
    // The portal cannot be reached: the other decisions would fail the same way.
    if (error instanceof PortalError) return { leftAlone: 0, code: error.code, stop: true };
    deps.log.warn({ name: error instanceof Error ? error.name : 'unknown' }, 'undo failed');
    return { leftAlone: 0, code: 'INTERNAL', stop: true };
  }
}
