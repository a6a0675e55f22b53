import type { LaneState } from '../../domain/lane-state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { PortalError } from '../../bitrix24/client/portal-client.ts';
import type { Answered } from './caller.ts';
import type { Binding, PortalState } from '../../bitrix24/install/portal-state.ts';

export type Problem = Answered<'overview'>['problems'][number];
type About = Answered<'overview'>['about'][number];

/** What there is to see of a portal and its lane. */
export interface Seen {
  readonly revoked: boolean;
  readonly state: PortalState;
  readonly lane: LaneState | undefined;
  readonly refusals: readonly Refusal[];
  readonly stores: boolean;
  readonly parked: number;
  readonly allOff: boolean;
  /** Unix ms. */
  readonly now: number;
}

/** Shorter waits are part of every day: a full bucket, a portal that is started again. */
const WORTH_TELLING = 30_000;
/** What was not tried for so long may long be mended. */
const FORGOTTEN = 7 * 86_400_000;
/** Said of everything the app asks, not of one right (rest-contract.md 1.6). */
const planCodes = new Set(['ACCESS_DENIED', 'PAYMENT_REQUIRED']);

/** What an admin has to know, the gravest first, each with what it is about. */
export function problemsOf(seen: Seen): {
  readonly problems: readonly Problem[];
  readonly about: readonly About[];
} {
  const found = [...standing(seen), ...laneProblem(seen), ...refused(seen), ...small(seen)];
  const about = found.filter(({ text }) => text !== '');
  return {
    problems: [...new Set(found.map(({ problem }) => problem))],
    about: [...new Map(about.map((one) => [`${one.problem} ${one.text}`, one])).values()],
  };
}

function standing({ revoked, state: { error }, stores }: Seen): readonly About[] {
  return [
    ...(revoked ? [{ problem: 'tokensRevoked', text: '' } as const] : []),
    ...(error ? [ofError(error)] : []),
    ...(stores ? [] : [{ problem: 'storeFails', text: '' } as const]),
  ];
}

function laneProblem({ lane, now }: Seen): readonly About[] {
  if (!lane) return [];
  const { trouble, code, method, since } = lane;
  const lasts = now - since >= WORTH_TELLING;
  switch (trouble) {
    case 'unreachable':
      return lasts ? [{ problem: 'portalSilent', text: code }] : [];
    case 'rateLimited':
      return lasts ? [{ problem: 'portalBusy', text: method || code }] : [];
    case 'restDisabled':
      return [restDisabled(code, method)];
    case 'revoked':
      return [{ problem: 'tokensRevoked', text: code }];
    case 'store':
      return [{ problem: 'storeFails', text: code }];
  }
}

function ofError({ kind, code, method }: PortalError): About {
  switch (kind) {
    case 'transient':
    case 'unknownOutcome':
      return { problem: 'portalSilent', text: code };
    case 'throttled':
      return { problem: code.startsWith('HTTP_') ? 'portalSilent' : 'portalBusy', text: method ?? code };
    case 'restDisabled':
      return restDisabled(code, method ?? '');
    case 'authRevoked':
    case 'forbidden':
    case 'notFound':
    case 'rejected':
      return { problem: 'tokensRevoked', text: code };
  }
}

function restDisabled(code: string, method: string): About {
  if (method === '' && planCodes.has(code)) return { problem: 'planRefusesRest', text: code };
  return { problem: 'rightsTooSmall', text: method || code };
}

function refused({ refusals, now }: Seen): readonly About[] {
  return refusals
    .filter(({ last }) => now - last < FORGOTTEN)
    .map(({ kind, method, code, words }) =>
      kind === 'forbidden'
        ? { problem: 'rightsTooSmall', text: method }
        : { problem: 'crmRefuses', text: words || code },
    );
}

function small({ state: { events, placements }, parked, allOff }: Seen): readonly About[] {
  const isOpen = ({ state, optional }: Binding): boolean => state !== 'bound' && !optional;
  const problems: readonly Problem[] = [
    ...(events.some(isOpen) ? (['eventsNotBound'] as const) : []),
    ...(placements.some(isOpen) ? (['placementsNotBound'] as const) : []),
    ...(parked > 0 ? (['parkedEntries'] as const) : []),
    ...(allOff ? (['allLinesOff'] as const) : []),
  ];
  return problems.map((problem) => ({ problem, text: '' }));
}
