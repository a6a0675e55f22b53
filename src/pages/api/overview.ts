import { journalOf } from '../../operate/corrections/chat-history.ts';
import type { MemberId } from '../../model/ids.ts';
import type { PortalRecord } from '../../model/portal-record.ts';
import type { Stores } from '../../store/ports.ts';
import type { Answered, Handlers } from './caller.ts';
import { countsOf, noCounts, plus, type Counts } from './count-decisions.ts';
import { readLines } from './portal-line.ts';
import { readPortalState, type PortalState, type PortalStateDeps } from '../../portal/portal-state.ts';

export interface OverviewDeps extends PortalStateDeps {
  readonly stores: Pick<Stores, 'settings' | 'inbox' | 'journal' | 'suggestions' | 'bindings'>;
  readonly now: () => number;
}

const DAY = 86_400_000;
const DAYS = 30;
/** Decisions counted at most: a portal with more gets the newest ones. */
const MOST = 20_000;
const MOST_SUGGESTIONS = 500;

type Problem = Answered<'overview'>['problems'][number];

export function overviewCalls(deps: OverviewDeps): Handlers<'overview'> {
  const { stores, now } = deps;
  return {
    async overview({ session, portal, client }, { query: { offset = 0 } }) {
      const { member } = session;
      const today = Math.floor((now() + offset * 60_000) / DAY);
      const [state, lines, sources, parked, open, bound, counted] = await Promise.all([
        readPortalState(deps, member),
        readLines(client),
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
      const problems = problemsOf(portal, state, {
        parked: parked.length,
        allOff: isOff.length > 0 && isOff.every(Boolean),
      });
      const lastHeard = Math.max(0, ...sources.map(({ at }) => at));
      return {
        state: problems.length > 0 ? 'trouble' : lastHeard > 0 ? 'working' : 'waiting',
        problems,
        lastHeard,
        ...counted,
        openSuggestions: Math.min(open.length, MOST_SUGGESTIONS),
        moreSuggestions: open.length > MOST_SUGGESTIONS,
        ...bound,
      };
    },
  };
}

/** Counts per day of the opener's clock, and per channel. */
async function countAll(
  { journal }: Pick<Stores, 'journal'>,
  member: MemberId,
  today: number,
  offset: number,
) {
  const first = today - DAYS + 1;
  const days = new Map<number, Counts>();
  const connectors = new Map<string, Counts>();
  let totals = noCounts;
  let looked = 0;
  for await (const decision of journalOf(journal, member, { from: first * DAY - offset * 60_000 }, MOST)) {
    looked += 1;
    const counts = countsOf(decision);
    if (counts.joined + counts.avoided + counts.details === 0) continue;
    const day = Math.floor((decision.at + offset * 60_000) / DAY);
    totals = plus(totals, counts);
    days.set(day, plus(days.get(day) ?? noCounts, counts));
    connectors.set(decision.connector, plus(connectors.get(decision.connector) ?? noCounts, counts));
  }
  return {
    totals,
    days: Array.from({ length: DAYS }, (_, index) => ({
      day: new Date((first + index) * DAY).toISOString().slice(0, 10),
      ...(days.get(first + index) ?? noCounts),
    })),
    connectors: [...connectors]
      .map(([connector, counts]) => ({ connector, ...counts }))
      .sort((a, b) => b.joined - a.joined || a.connector.localeCompare(b.connector)),
    complete: looked < MOST,
  };
}

function problemsOf(
  portal: PortalRecord,
  { token, events, placements }: PortalState,
  { parked, allOff }: { readonly parked: number; readonly allOff: boolean },
): readonly Problem[] {
  const isOpen = ({ state }: { readonly state: string }): boolean => state !== 'bound';
  return [
    ...(portal.state === 'revoked' || !token.works ? (['tokensRevoked'] as const) : []),
    ...(events.some(isOpen) ? (['eventsNotBound'] as const) : []),
    ...(placements.some(isOpen) ? (['placementsNotBound'] as const) : []),
    ...(parked > 0 ? (['parkedEntries'] as const) : []),
    ...(allOff ? (['allLinesOff'] as const) : []),
  ];
}
