import { z } from 'zod';
import type { Manifest } from '../../domain/manifest.ts';
import {
  eventList,
  eventSteps,
  offlineName,
  placementList,
  placementSteps,
  type BindStep,
} from './bindings.ts';
import { PortalError, type PortalClient, type RestOutcome } from '../client/portal-client.ts';

interface BindFailure {
  /** Event or placement. */
  readonly what: string;
  readonly code: string;
  /**
   * `unknown`: this portal has no such event or optional placement (an old version, or the tool is missing); the app works
   * without it.
   * `refused`: a retry fails until someone changes a right or a setting. `later`: a retry may succeed.
   */
  readonly reason: 'unknown' | 'refused' | 'later';
}

/** Which events and placements the portal has bound after `bindAll`, and which not. */
export interface BindReport {
  readonly bound: readonly string[];
  readonly failed: readonly BindFailure[];
}

/**
 * Makes the portal's bindings equal to the manifest: reads them, binds the missing ones, unbinds those of an earlier
 * version or address. Two requests; idempotent. Throws `PortalError`.
 */
export async function bindAll(
  client: PortalClient,
  manifest: Manifest,
  publicUrl: string,
): Promise<BindReport> {
  const [events, placements] = await client.batch(
    [
      { method: 'event.get', params: {} },
      { method: 'placement.get', params: {} },
    ],
    'install.read',
  );
  if (placements?.ok === false && placements.error.kind !== 'forbidden') throw placements.error;
  const placementBindSteps = placements?.ok
    ? placementSteps(manifest, publicUrl, parseList(placements, placementList))
    : [];
  const steps = [...eventSteps(manifest, publicUrl, parseList(events, eventList)), ...placementBindSteps];
  const outcomes = await client.batch(
    steps.map(({ command }) => command),
    'install.bind',
  );
  // Who may not list placements may not bind them either.
  const forbiddenPlacements = placements?.ok
    ? []
    : manifest.placements.map(({ placement }) => ({
        what: placement,
        code: 'ACCESS_DENIED',
        reason: 'refused' as const,
      }));
  const failed = [
    ...steps.flatMap((step, index) => failureOf(step, outcomes[index])),
    ...forbiddenPlacements,
  ];
  return {
    bound: requiredBindings(manifest).filter((what) => !failed.some((failure) => failure.what === what)),
    failed,
  };
}

/** Names of all events and placements of the manifest, as a `BindReport` names them. */
export function requiredBindings({ events, offlineEvents, placements }: Manifest): readonly string[] {
  return [...events, ...offlineEvents.map(offlineName), ...placements.map(({ placement }) => placement)];
}

function parseList<T>(outcome: RestOutcome | undefined, schema: z.ZodType<T>): T {
  if (!outcome?.ok) throw outcome?.error ?? new PortalError('unknownOutcome', 'NO_ANSWER');
  const parsed = schema.safeParse(outcome.result);
  if (!parsed.success) throw new PortalError('unknownOutcome', 'UNEXPECTED_ANSWER');
  return parsed.data;
}

/**
 * A result may contain an error (docs/bitrix24/errors.md#shapes). A failed unbind is ignored: it only costs
 * traffic.
 */
function failureOf(
  { kind, what, optional = false }: BindStep,
  outcome: RestOutcome | undefined,
): readonly BindFailure[] {
  if (kind === 'unbind') return [];
  if (!outcome) return [{ what, code: 'NO_ANSWER', reason: 'later' }];
  if (outcome.ok) {
    const code = errorInResult(outcome.result);
    return code === undefined ? [] : [{ what, code, reason: 'refused' }];
  }
  // Bound by another process in the meantime (docs/bitrix24/errors.md#already-there).
  return /already/i.test(outcome.error.message)
    ? []
    : [{ what, code: outcome.error.code, reason: reasonOf(outcome.error, optional) }];
}

const resultError = z.looseObject({ error: z.string().min(1) });

function errorInResult(result: unknown): string | undefined {
  return result === false ? 'NOT_BOUND' : resultError.safeParse(result).data?.error;
}

function reasonOf({ kind, code }: PortalError, optional: boolean): BindFailure['reason'] {
  if (code === 'ERROR_EVENT_NOT_FOUND') return 'unknown';
  // The same code says that the scope is missing: for a placement that the app needs somebody has to know of it.
  if (code === 'ERROR_PLACEMENT_NOT_FOUND' && optional) return 'unknown';
  return kind === 'throttled' || kind === 'transient' || kind === 'unknownOutcome' ? 'later' : 'refused';
}
