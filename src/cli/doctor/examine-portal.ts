import { isFull } from '../../application/intake/inbox-capacity.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import { portalHash } from '../../observability/portal-hash.ts';
import { checkToken } from '../../bitrix24/auth/check-token.ts';
import { PortalError } from '../../bitrix24/client/portal-client.ts';
import { readPortalState, type Binding, type PortalStateDeps } from '../../bitrix24/install/portal-state.ts';
import type { LineSource, ParkedEntry, Stores } from '../../store/ports.ts';
import { fail, ok, warn, type Check } from './check.ts';

export interface ExaminePortalDeps extends PortalStateDeps {
  readonly stores: Pick<Stores, 'portals' | 'settings' | 'inbox'>;
  /** Unix ms. */
  readonly now: () => number;
}

const MAX_CLOCK_DIFFERENCE_MS = 60_000;
const MAX_QUEUE_AGE_MS = 600_000;
const openApplication = 'An administrator of the portal has to open the application once.';
const installAgain = 'An administrator has to install the application again from Bitrix24 (Reinstall).';

type ExaminedPortal = Pick<PortalRecord, 'memberId' | 'domain' | 'state' | 'scope'>;

/** Checks of one portal: token, rights and bindings (two requests to it), queue, and what arrived from its lines. */
export async function examinePortal(
  deps: ExaminePortalDeps,
  portal: ExaminedPortal,
): Promise<readonly Check[]> {
  const name = `portal ${portal.domain} (${portalHash(portal.memberId)})`;
  if (portal.state === 'uninstalled') return [ok(`${name}: uninstalled, nothing to check`)];
  if (portal.state === 'revoked') return [fail(`${name}: withdrew its tokens`, openApplication)];
  return [
    ...(await checkRows(deps, portal, name)),
    ...(await checkAccess(deps, portal, name)),
    ...(await checkQueue(deps, portal, name)),
    ...checkLines(await deps.stores.settings.sources(portal.memberId), name),
  ];
}

/** Every stored record of the portal is read. */
async function checkRows(
  { stores }: ExaminePortalDeps,
  { memberId }: ExaminedPortal,
  name: string,
): Promise<readonly Check[]> {
  const problems = await stores.portals.verify(memberId);
  if (problems.length === 0) return [ok(`${name}: everything that is stored of it can be read`)];
  return problems.map((problem) =>
    fail(`${name}: ${problem}`, 'The portal waits where it needs the record. Restore a backup of the data.'),
  );
}

async function checkAccess(
  deps: ExaminePortalDeps,
  portal: ExaminedPortal,
  name: string,
): Promise<readonly Check[]> {
  try {
    const token = await checkToken(await deps.clients.of(portal.memberId), 'doctor');
    if (!token.accepted)
      return [fail(`${name}: its token is refused (${token.error?.code ?? ''})`, installAgain)];
    const missing = deps.manifest.scopes.filter((scope) => !portal.scope.includes(scope));
    return [
      ok(`${name}: its token works`),
      token.admin
        ? ok(`${name}: the token is an administrator's`)
        : fail(`${name}: the token is not an administrator's, so not all can be seen`, installAgain),
      missing.length === 0
        ? ok(`${name}: has the rights ${deps.manifest.scopes.join(', ')}`)
        : fail(
            `${name}: lacks the rights ${missing.join(', ')}`,
            `Tick them in the application's settings. ${installAgain}`,
          ),
      checkClock(name, token.time, deps.now()),
      // A user who is no administrator sees only bindings of their own (docs/bitrix24/events.md#binding).
      ...(token.admin ? await checkBindings(deps, portal, name) : []),
    ];
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    const advice =
      error.kind === 'authRevoked'
        ? installAgain
        : 'Is the portal reachable from here? Try again in a minute.';
    return [fail(`${name}: cannot be asked (${error.code})`, advice)];
  }
}

