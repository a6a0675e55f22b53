import type { LaneState } from '../../domain/lane-state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { PortalError } from '../../bitrix24/client/portal-client.ts';
import type { CallResult } from './caller.ts';
import type { Binding, PortalState } from '../../bitrix24/install/portal-state.ts';

export type Problem = CallResult<'overview'>['problems'][number];
type ProblemDetail = CallResult<'overview'>['about'][number];

/** State of a portal, its lane and the store. */
export interface ProblemInput {
  readonly revoked: boolean;
  readonly portalState: PortalState;
  readonly lane: LaneState | undefined;
  readonly refusals: readonly Refusal[];
  readonly storeAvailable: boolean;
  readonly parkedEntries: number;
  /** New events are refused because too many wait. */
  readonly inboxFull: boolean;
  readonly allLinesOff: boolean;
  /** Unix ms. */
  readonly now: number;
}

/** Shorter pauses are normal: a reached request limit, a portal restart. */
const MIN_REPORTED_PAUSE_MS = 30_000;
/** Refusals whose last attempt is older are not reported: the cause may have been fixed. */
const REFUSAL_EXPIRY_MS = 7 * 86_400_000;
/**
 * Error codes that concern the portal's plan when they are not about a single method
 * (docs/bitrix24/errors.md#system-errors).
 */
const planCodes = new Set(['ACCESS_DENIED', 'PAYMENT_REQUIRED']);

/** Problems that an admin has to know of, most severe first, and their details. */
export function problemsOf(input: ProblemInput): {
  readonly problems: readonly Problem[];
  readonly about: readonly ProblemDetail[];
} {
  const found = [
    ...accessProblems(input),
    ...laneProblems(input),
    ...refusalProblems(input),
    ...setupProblems(input),
  ];
  const withText = found.filter(({ text }) => text !== '');
  return {
    problems: [...new Set(found.map(({ problem }) => problem))],
    about: [...new Map(withText.map((detail) => [`${detail.problem} ${detail.text}`, detail])).values()],
  };
}

function accessProblems({
  revoked,
  portalState: { error },
  storeAvailable,
}: ProblemInput): readonly ProblemDetail[] {
  return [
    ...(revoked ? [{ problem: 'tokensRevoked', text: '' } as const] : []),
    ...(error ? [problemOfError(error)] : []),
    ...(storeAvailable ? [] : [{ problem: 'storeFails', text: '' } as const]),
  ];
}

function laneProblems({ lane, now }: ProblemInput): readonly ProblemDetail[] {
  if (!lane) return [];
  const { trouble, code, method, since } = lane;
  const isLong = now - since >= MIN_REPORTED_PAUSE_MS;
  switch (trouble) {
    case 'unreachable':
      return isLong ? [{ problem: 'portalSilent', text: code }] : [];
    case 'rateLimited':
      return isLong ? [{ problem: 'portalBusy', text: method || code }] : [];
    case 'restDisabled':
      return [problemOfRestDisabled(code, method)];
    case 'revoked':
      return [{ problem: 'tokensRevoked', text: code }];
    case 'store':
      return [{ problem: 'storeFails', text: code }];
  }
}

function problemOfError({ kind, code, method }: PortalError): ProblemDetail {
  switch (kind) {
    case 'transient':
    case 'unknownOutcome':
      return { problem: 'portalSilent', text: code };
    case 'throttled':
      return { problem: code.startsWith('HTTP_') ? 'portalSilent' : 'portalBusy', text: method ?? code };
    case 'restDisabled':
      return problemOfRestDisabled(code, method ?? '');
    case 'authRevoked':
    case 'forbidden':
    case 'notFound':
    case 'rejected':
      return { problem: 'tokensRevoked', text: code };
  }
}

function problemOfRestDisabled(code: string, method: string): ProblemDetail {
  if (method === '' && planCodes.has(code)) return { problem: 'planRefusesRest', text: code };
  return { problem: 'rightsTooSmall', text: method || code };
}

function refusalProblems({ refusals, now }: ProblemInput): readonly ProblemDetail[] {
  return refusals
    .filter(({ last }) => now - last < REFUSAL_EXPIRY_MS)
    .map(({ kind, method, code, words }) =>
      kind === 'forbidden'
        ? { problem: 'rightsTooSmall', text: method }
        : { problem: 'crmRefuses', text: words || code },
    );
}

function setupProblems({
  portalState: { events, placements },
  parkedEntries,
  inboxFull,
  allLinesOff,
}: ProblemInput): readonly ProblemDetail[] {
  const isMissing = ({ state, optional }: Binding): boolean => state !== 'bound' && !optional;
  const problems: readonly Problem[] = [
    ...(events.some(isMissing) ? (['eventsNotBound'] as const) : []),
    ...(placements.some(isMissing) ? (['placementsNotBound'] as const) : []),
    ...(inboxFull ? (['inboxFull'] as const) : []),
    ...(parkedEntries > 0 ? (['parkedEntries'] as const) : []),
    ...(allLinesOff ? (['allLinesOff'] as const) : []),
  ];
  return problems.map((problem) => ({ problem, text: '' }));
}
