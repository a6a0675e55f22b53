import { z } from 'zod';
import type { PortalRecord } from '../../domain/portal-record.ts';
import { portalHash } from '../../observability/portal-hash.ts';
import { PortalError } from '../../bitrix24/client/portal-client.ts';
import { readPortalState, type Binding, type PortalStateDeps } from '../../bitrix24/install/portal-state.ts';
import { Questions } from '../../bitrix24/client/batch-reader.ts';
import type { LineSource, Stores } from '../../store/ports.ts';
import { fail, ok, warn, type Check } from './check.ts';

export interface ExaminePortalDeps extends PortalStateDeps {
  readonly stores: Pick<Stores, 'portals' | 'settings' | 'inbox'>;
  /** Unix ms. */
  readonly now: () => number;
}

const mostApart = 60_000;
const openIt = 'An administrator of the portal has to open the application once.';
const installAgain = 'An administrator has to install the application again from Bitrix24 (Reinstall).';

/** How a portal sees the app, and what arrives from it. Two requests. */
export async function examinePortal(
  deps: ExaminePortalDeps,
  portal: PortalRecord,
): Promise<readonly Check[]> {
  const name = `portal ${portal.domain} (${portalHash(portal.memberId)})`;
  if (portal.state === 'uninstalled') return [ok(`${name}: uninstalled, nothing to check`)];
  if (portal.state === 'revoked') return [fail(`${name}: withdrew its tokens`, openIt)];
  return [
    ...(await checkRows(deps, portal, name)),
    ...(await askPortal(deps, portal, name)),
    ...(await checkQueue(deps, portal, name)),
    ...checkLines(await deps.stores.settings.sources(portal.memberId), name),
  ];
}

/** Every stored record of the portal is read. */
async function checkRows(
  { stores }: ExaminePortalDeps,
  { memberId }: PortalRecord,
  name: string,
): Promise<readonly Check[]> {
  const problems = await stores.portals.verify(memberId);
  if (problems.length === 0) return [ok(`${name}: everything that is stored of it can be read`)];
  return problems.map((problem) =>
    fail(`${name}: ${problem}`, 'The portal waits where it needs the record. Restore a backup of the data.'),
  );
}

async function askPortal(
  deps: ExaminePortalDeps,
  portal: PortalRecord,
  name: string,
): Promise<readonly Check[]> {
  try {
    const questions = new Questions(await deps.clients.of(portal.memberId), 'doctor');
    const profile = questions.ask('profile', {}, z.looseObject({}));
    const admin = questions.ask('user.admin', {}, z.boolean());
    const time = questions.ask('server.time', {}, z.string());
    await questions.send();
    if (!profile.value())
      return [fail(`${name}: its token is refused (${profile.error()?.code ?? ''})`, installAgain)];
    const missing = deps.manifest.scopes.filter((scope) => !portal.scope.includes(scope));
    return [
      ok(`${name}: its token works`),
      admin.value() === true
        ? ok(`${name}: the token is an administrator's`)
        : fail(`${name}: the token is not an administrator's, so not all can be seen`, installAgain),
      missing.length === 0
        ? ok(`${name}: has the rights ${deps.manifest.scopes.join(', ')}`)
        : fail(
            `${name}: lacks the rights ${missing.join(', ')}`,
            `Tick them in the application's settings. ${installAgain}`,
          ),
      checkClock(name, time.value(), deps.now()),
      // Others are told of their own bindings only (rest-contract.md 2.1).
      ...(admin.value() === true ? await checkBindings(deps, portal, name) : []),
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

function checkClock(name: string, time: string | undefined, now: number): Check {
  const apart = Math.abs(Date.parse(time ?? '') - now);
  if (Number.isNaN(apart)) return warn(`${name}: does not tell its time`, 'Try again later.');
  const told = `${name}: clocks are ${Math.round(apart / 1000)} s apart`;
  return apart <= mostApart
    ? ok(told)
    : warn(told, 'Set this machine’s clock by NTP: sweeps look back by it.');
}

async function checkBindings(
  deps: ExaminePortalDeps,
  portal: PortalRecord,
  name: string,
): Promise<readonly Check[]> {
  const { events, placements } = await readPortalState(deps, portal.memberId);
  return [bindingCheck(`${name}: events`, events), bindingCheck(`${name}: card tabs`, placements)];
}

/** A portal that is too old for an event or a place has the others: the app works with them. */
function bindingCheck(what: string, bindings: readonly Binding[]): Check {
  const lost = bindings.filter(({ state }) => state !== 'bound');
  if (lost.length === 0) return ok(`${what} are bound (${bindings.length})`);
  const told = lost.map((one) => (one.state === 'elsewhere' ? `${one.name} (another address)` : one.name));
  const elsewhere = lost.some(({ state }) => state === 'elsewhere');
  const text = `${what} not bound here: ${told.join(', ')}`;
  const hasAny = bindings.some(({ state, optional }) => state === 'bound' && !optional);
  return elsewhere || !hasAny
    ? fail(text, `${elsewhere ? 'Is PUBLIC_URL right? ' : ''}${installAgain}`)
    : warn(text, `This portal may not know them; else: ${installAgain}`);
}

const longWait = 600_000;

async function checkQueue(
  { stores, now }: ExaminePortalDeps,
  { memberId }: PortalRecord,
  name: string,
): Promise<readonly Check[]> {
  const queue = (await stores.inbox.backlog()).find(({ member }) => member === memberId);
  if (!queue) return [];
  const old = queue.waiting > 0 && now() - queue.oldestAt > longWait;
  return [
    ...(old
      ? [
          warn(
            `${name}: ${queue.waiting} entries wait, the oldest for ${minutes(now() - queue.oldestAt)}`,
            'Look at the log for "a lane waits", and at the portal’s Health page.',
          ),
        ]
      : []),
    ...(queue.parked > 0
      ? [
          warn(
            `${name}: ${queue.parked} entries failed again and again`,
            'Try them again on the Health page; the log says what failed.',
          ),
        ]
      : []),
  ];
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
    const heard = sources.filter((source) => source.line === line).sort((a, b) => b.at - a.at);
    const told = heard.map(({ source, at }) => `${source} ${new Date(at).toISOString().slice(0, 19)}Z`);
    return ok(`${name}: line ${line} last heard by ${told.join(', ')}`);
  });
}
