import type { LaneDeps } from '../../processing/lane-deps.ts';
import type { Lanes } from '../../processing/lanes.ts';
import { UndoError } from './undo-decision.ts';
import type { DecisionId, MemberId } from '../../domain/ids.ts';
import { PortalError } from '../../bitrix24/client/portal-client.ts';
import { CorrectionError } from '../corrections/correction-error.ts';
import { undo } from './undo.ts';

/** Long work and how far it is. */
interface Job {
  readonly id: string;
  readonly state: 'running' | 'done' | 'stopped';
  readonly total: number;
  readonly done: number;
  readonly failed: readonly { readonly id: string; readonly code: string }[];
  readonly leftAlone: number;
}

export interface UndoJobs {
  /** Newest first, each in a turn of its own: messages that arrive meanwhile do not wait for all of them. */
  start(member: MemberId, ids: readonly DecisionId[], by: string): Job;
  /** Only for the same person of the same portal. */
  get(member: MemberId, id: string, by: string): Job | undefined;
}

interface Kept {
  readonly member: MemberId;
  readonly by: string;
  job: Job;
}

/** Old ones go: a page that still asks is long closed. */
const MAX_JOBS = 200;

/** Takes back many decisions. What was taken back before is skipped, so starting again is safe. */
export function createUndoJobs(deps: LaneDeps, lanes: Lanes): UndoJobs {
  const jobs = new Map<string, Kept>();

  async function run(kept: Kept, ids: readonly DecisionId[]): Promise<void> {
    for (const id of ids) {
      const step = await undoOne(deps, lanes, kept, id);
      const { job } = kept;
      kept.job = {
        ...job,
        done: job.done + 1,
        leftAlone: job.leftAlone + step.leftAlone,
        failed: step.code === undefined ? job.failed : [...job.failed, { id, code: step.code }],
      };
      if (step.stop) {
        kept.job = { ...kept.job, state: 'stopped' };
        return;
      }
    }
    kept.job = { ...kept.job, state: 'done' };
  }

  return {
    start(member, ids, by) {
      const id = `j-${deps.newId()}`;
      const kept: Kept = {
        member,
        by,
        job: { id, state: 'running', total: ids.length, done: 0, failed: [], leftAlone: 0 },
      };
      jobs.set(id, kept);
      for (const old of [...jobs.keys()].slice(0, Math.max(0, jobs.size - MAX_JOBS))) jobs.delete(old);
      void run(kept, ids);
      return kept.job;
    },
    get(member, id, by) {
      const kept = jobs.get(id);
      return kept?.member === member && kept.by === by ? kept.job : undefined;
    },
  };
}

interface Step {
  readonly leftAlone: number;
  readonly code?: string;
  readonly stop?: boolean;
}

async function undoOne(deps: LaneDeps, lanes: Lanes, { member, by }: Kept, id: DecisionId): Promise<Step> {
  try {
    const { undone } = await lanes.runExclusive(member, () => undo(deps, member, id, by));
    return { leftAlone: undone?.leftAlone.length ?? 0 };
  } catch (error) {
    if (error instanceof UndoError && error.code === 'ALREADY_UNDONE') return { leftAlone: 0 };
    if (error instanceof UndoError || error instanceof CorrectionError)
      return { leftAlone: 0, code: error.code };
    // The portal does not answer: the rest would fail the same way.
    if (error instanceof PortalError) return { leftAlone: 0, code: error.code, stop: true };
    deps.log.warn({ name: error instanceof Error ? error.name : 'unknown' }, 'a decision was not undone');
    return { leftAlone: 0, code: 'INTERNAL', stop: true };
  }
}
