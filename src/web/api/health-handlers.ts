import { z } from 'zod';
import type { LineId } from '../../domain/ids.ts';
import { inboxId } from '../../domain/ids.ts';
import type { Corrections } from '../../application/corrections/corrections.ts';
import type { LaneState } from '../../domain/lane-state.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { LaneWatch } from '../../application/lane-watch.ts';
import type { InboxEntry, LineSource, ParkedEntry, Stores } from '../../store/ports.ts';
import type { Answered, Handlers } from './caller.ts';
import { readLines } from './portal-line.ts';
import { readPortalState, type PortalStateDeps } from '../../bitrix24/install/portal-state.ts';
import { orFallback } from '../../bitrix24/client/with-timeout.ts';

export interface HealthDeps extends PortalStateDeps {
  readonly stores: Pick<Stores, 'settings' | 'inbox'>;
  readonly lanes: Pick<LaneWatch, 'stateOf' | 'refusalsOf'>;
  readonly corrections: Pick<Corrections, 'retry'>;
}

const MOST_WAITING = 1000;

/** Only what kind of thing it is: the rest may hold what a customer wrote. */
const kindOfBody = z
  .looseObject({ type: z.string() })
  .transform(({ type }) => type)
  .catch('');

export function healthCalls(deps: HealthDeps): Handlers<'health' | 'retryParked'> {
  const { stores, lanes, corrections, manifest } = deps;
  return {
    async health({ session, portal, client, rights }) {
      const { member } = session;
      const [state, lines, lane, refusals, sources, waiting, parked, mayRetry] = await Promise.all([
        readPortalState(deps, member),
        orFallback(readLines(client), undefined),
        lanes.stateOf(member),
        lanes.refusalsOf(member),
        stores.settings.sources(member),
        stores.inbox.waiting(member, MOST_WAITING),
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
        lines: (lines ?? nameless(sources)).map(({ id, name }) => ({
          line: id,
          name,
          sources: sources.filter(({ line }) => line === id).map(({ source, at }) => ({ source, at })),
        })),
        events: state.events,
        placements: state.placements,
        lane: viewOfLane(portal.state, lane),
        refusals: viewOfRefusals(refusals),
        inbox: viewOfInbox(waiting, parked),
        mayRetry,
      };
    },
    async retryParked({ session, rights }, { body }) {
      await rights.requireAdmin();
      const wanted = new Set(body.ids);
      const parked = (await stores.inbox.parked(session.member)).filter(({ id }) => wanted.has(id));
      await corrections.retry(
        session.member,
        parked.map(({ id }) => inboxId(id)),
      );
      return { retried: parked.length };
    },
  };
}

/** Lines that were heard, while the portal does not tell their names. */
function nameless(sources: readonly LineSource[]): readonly { readonly id: LineId; readonly name: string }[] {
  return [...new Set(sources.map(({ line }) => line))].map((id) => ({ id, name: '' }));
}

function viewOfLane(portal: PortalRecord['state'], lane: LaneState | undefined): Answered<'health'>['lane'] {
  if (!lane) {
    const closed = portal === 'revoked';
    return { state: closed ? 'closed' : 'working', code: '', method: '', since: 0, nextTry: 0 };
  }
  const { trouble, ...told } = lane;
  return { state: trouble === 'revoked' ? 'closed' : 'waiting', ...told };
}

function viewOfInbox(
  waiting: readonly InboxEntry[],
  parked: readonly ParkedEntry[],
): Answered<'health'>['inbox'] {
  return {
    waiting: waiting.length,
    oldest: waiting[0]?.at ?? 0,
    moreWaiting: waiting.length === MOST_WAITING,
    parked: parked.map(({ id, error, body, at, parkedAt, attempts }) => ({
      id,
      error,
      type: kindOfBody.parse(body),
      at,
      parkedAt,
      attempts,
    })),
  };
}

/** One method may refuse several kinds of changes with the same words: told once, since the first. */
function viewOfRefusals(refusals: readonly Refusal[]): Answered<'health'>['refusals'] {
  const oldestLast = [...refusals].sort((a, b) => b.since - a.since);
  const told = new Map(
    oldestLast.map(({ method, code, words, since }) => [
      `${method} ${code} ${words}`,
      { method, code, words, since },
    ]),
  );
  return [...told.values()];
}
