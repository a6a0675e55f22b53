import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import type { DecisionId } from '../../domain/ids.ts';
import { decisionId, lineId } from '../../domain/ids.ts';
import { isByPerson, isUndoable, journalList } from '../../application/corrections/chat-history.ts';
import { laterDecisions } from '../../application/undo/later-decisions.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import type { Stores } from '../../store/ports.ts';
import { ApiError } from './api-error.ts';
import type { Caller, CallInput, Handlers } from './caller.ts';
import { viewDecisions } from './decision-view.ts';
import { changedItems } from './journal-handlers.ts';
import { notFound } from './not-found.ts';

export interface UndoHandlersDeps {
  readonly stores: Pick<Stores, 'journal' | 'bindings'>;
  readonly corrections: Pick<Corrections, 'jobs'>;
}

/** Entries that one undo job covers. */
const MAX_UNDONE = 5000;
/** The same where the portal is asked whether the caller may change the items of every entry. */
const MAX_UNDONE_WITH_CHECKS = 500;

/** Jobs that undo many decisions, and how many there are to undo. */
export function undoHandlers({
  stores,
  corrections,
}: UndoHandlersDeps): Handlers<'undoMany' | 'countUndoable' | 'getJob' | 'stopJob'> {
  const { journal } = stores;
  return {
    async undoMany(caller, { body }) {
      const decisions =
        'ids' in body
          ? await requireDecisions(journal, caller, body.ids)
          : (await decisionsOfTime(journal, caller, body)).filter(
              (decision) => body.people === true || !isByPerson(decision),
            );
      const newestFirst = [...(await requireUndoable(stores, caller, decisions))].sort(
        (a, b) => b.at - a.at || (a.id < b.id ? 1 : -1),
      );
      return corrections.jobs.start(
        caller.session.member,
        newestFirst.map(({ id }) => id),
        caller.by,
      );
    },
    async countUndoable(caller, { query }) {
      const undoable = await requireUndoable(stores, caller, await decisionsOfTime(journal, caller, query));
      const byPeople = undoable.filter(isByPerson).length;
      return { byRules: undoable.length - byPeople, byPeople };
    },
    getJob: async ({ session, by }, { params }) =>
      requireJob(corrections.jobs.get(session.member, params.id, by)),
    stopJob: async ({ session, by }, { params }) =>
      requireJob(corrections.jobs.stop(session.member, params.id, by)),
  };
}

/** Throws 404 where one is unknown or hidden: both answer alike. One request for all of them. */
async function requireDecisions(
  journal: Stores['journal'],
  caller: Caller,
  ids: readonly string[],
): Promise<readonly Decision[]> {
  const { member } = caller.session;
  const found = await Promise.all(ids.map((id) => journal.get(member, decisionId(id))));
  const decisions = found.flatMap((decision) => decision ?? []);
  const shown = (await caller.rights.isAdmin()) ? decisions : await viewDecisions(caller, decisions);
  if (shown.length < ids.length) throw notFound('DECISION_UNKNOWN', 'decision');
  return decisions;
}

/** Throws 404 where there is no job. */
function requireJob<Job>(job: Job | undefined): Job {
  if (job) return job;
  throw new ApiError(
    404,
    'JOB_UNKNOWN',
    'The server does not know this job: it may have been restarted since.',
    'Check the journal and start it again: nothing is undone twice.',
  );
}

type TimeRange = CallInput<'countUndoable'>['query'];

async function decisionsOfTime(
  journal: Stores['journal'],
  { session, rights }: Caller,
  { from, to, line }: TimeRange,
): Promise<readonly Decision[]> {
  const limit = (await rights.isAdmin()) ? MAX_UNDONE : MAX_UNDONE_WITH_CHECKS;
  const query = { from, to, ...(line !== undefined && { line: lineId(line) }) };
  return journalList(journal, session.member, query, limit);
}

/**
 * Those that can be undone, that the caller may see, and whose items, with those of the decisions undone with them, the
 * caller may change. Throws 403 for lines of others.
 */
async function requireUndoable(
  stores: UndoHandlersDeps['stores'],
  caller: Caller,
  all: readonly Decision[],
): Promise<readonly Decision[]> {
  const decisions = all.filter(isUndoable);
  await caller.rights.requireLines(decisions.map(({ line }) => line));
  // Admins see and may change everything.
  if (await caller.rights.isAdmin()) return decisions;
  const visible = new Set((await viewDecisions(caller, decisions)).map(({ id }) => id));
  const changes = new Map<DecisionId, readonly CrmRef[]>();
  for (const decision of decisions) {
    const { undoneWithIt } = await laterDecisions(stores, caller.session.member, decision);
    changes.set(decision.id, [decision, ...undoneWithIt].flatMap(changedItems));
  }
  const changeable = await caller.rights.changeable([...changes.values()].flat());
  return decisions.filter(
    ({ id }) => visible.has(id) && changes.get(id)?.every((item) => changeable.has(refKey(item))),
  );
}
