import { identifierKey } from '../domain/identifiers/identifier.ts';
import type { InboxId, MemberId } from '../domain/ids.ts';
import type { PortalRecord } from '../domain/portal-record.ts';
import type { PortalClient } from '../bitrix24/client/portal-client.ts';
import { PortalError } from '../bitrix24/client/portal-client.ts';
import { traceOf } from '../ingestion/delivery-trace.ts';
import { StoreError } from '../store/store-error.ts';
import type { ChatWork } from './chat-work.ts';
import type { Hint } from './follow-hints.ts';
import { followHints, hintsDone } from './follow-hints.ts';
import type { LaneDeps } from './lane-deps.ts';
import { lineSpeech } from './event-delivery.ts';
import { followUp } from './read-chat.ts';
import type { RoundContext } from './round.ts';
import { runRound } from './round.ts';
import { sortEntries } from './sort-entries.ts';
import type { HeldEntries, Turn } from './run-result.ts';
import { isMethodBlocked, pauseFor } from './run-result.ts';

/** So many entries are taken together: their reads and writes share batches. */
const TAKE = 500;
/** An entry that failed so often is parked where an admin sees it. */
const PARK_AFTER = 5;

/** One turn of a portal's lane: takes what waits and works it off, in order. */
export async function runLane(deps: LaneDeps, member: MemberId, skip: ReadonlySet<InboxId>): Promise<Turn> {
  const portal = await deps.stores.portals.get(member);
  if (portal?.state === 'revoked') return { kind: 'closed', code: 'PORTAL_REVOKED' };
  if (portal?.state !== 'active') return { kind: 'closed' };
  const waiting = await deps.stores.inbox.waiting(member, TAKE + skip.size);
  const entries = waiting.filter(({ id }) => !skip.has(id));
  if (entries.length === 0) return { kind: 'empty' };
  const traces = new Map(entries.map((entry) => [entry.id, traceOf(entry)]));
  deps.log.info({ member, traces: [...traces.values()] }, 'taken');
  try {
    const { works, hints } = await sortEntries(deps, portal, entries);
    if (works.length === 0 && hints.length === 0) return { kind: 'more', failed: [] };
    const client = await deps.clientOf(member);
    const failed = await workOff(deps, portal, client, works, traces);
    if (hints.length === 0) return { kind: 'more', failed };
    const heard = await hear(deps, portal, client, hints, traces);
    return { kind: 'more', ...heard, failed: [...failed, ...heard.failed] };
  } catch (error) {
    const pause = pauseFor(error);
    if (pause !== undefined) return pause;
    // The whole handful failed and nobody knows which entry did it: count it for all, the good ones go through alone.
    const ids = entries.map(({ id }) => id);
    await fail(deps, member, ids, error);
    return { kind: 'more', failed: ids };
  }
}

/** Follows hints; where a method for that used its time up, they are held back and messages go on without them. */
async function hear(
  deps: LaneDeps,
  portal: PortalRecord,
  client: PortalClient,
  hints: readonly Hint[],
  traces: ReadonlyMap<InboxId, string>,
): Promise<{ readonly failed: readonly InboxId[]; readonly held?: HeldEntries }> {
  const { memberId: member } = portal;
  const speech = lineSpeech(await deps.stores.settings.sources(member));
  const hearing = { member, client, requestId: deps.newId(), now: deps.now(), traces };
  try {
    const followed = await followHints(deps, hearing, speech, hints);
    const ups = await Promise.all(followed.begun.map((chat) => followUp(deps, portal, chat)));
    const works = ups.flatMap((work) => work ?? []);
    const failed = await workOff(deps, portal, client, works, traces);
    await hintsDone(deps, member, hints, followed);
    return { failed };
  } catch (error) {
    const pause = isMethodBlocked(error) ? pauseFor(error) : undefined;
    if (pause?.kind !== 'pause') throw error;
    return { failed: [], held: { ids: hints.map(({ id }) => id), pause } };
  }
}

/** Rounds until every chat had its turn. A chat that fails does so alone. */
async function workOff(
  deps: LaneDeps,
  portal: PortalRecord,
  client: PortalClient,
  works: readonly ChatWork[],
  traces: ReadonlyMap<InboxId, string>,
): Promise<InboxId[]> {
  const context: RoundContext = {
    member: portal.memberId,
    client,
    appUser: portal.userId,
    language: portal.language,
    traces,
  };
  const failed: InboxId[] = [];
  let waiting = works;
  while (waiting.length > 0) {
    const { together, later } = wave(await refreshed(deps, portal.memberId, waiting));
    try {
      waiting = [...(await runRound(deps, context, together)), ...later];
    } catch (error) {
      if (pauseFor(error) !== undefined) throw error;
      waiting = later;
      failed.push(...(await alone(deps, context, together)));
    }
  }
  return failed;
}

async function alone(deps: LaneDeps, context: RoundContext, works: readonly ChatWork[]): Promise<InboxId[]> {
  const failed: InboxId[] = [];
  for (const work of works) {
    try {
      for (let again: readonly ChatWork[] = [work]; again.length > 0;)
        again = await runRound(deps, context, again);
    } catch (error) {
      if (pauseFor(error) !== undefined) throw error;
      const ids = [...new Set([...work.entries, ...(work.held ?? [])])];
      await fail(deps, context.member, ids, error);
      failed.push(...ids);
    }
  }
  return failed;
}

/** Chats that share no identifier go together; the others see what the first ones left behind. */
function wave(works: readonly ChatWork[]): { together: readonly ChatWork[]; later: readonly ChatWork[] } {
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

/** An earlier round may have written on a chat that waited. */
async function refreshed(
  deps: LaneDeps,
  member: MemberId,
  works: readonly ChatWork[],
): Promise<readonly ChatWork[]> {
  const records = await deps.stores.bindings.chats(
    member,
    works.map(({ code }) => code),
  );
  return works.map((work) => {
    const record = records.get(work.code);
    return record ? { ...work, record: { ...record, pieces: work.record.pieces } } : work;
  });
}

async function fail(
  deps: LaneDeps,
  member: MemberId,
  ids: readonly InboxId[],
  error: unknown,
): Promise<void> {
  const code = codeOf(error);
  deps.log.warn(
    { member, code, count: ids.length, stack: stackOf(error) },
    'could not be handled, will be tried again',
  );
  await deps.stores.inbox.failed(member, ids, code, PARK_AFTER);
}

function codeOf(error: unknown): string {
  if (error instanceof PortalError || error instanceof StoreError) return error.code;
  return error instanceof Error ? error.name : 'UNKNOWN';
}

/** Where in our code it happened; the message may hold data and stays out of the log. */
function stackOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error instanceof PortalError) return undefined;
  return error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .join('\n');
}
