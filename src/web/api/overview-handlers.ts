import { isFull } from '../../application/intake/inbox-capacity.ts';
import { journalOf } from '../../application/corrections/chat-history.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { LaneWatch } from '../../application/lane-watch.ts';
import type { Stores } from '../../store/ports.ts';
import type { Handlers } from './caller.ts';
import { countsOf, zeroCounts, addCounts, type DecisionCounts } from './decision-counts.ts';
import { readLines } from '../../bitrix24/openlines/read-lines.ts';
import { readPortalState, type PortalStateDeps } from '../../bitrix24/install/portal-state.ts';
import { orFallback } from '../../bitrix24/client/with-timeout.ts';
import { problemsOf } from './problems.ts';

export interface OverviewHandlersDeps extends PortalStateDeps {
  readonly stores: Pick<Stores, 'settings' | 'inbox' | 'journal' | 'suggestions' | 'bindings' | 'ping'>;
  readonly lanes: Pick<LaneWatch, 'stateOf' | 'refusalsOf'>;
  readonly now: () => number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DAYS_SHOWN = 30;
/** Newest decisions that are counted. */
const MAX_COUNTED_DECISIONS = 20_000;
const MAX_COUNTED_SUGGESTIONS = 500;

export function overviewHandlers(deps: OverviewHandlersDeps): Handlers<'overview'> {
  const { stores, lanes, now } = deps;
  return {
    async overview({ session, portal, client }, { query: { offset = 0 } }) {
      const { member } = session;
      const today = Math.floor((now() + offset * MINUTE_MS) / DAY_MS);
      const [portalState, lines, lane, refusals, storeAvailable, sources, load, open, bindings, counted] =
        await Promise.all([
          readPortalState(deps, member),
          orFallback(readLines(client, 'page.lines'), []),
          lanes.stateOf(member),
          lanes.refusalsOf(member),
          isStoreAvailable(stores),
          stores.settings.sources(member),
          stores.inbox.load(member),
          stores.suggestions.list(member, 'open', MAX_COUNTED_SUGGESTIONS + 1),
          stores.bindings.count(member),
          countDecisions(stores, member, today, offset),
        ]);
      const settings = await Promise.all(lines.map(({ id }) => stores.settings.line(member, id)));
      const isOff = settings.map(({ mode, connectors }) =>
        [mode, ...Object.values(connectors)].every((each) => each === 'off'),
      );
      const { problems, about } = problemsOf({
        revoked: portal.state === 'revoked',
        portalState,
        lane,
        refusals,
        storeAvailable,
        parkedEntries: load.parked,
        inboxFull: isFull(load),
        allLinesOff: isOff.length > 0 && isOff.every(Boolean),
        now: now(),
      });
      const lastHeard = Math.max(0, ...sources.map(({ at }) => at));
      return {
        state: problems.length > 0 ? 'trouble' : lastHeard > 0 ? 'working' : 'waiting',
        problems,
        about,
        lastHeard,
        ...counted,
        openSuggestions: Math.min(open.length, MAX_COUNTED_SUGGESTIONS),
        moreSuggestions: open.length > MAX_COUNTED_SUGGESTIONS,
        ...bindings,
      };
    },
  };
}

type PerConnector = ReadonlyMap<string, DecisionCounts>;

/**
 * Counts of the last days per day and per connector. `today`: days since 1970 on the caller's clock; `offset`: its UTC
 * offset in minutes.
 */
async function countDecisions(
  { journal }: Pick<Stores, 'journal'>,
  member: MemberId,
  today: number,
  offset: number,
) {
  const first = today - DAYS_SHOWN + 1;
  const perDay = Array.from({ length: DAYS_SHOWN }, () => new Map<string, DecisionCounts>());
  const connectors = new Map<string, DecisionCounts>();
  let scanned = 0;
  for await (const decision of journalOf(
    journal,
    member,
    { from: first * DAY_MS - offset * MINUTE_MS },
    MAX_COUNTED_DECISIONS,
  )) {
    scanned += 1;
    const counts = countsOf(decision);
    if (counts.joined + counts.avoided + counts.details === 0) continue;
    const day = perDay[Math.floor((decision.at + offset * MINUTE_MS) / DAY_MS) - first];
    for (const totals of [connectors, ...(day ? [day] : [])])
      totals.set(decision.connector, addCounts(totals.get(decision.connector) ?? zeroCounts, counts));
  }
  return {
    totals: sumOf(connectors),
    days: perDay.map((day, index) => ({
      day: new Date((first + index) * DAY_MS).toISOString().slice(0, 10),
      ...sumOf(day),
      connectors: sortedCounts(day),
    })),
    connectors: sortedCounts(connectors),
    complete: scanned < MAX_COUNTED_DECISIONS,
  };
}

function sumOf(connectors: PerConnector): DecisionCounts {
  return [...connectors.values()].reduce(addCounts, zeroCounts);
}

function sortedCounts(connectors: PerConnector) {
  return [...connectors]
    .map(([connector, counts]) => ({ connector, ...counts }))
    .sort((a, b) => b.joined - a.joined || a.connector.localeCompare(b.connector));
}

async function isStoreAvailable(stores: Pick<Stores, 'ping'>): Promise<boolean> {
  try {
    await stores.ping();
    return true;
  } catch {
    return false;
  }
}
