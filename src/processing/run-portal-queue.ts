import { identifierKey } from '../domain/identifiers/identifier.ts';
import type { InboxId, MemberId } from '../domain/ids.ts';
import type { PortalView } from '../domain/portal-view.ts';
import { withReadRetries } from '../bitrix24/client/with-read-retries.ts';
import { traceOf } from '../ingestion/delivery-trace.ts';
import type { InboxEntry, Stores } from '../store/ports.ts';
import type { ChatWork } from './chat-work.ts';
import { withOpenReading } from './chat-work.ts';
import type { ChangedItemsDeps } from './changed-items.ts';
import { followChangedItems } from './changed-items.ts';
import type { FollowHintsDeps, Hint, MarkHintsDeps } from './follow-hints.ts';
import { followHints, markHintsDone } from './follow-hints.ts';
import type { FailDeps } from './failed-entries.ts';
import { countFailure, countUnconfirmed } from './failed-entries.ts';
import { eventDelivery } from './event-delivery.ts';
import type { HintContext } from './inbox-entries.ts';
import type { LoadBudget } from './load-budget.ts';
import type { NewProfilesDeps } from './read-new-profiles.ts';
import { readNewProfiles } from './read-new-profiles.ts';
import type { ClientOf, PortalContext } from './portal-context.ts';
import type { PortalReader } from './portal-reader.ts';
import type { ChatWorkDeps } from './read-chat.ts';
import { workForNewSession } from './read-chat.ts';
import type { DecisionBatchDeps } from './run-decision-batch.ts';
import { runDecisionBatch } from './run-decision-batch.ts';
import type { SortEntriesDeps } from './sort-entries.ts';
import { sortEntries } from './sort-entries.ts';
import type { DeferredEntries, RunProgress, RunResult } from './run-result.ts';
import { isMethodBlocked, pauseFor } from './run-result.ts';

/** Entries taken from the inbox in one run: their reads and writes share REST batches. */
export const MAX_ENTRIES_PER_RUN = 500;
type ProcessChatsDeps = DecisionBatchDeps & FailDeps;

type ProcessHintsDeps = ProcessChatsDeps &
  FollowHintsDeps &
  ChangedItemsDeps &
  MarkHintsDeps &
  ChatWorkDeps & { readonly stores: Pick<Stores, 'settings'> };

export type RunPortalQueueDeps = SortEntriesDeps &
  ProcessHintsDeps &
  NewProfilesDeps & {
    readonly portals: PortalReader;
    readonly clientOf: ClientOf;
    readonly loadBudget: LoadBudget;
  };

/** What the entries of one run have in common. */
interface Run extends Omit<PortalContext, 'client'> {
  /** Entries whose failed attempt is counted. */
  readonly failed: InboxId[];
  deferred?: DeferredEntries;
  /** Most chats of one decision batch. */
  maxBatch: number;
  progress: RunProgress;
}

/**
 * One run of a portal's lane: takes waiting entries, except those in `skip`, and processes them in order, with at most
 * `maxBatch` chats in one decision batch.
 */
export async function runPortalQueue(
  deps: RunPortalQueueDeps,
  member: MemberId,
  skip: ReadonlySet<InboxId>,
  maxBatch = MAX_ENTRIES_PER_RUN,
): Promise<RunResult> {
  const portal = await deps.portals.get(member);
  if (portal?.state === 'revoked') return { kind: 'closed', code: 'PORTAL_REVOKED' };
  if (portal?.state !== 'active') return { kind: 'closed' };
  const share = deps.loadBudget.take();
  try {
    const options = { skip: [...skip], maxBytes: share.bytes };
    const entries = await deps.stores.inbox.waiting(member, MAX_ENTRIES_PER_RUN, options);
    share.keepFor(entries);
    if (entries.length === 0) return { kind: 'empty' };
    return await runWith(deps, portal, entries, maxBatch);
  } finally {
    share.release();
  }
}

async function runWith(
  deps: RunPortalQueueDeps,
  portal: PortalView,
  entries: readonly InboxEntry[],
  maxBatch: number,
): Promise<RunResult> {
  const member = portal.memberId;
  const traces = new Map(entries.map((entry) => [entry.id, traceOf(entry)]));
  deps.log.info({ member, traces: [...traces.values()] }, 'run started');
  const progress = { made: false, batchSize: 0 };
  const run: Run = { portal, traces, failed: [], maxBatch, progress };
  try {
    await processEntries(deps, run, entries);
    return { kind: 'more', failed: run.failed, ...(run.deferred && { deferred: run.deferred }) };
  } catch (error) {
    const pause = pauseFor(error);
    if (pause === undefined) throw error;
    return pause.kind === 'pause' ? { ...pause, progress: run.progress } : pause;
  }
}

/** Processes entries together. Where that fails, finds the entries that fail by themselves; the others are processed. */
async function processEntries(
  deps: RunPortalQueueDeps,
  run: Run,
  entries: readonly InboxEntry[],
): Promise<void> {
  try {
    const { works, unattested, hints } = await sortEntries(deps, run.portal, entries);
    if (works.length + unattested.length + hints.length === 0) return;
    const { portal, traces } = run;
    const context: PortalContext = {
      portal,
      client: withReadRetries(await deps.clientOf(portal.memberId)),
      ...(traces && { traces }),
    };
    const attested = await readNewProfiles(deps, context, unattested);
    const chats = [...works, ...attested];
    await processChats(deps, run, context, chats);
    // What an interrupted run decided was read before.
    const decided = new Set(chats.flatMap(({ code, record }) => (record.pending ? [] : [code])));
    if (hints.length > 0) await processHints(deps, run, { ...context, decided }, hints);
  } catch (error) {
    if (pauseFor(error) !== undefined) throw error;
    if (entries.length > 1) await processHalves(deps, run, entries);
    else
      await countFailure(
        deps,
        run,
        entries.map(({ id }) => id),
        error,
      );
  }
}

