import { identifierKey } from '../domain/identifiers/identifier.ts';
import type { InboxId, MemberId } from '../domain/ids.ts';
import { PortalError } from '../bitrix24/client/portal-client.ts';
import { traceOf } from '../ingestion/delivery-trace.ts';
import type { Stores } from '../store/ports.ts';
import { StoreError } from '../store/store-error.ts';
import type { ChatWork } from './chat-work.ts';
import type { FollowHintsDeps, Hint, MarkHintsDeps } from './follow-hints.ts';
import { followHints, markHintsDone } from './follow-hints.ts';
import { eventDelivery } from './event-delivery.ts';
import type { LaneLog } from './lane-log.ts';
import type { ClientOf, PortalContext } from './portal-context.ts';
import type { PortalReader } from './portal-reader.ts';
import type { ChatWorkDeps } from './read-chat.ts';
import { workForNewSession } from './read-chat.ts';
import type { DecisionBatchDeps } from './run-decision-batch.ts';
import { runDecisionBatch } from './run-decision-batch.ts';
import type { SortEntriesDeps } from './sort-entries.ts';
import { sortEntries } from './sort-entries.ts';
import type { DeferredEntries, RunResult } from './run-result.ts';
import { isMethodBlocked, pauseFor } from './run-result.ts';

/** Entries taken from the inbox in one run: their reads and writes share REST batches. */
const MAX_ENTRIES_PER_RUN = 500;
/** After so many failed attempts an entry is parked, where an admin sees it. */
const PARK_AFTER_ATTEMPTS = 5;

interface FailDeps {
  readonly stores: Pick<Stores, 'inbox'>;
  readonly log: Pick<LaneLog, 'warn'>;
}

type ProcessChatsDeps = DecisionBatchDeps & FailDeps;

type ProcessHintsDeps = ProcessChatsDeps &
  FollowHintsDeps &
  MarkHintsDeps &
  ChatWorkDeps & { readonly stores: Pick<Stores, 'settings'> };

export type RunPortalQueueDeps = SortEntriesDeps &
  ProcessHintsDeps & {
    readonly portals: PortalReader;
    readonly clientOf: ClientOf;
  };

/** One run of a portal's lane: takes waiting entries, except those in `skip`, and processes them in order. */
export async function runPortalQueue(
  deps: RunPortalQueueDeps,
  member: MemberId,
  skip: ReadonlySet<InboxId>,
): Promise<RunResult> {
  const portal = await deps.portals.get(member);
  if (portal?.state === 'revoked') return { kind: 'closed', code: 'PORTAL_REVOKED' };
  if (portal?.state !== 'active') return { kind: 'closed' };
  const waiting = await deps.stores.inbox.waiting(member, MAX_ENTRIES_PER_RUN + skip.size);
  const entries = waiting.filter(({ id }) => !skip.has(id));
  if (entries.length === 0) return { kind: 'empty' };
  const traces = new Map(entries.map((entry) => [entry.id, traceOf(entry)]));
  deps.log.info({ member, traces: [...traces.values()] }, 'run started');
  try {
    const { works, hints } = await sortEntries(deps, portal, entries);
    if (works.length === 0 && hints.length === 0) return { kind: 'more', failed: [] };
    const context: PortalContext = { portal, client: await deps.clientOf(member), traces };
    const failed = await processChats(deps, context, works);
    if (hints.length === 0) return { kind: 'more', failed };
    const hinted = await processHints(deps, context, hints);
    return { kind: 'more', ...hinted, failed: [...failed, ...hinted.failed] };
  } catch (error) {
    const pause = pauseFor(error);
    if (pause !== undefined) return pause;
    // Which entry caused the failure is not known, so it counts as a failed attempt of all of them.
    const ids = entries.map(({ id }) => id);
    await countFailure(deps, member, ids, error);
    return { kind: 'more', failed: ids };
  }
}

/** Follows hints. When a REST method for that is blocked, the hints are deferred and messages continue without them. */
async function processHints(
  deps: ProcessHintsDeps,
  context: PortalContext,
  hints: readonly Hint[],
): Promise<{ readonly failed: readonly InboxId[]; readonly deferred?: DeferredEntries }> {
  const { portal } = context;
  const delivery = eventDelivery(await deps.stores.settings.sources(portal.memberId));
  const hintContext = { ...context, requestId: deps.newId(), now: deps.now() };
  try {
    const result = await followHints(deps, hintContext, delivery, hints);
    const works = await Promise.all(
      result.sessionsStarted.map((chat) => workForNewSession(deps, portal, chat)),
    );
    const failed = await processChats(
      deps,
      context,
      works.flatMap((work) => work ?? []),
    );
    await markHintsDone(deps, portal.memberId, hints, result);
    return { failed };
  } catch (error) {
    const pause = isMethodBlocked(error) ? pauseFor(error) : undefined;
    if (pause?.kind !== 'pause') throw error;
    return { failed: [], deferred: { ids: hints.map(({ id }) => id), pause } };
  }
}

/** Runs decision batches until every chat is decided. A failing chat fails alone. Returns the failed entries. */
async function processChats(
  deps: ProcessChatsDeps,
  context: PortalContext,
  works: readonly ChatWork[],
): Promise<InboxId[]> {
  const failed: InboxId[] = [];
  let waiting = works;
  while (waiting.length > 0) {
    const { together, later } = nonConflicting(await refreshRecords(deps, context.portal.memberId, waiting));
    try {
      waiting = [...(await runDecisionBatch(deps, context, together)), ...later];
    } catch (error) {
      if (pauseFor(error) !== undefined) throw error;
      waiting = later;
      failed.push(...(await processIndividually(deps, context, together)));
    }
  }
  return failed;
}

async function processIndividually(
  deps: ProcessChatsDeps,
  context: PortalContext,
  works: readonly ChatWork[],
): Promise<InboxId[]> {
  const failed: InboxId[] = [];
  for (const work of works) {
    try {
      for (let next: readonly ChatWork[] = [work]; next.length > 0;)
        next = await runDecisionBatch(deps, context, next);
    } catch (error) {
      if (pauseFor(error) !== undefined) throw error;
      const ids = [...new Set([...work.entries, ...(work.deferred ?? [])])];
      await countFailure(deps, context.portal.memberId, ids, error);
      failed.push(...ids);
    }
  }
  return failed;
}

/** Chats that share no identifier can be decided together; the others see what the first ones changed. */
function nonConflicting(works: readonly ChatWork[]): {
  together: readonly ChatWork[];
  later: readonly ChatWork[];
} {
  const taken = new Set<string>();
  const together: ChatWork[] = [];
  const later: ChatWork[] = [];
  for (const work of works) {
    const keys = [...work.identifiers.map(identifierKey), `chat:${work.code}`];
    if (keys.some((key) => taken.has(key))) {
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
    return record ? { ...work, record: { ...record, pieces: work.record.pieces } } : work;
  });
}

async function countFailure(
  { stores, log }: FailDeps,
  member: MemberId,
  ids: readonly InboxId[],
  error: unknown,
): Promise<void> {
  const code = codeOf(error);
  log.warn({ member, code, count: ids.length, stack: stackOf(error) }, 'entries failed, will be retried');
  await stores.inbox.failed(member, ids, code, PARK_AFTER_ATTEMPTS);
}

function codeOf(error: unknown): string {
  if (error instanceof PortalError || error instanceof StoreError) return error.code;
  return error instanceof Error ? error.name : 'UNKNOWN';
}

/** The innermost stack frames. The message may contain personal data and is not logged. */
function stackOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error instanceof PortalError) return undefined;
  return error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .join('\n');
}
