import { journalOf } from '../../application/corrections/chat-history.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { LaneWatch } from '../../application/lane-watch.ts';
import type { Stores } from '../../store/ports.ts';
import type { Handlers } from './caller.ts';
import { countsOf, noCounts, plus, type Counts } from './decision-counts.ts';
import { readLines } from './portal-line.ts';
import { readPortalState, type PortalStateDeps } from '../../bitrix24/install/portal-state.ts';
import { orFallback } from '../../bitrix24/client/with-timeout.ts';
import { problemsOf } from './problems.ts';

export interface OverviewDeps extends PortalStateDeps {
  readonly stores: Pick<Stores, 'settings' | 'inbox' | 'journal' | 'suggestions' | 'bindings' | 'ping'>;
  readonly lanes: Pick<LaneWatch, 'stateOf' | 'refusalsOf'>;
  readonly now: () => number;
}

const DAY = 86_400_000;
const DAYS = 30;
/** Decisions counted at most: a portal with more gets the newest ones. */
const MOST = 20_000;
const MOST_SUGGESTIONS = 500;

export function overviewCalls(deps: OverviewDeps): Handlers<'overview'> {
  const { stores, lanes, now } = deps;
  return {
    async overview({ session, portal, client }, { query: { offset = 0 } }) {
      const { member } = session;
      const today = Math.floor((now() + offset * 60_000) / DAY);
      const [state, lines, lane, refusals, works, sources, parked, open, bound, counted] = await Promise.all([
        readPortalState(deps, member),
        orFallback(readLines(client), []),
        lanes.stateOf(member),
        lanes.refusalsOf(member),
        answers(stores),
        stores.settings.sources(member),
        stores.inbox.parked(member),
        stores.suggestions.list(member, 'open', MOST_SUGGESTIONS + 1),
        stores.bindings.count(member),
        countAll(stores, member, today, offset),
      ]);
      const settings = await Promise.all(lines.map(({ id }) => stores.settings.line(member, id)));
      const isOff = settings.map(({ mode, connectors }) =>
        [mode, ...Object.values(connectors)].every((one) => one === 'off'),
      );
      const { problems, about } = problemsOf({
        revoked: portal.state === 'revoked',
        state,
        lane,
        refusals,
        stores: works,
        parked: parked.length,
        allOff: isOff.length > 0 && isOff.every(Boolean),
        now: now(),
      });
      const lastHeard = Math.max(0, ...sources.map(({ at }) => at));
      return {
        state: problems.length > 0 ? 'trouble' : lastHeard > 0 ? 'working' : 'waiting',
        problems,
        about,
        lastHeard,
        ...counted,
        openSuggestions: Math.min(open.length, MOST_SUGGESTIONS),
        moreSuggestions: open.length > MOST_SUGGESTIONS,
        ...bound,
      };
    },
  };
}

type PerConnector = ReadonlyMap<string, Counts>;

/** Counts per day of the opener's clock, and per channel. */
async function countAll(
  { journal }: Pick<Stores, 'journal'>,
  member: MemberId,
  today: number,
  offset: number,
) {
  const first = today - DAYS + 1;
  const perDay = Array.from({ length: DAYS }, () => new Map<string, Counts>());
  const connectors = new Map<string, Counts>();
  let looked = 0;
  for await (const decision of journalOf(journal, member, { from: first * DAY - offset * 60_000 }, MOST)) {
    looked += 1;
    const counts = countsOf(decision);
    if (counts.joined + counts.avoided + counts.details === 0) continue;
    const day = perDay[Math.floor((decision.at + offset * 60_000) / DAY) - first];
    for (const into of [connectors, ...(day ? [day] : [])])
      into.set(decision.connector, plus(into.get(decision.connector) ?? noCounts, counts));
  }
  return {
    totals: sumOf(connectors),
    days: perDay.map((day, index) => ({
      day: new Date((first + index) * DAY).toISOString().slice(0, 10),
      ...sumOf(day),
      connectors: listed(day),
    })),
    connectors: listed(connectors),
    complete: looked < MOST,
  };
}

function sumOf(connectors: PerConnector): Counts {
  return [...connectors.values()].reduce(plus, noCounts);
}

function listed(connectors: PerConnector) {
  return [...connectors]
    .map(([connector, counts]) => ({ connector, ...counts }))
    .sort((a, b) => b.joined - a.joined || a.connector.localeCompare(b.connector));
}

async function answers(stores: Pick<Stores, 'ping'>): Promise<boolean> {
  try {
    await stores.ping();
    return true;
  } catch {
    return false;
  }
}
