import { z } from 'zod';
import type { LineId } from '../../domain/ids.ts';
import { inboxId } from '../../domain/ids.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import { journalList } from '../../application/corrections/chat-history.ts';
import { standingOutcome } from '../../application/report/period-counts.ts';
import type { Decision } from '../../domain/decision.ts';
import type { LaneState } from '../../domain/lane-state.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { LaneWatch } from '../../application/lane-watch.ts';
import type { LineSource, ParkedEntry, QueueLoad, Stores } from '../../store/ports.ts';
import { isFull } from '../../application/intake/inbox-capacity.ts';
import type { CallResult, Handlers } from './caller.ts';
import { readLines } from '../../bitrix24/openlines/read-lines.ts';
import { readPortalState, type PortalStateDeps } from '../../bitrix24/install/portal-state.ts';
import { orFallback } from '../../bitrix24/client/with-timeout.ts';

export interface HealthHandlersDeps extends PortalStateDeps {
  readonly stores: Pick<Stores, 'settings' | 'inbox' | 'journal'>;
  /** Unix ms. */
  readonly now: () => number;
  readonly lanes: Pick<LaneWatch, 'stateOf' | 'refusalsOf'>;
  readonly corrections: Pick<Corrections, 'retry'>;
}

const RECENT_MS = 7 * 86_400_000;
const MAX_RECENT_DECISIONS = 2000;

/** Type of a parked entry; the rest of its body may contain message texts. */
const entryType = z
  .looseObject({ type: z.string() })
  .transform(({ type }) => type)
  .catch('');

export function healthHandlers(deps: HealthHandlersDeps): Handlers<'health' | 'retryParked'> {
  const { stores, lanes, corrections, manifest, now } = deps;
  return {
    async health({ session, portal, client, rights }) {
      const { member } = session;
      const [state, lines, lane, refusals, sources, recent, load, parked, mayRetry] = await Promise.all([
        readPortalState(deps, member),
        orFallback(readLines(client, 'page.lines'), undefined),
        lanes.stateOf(member),
        lanes.refusalsOf(member),
        stores.settings.sources(member),
        journalList(stores.journal, member, { from: now() - RECENT_MS }, MAX_RECENT_DECISIONS),
        stores.inbox.load(member),
        stores.inbox.parked(member),
        orFallback(rights.isAdmin(), false),
      ]);
      return {
        version: manifest.version,
        portal: {
          domain: portal.domain,
          state: portal.state,
          installedAt: portal.installedAt,
          scope: portal.scope,
          missingScope: manifest.scopes.filter((scope) => !portal.scope.includes(scope)),
          regions: portal.regions,
        },
        token: state.token,
        lines: (lines ?? linesWithoutNames(sources)).map(({ id, name }) => ({
          line: id,
          name,
          sources: sources.filter(({ line }) => line === id).map(({ source, at }) => ({ source, at })),
          ...activityOf(recent.filter(({ line }) => line === id)),
        })),
        events: state.events,
        placements: state.placements,
        lane: viewOfLane(portal.state, lane),
        refusals: viewOfRefusals(refusals),
        inbox: viewOfInbox(load, parked),
        mayRetry,
      };
    },
    async retryParked({ session, rights }, { body }) {
      await rights.requireAdmin();
      const ids = new Set(body.ids);
      const parked = (await stores.inbox.parked(session.member)).filter(({ id }) => ids.has(id));
      await corrections.retry(
        session.member,
        parked.map(({ id }) => inboxId(id)),
      );
      return { retried: parked.length };
    },
  };
}

function activityOf(decisions: readonly Decision[]): { readonly decided: number; readonly joined: number } {
  const joined = decisions.filter((decision) => standingOutcome(decision) === 'bound').length;
  return { decided: decisions.length, joined };
}

/** Lines with received events, for when the portal does not answer with the names. */
function linesWithoutNames(
  sources: readonly LineSource[],
): readonly { readonly id: LineId; readonly name: string }[] {
  return [...new Set(sources.map(({ line }) => line))].map((id) => ({ id, name: '' }));
}

function viewOfLane(
  portal: PortalRecord['state'],
  lane: LaneState | undefined,
): CallResult<'health'>['lane'] {
  if (!lane) {
    const closed = portal === 'revoked';
    return { state: closed ? 'closed' : 'working', code: '', method: '', since: 0, nextTry: 0 };
  }
  const { trouble, ...details } = lane;
  return { state: trouble === 'revoked' ? 'closed' : 'waiting', ...details };
}

function viewOfInbox(load: QueueLoad, parked: readonly ParkedEntry[]): CallResult<'health'>['inbox'] {
  return {
    waiting: load.waiting,
    oldest: load.oldestAt,
    full: isFull(load),
    parked: parked.map(({ id, error, body, at, parkedAt, attempts }) => ({
      id,
      error,
      type: entryType.parse(body),
      at,
      parkedAt,
      attempts,
    })),
  };
}

/** Removes duplicates: a method may refuse several kinds of changes with the same error. The earliest time counts. */
function viewOfRefusals(refusals: readonly Refusal[]): CallResult<'health'>['refusals'] {
  const oldestLast = [...refusals].sort((a, b) => b.since - a.since);
  const distinct = new Map(
    oldestLast.map(({ method, code, words, since }) => [
      `${method} ${code} ${words}`,
      { method, code, words, since },
    ]),
  );
  return [...distinct.values()];
}