function checkClock(name: string, time: number | undefined, now: number): Check {
  if (time === undefined) return warn(`${name}: does not tell its time`, 'Try again later.');
  const difference = Math.abs(time - now);
  const text = `${name}: clocks are ${Math.round(difference / 1000)} s apart`;
  return difference <= MAX_CLOCK_DIFFERENCE_MS
    ? ok(text)
    : warn(text, 'Set this machine’s clock by NTP: sweeps look back by it.');
}

async function checkBindings(
  deps: ExaminePortalDeps,
  portal: ExaminedPortal,
  name: string,
): Promise<readonly Check[]> {
  const { events, placements } = await readPortalState(deps, portal.memberId);
  return [bindingCheck(`${name}: events`, events), bindingCheck(`${name}: placements`, placements)];
}

/** An older portal may not have all events and placements: the app works with the others. */
function bindingCheck(what: string, bindings: readonly Binding[]): Check {
  const lost = bindings.filter(({ state }) => state !== 'bound');
  if (lost.length === 0) return ok(`${what} are bound (${bindings.length})`);
  const names = lost.map((one) => (one.state === 'elsewhere' ? `${one.name} (another address)` : one.name));
  const elsewhere = lost.some(({ state }) => state === 'elsewhere');
  const text = `${what} not bound here: ${names.join(', ')}`;
  const hasAny = bindings.some(({ state, optional }) => state === 'bound' && !optional);
  return elsewhere || !hasAny
    ? fail(text, `${elsewhere ? 'Is PUBLIC_URL right? ' : ''}${installAgain}`)
    : warn(text, `This portal may not know them; else: ${installAgain}`);
}

async function checkQueue(
  { stores, now }: ExaminePortalDeps,
  { memberId }: ExaminedPortal,
  name: string,
): Promise<readonly Check[]> {
  const queue = (await stores.inbox.backlog()).find(({ member }) => member === memberId);
  if (!queue) return [];
  const old = queue.waiting > 0 && now() - queue.oldestAt > MAX_QUEUE_AGE_MS;
  return [
    ...(isFull(await stores.inbox.load(memberId))
      ? [
          fail(
            `${name}: so much waits that new events are refused`,
            'Look at the log for "lane paused"; sweeps read what is refused once fewer wait.',
          ),
        ]
      : []),
    ...(old
      ? [
          warn(
            `${name}: ${queue.waiting} entries wait, the oldest for ${minutes(now() - queue.oldestAt)}`,
            'Look at the log for "lane paused", and at the portal’s Health page.',
          ),
        ]
      : []),
    ...(queue.parked > 0
      ? [
          warn(
            `${name}: ${queue.parked} entries are set aside (${reasonsOf(await stores.inbox.parked(memberId))})`,
            'Try them again on the Health page; the log says what failed.',
          ),
        ]
      : []),
  ];
}

/** Error codes of parked entries with their counts: `UNREADABLE_EVENT: 2, TypeError: 1`. */
function reasonsOf(parked: readonly ParkedEntry[]): string {
  const counts = new Map<string, number>();
  for (const { error } of parked) counts.set(error, (counts.get(error) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${code}: ${count}`).join(', ');
}

function minutes(ms: number): string {
  return `${Math.round(ms / 60_000)} min`;
}

function checkLines(sources: readonly LineSource[], name: string): readonly Check[] {
  const lines = [...new Set(sources.map(({ line }) => line))].sort((a, b) => Number(a) - Number(b));
  if (lines.length === 0)
    return [
      warn(`${name}: nothing was heard of any line yet`, 'Write in one of its channels and run this again.'),
    ];
  return lines.map((line) => {
    const ofLine = sources.filter((source) => source.line === line).sort((a, b) => b.at - a.at);
    const times = ofLine.map(({ source, at }) => `${source} ${new Date(at).toISOString().slice(0, 19)}Z`);
    return ok(`${name}: line ${line} last heard by ${times.join(', ')}`);
  });
}