/** Processes each half of those entries by itself that are neither done nor counted as failed. */
async function processHalves(
  deps: RunPortalQueueDeps,
  run: Run,
  entries: readonly InboxEntry[],
): Promise<void> {
  const waitingIds = new Set(
    await deps.stores.inbox.stillWaiting(
      run.portal.memberId,
      entries.map(({ id }) => id),
    ),
  );
  const open = entries.filter(({ id }) => waitingIds.has(id) && !run.failed.includes(id));
  const half = Math.ceil(open.length / 2);
  for (const part of [open.slice(0, half), open.slice(half)])
    if (part.length > 0) await processEntries(deps, run, part);
}

/** Follows hints. When a REST method for that is blocked, the hints are deferred and messages continue without them. */
async function processHints(
  deps: ProcessHintsDeps,
  run: Run,
  context: PortalContext & Pick<HintContext, 'decided'>,
  hints: readonly Hint[],
): Promise<void> {
  const { portal } = context;
  const delivery = eventDelivery(await deps.stores.settings.sources(portal.memberId));
  const hintContext = { ...context, requestId: deps.newId(), now: deps.now() };
  try {
    const changed = await followChangedItems(deps, context, hints);
    const result = await followHints(deps, hintContext, delivery, hints);
    const started = await Promise.all(
      result.sessionsStarted.map((chat) => workForNewSession(deps, portal, chat)),
    );
    const works = [...changed, ...started];
    await processChats(
      deps,
      run,
      context,
      works.flatMap((work) => work ?? []),
    );
    await markHintsDone(deps, portal.memberId, hints, result);
    run.progress = { made: true, batchSize: 0 };
  } catch (error) {
    const pause = isMethodBlocked(error) ? pauseFor(error) : undefined;
    if (pause?.kind !== 'pause') throw error;
    run.deferred = { ids: [...(run.deferred?.ids ?? []), ...hints.map(({ id }) => id)], pause };
  }
}

/** Runs decision batches until every chat is decided. A failing chat fails by itself. */
async function processChats(
  deps: ProcessChatsDeps,
  run: Run,
  context: PortalContext,
  works: readonly ChatWork[],
): Promise<void> {
  let waiting = works;
  while (waiting.length > 0) {
    const fresh = await refreshRecords(deps, context.portal.memberId, waiting);
    const { together, later } = nonConflicting(fresh, run.maxBatch);
    run.progress = { ...run.progress, batchSize: together.length };
    try {
      const { next, unconfirmed } = await runDecisionBatch(deps, context, together);
      await countUnconfirmed(deps, run, unconfirmed);
      waiting = [...next, ...later];
      run.progress = { made: true, batchSize: 0 };
      run.maxBatch = Math.min(run.maxBatch * 2, MAX_ENTRIES_PER_RUN);
    } catch (error) {
      if (pauseFor(error) !== undefined) throw error;
      waiting = later;
      await processIndividually(deps, run, context, together);
    }
  }
}

async function processIndividually(
  deps: ProcessChatsDeps,
  run: Run,
  context: PortalContext,
  works: readonly ChatWork[],
): Promise<void> {
  for (const work of works) {
    try {
      for (let next: readonly ChatWork[] = [work]; next.length > 0;) {
        const result = await runDecisionBatch(deps, context, next);
        await countUnconfirmed(deps, run, result.unconfirmed);
        next = result.next;
      }
    } catch (error) {
      if (pauseFor(error) !== undefined) throw error;
      await countFailure(deps, run, [...new Set([...work.entries, ...(work.deferred ?? [])])], error);
    }
  }
}

/** Chats that share no identifier can be decided together; the others see what the first ones changed. */
function nonConflicting(
  works: readonly ChatWork[],
  maxBatch: number,
): { together: readonly ChatWork[]; later: readonly ChatWork[] } {
  const taken = new Set<string>();
  const together: ChatWork[] = [];
  const later: ChatWork[] = [];
  for (const work of works) {
    const keys = [...work.identifiers.map(identifierKey), `chat:${work.code}`];
    if (together.length >= maxBatch || keys.some((key) => taken.has(key))) {
      later.push(work);
      continue;
    }
    keys.forEach((key) => taken.add(key));
    together.push(work);
  }
  return { together, later };
}

/** An earlier batch may have changed the record of a chat that waited. */
async function refreshRecords(
  { stores }: { readonly stores: Pick<Stores, 'bindings'> },
  member: MemberId,
  works: readonly ChatWork[],
): Promise<readonly ChatWork[]> {
  const records = await stores.bindings.chats(
    member,
    works.map(({ code }) => code),
  );
  return works.map((work) => {
    const record = records.get(work.code);
    return record ? { ...work, record: withOpenReading(record, work.record) } : work;
  });
}
