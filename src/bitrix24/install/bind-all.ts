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
   * `unknown`: this portal has no such event (too old, or without that tool); the app works without.
   * `refused`: somebody has to change something first. `later`: it may work the next time.
   */
  readonly reason: 'unknown' | 'refused' | 'later';
}

/** What the portal sends and shows after an installation. */
export interface BindReport {
  readonly bound: readonly string[];
  readonly failed: readonly BindFailure[];
}

/**
 * Makes the portal's bindings equal to the manifest: asks first, binds what is missing, unbinds what an earlier
 * version or address left behind. Two requests; doing it again changes nothing. Throws `PortalError`.
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
  const places = placements?.ok ? placementSteps(manifest, publicUrl, listOf(placements, placementList)) : [];
  const steps = [...eventSteps(manifest, publicUrl, listOf(events, eventList)), ...places];
  const outcomes = await client.batch(
    steps.map(({ command }) => command),
    'install.bind',
  );
  // Without the right to list placements there is none to bind them either.
  const noPlaces = placements?.ok
    ? []
    : manifest.placements.map(({ placement }) => ({
        what: placement,
        code: 'ACCESS_DENIED',
        reason: 'refused' as const,
      }));
  const failed = [...steps.flatMap((step, index) => failureOf(step, outcomes[index])), ...noPlaces];
  return {
    bound: wantedOf(manifest).filter((what) => !failed.some((failure) => failure.what === what)),
    failed,
  };
}

/** Everything that the manifest asks a portal to bind. */
export function wantedOf({ events, offlineEvents, placements }: Manifest): readonly string[] {
  return [...events, ...offlineEvents.map(offlineName), ...placements.map(({ placement }) => placement)];
}

function listOf<T>(outcome: RestOutcome | undefined, schema: z.ZodType<T>): T {
  if (!outcome?.ok) throw outcome?.error ?? new PortalError('unknownOutcome', 'NO_ANSWER');
  const parsed = schema.safeParse(outcome.result);
  if (!parsed.success) throw new PortalError('unknownOutcome', 'UNEXPECTED_ANSWER');
  return parsed.data;
}

/** Failures may hide in a result (rest-contract.md 9.12). What could not be unbound is no failure: it only costs traffic. */
function failureOf({ kind, what }: BindStep, outcome: RestOutcome | undefined): readonly BindFailure[] {
  if (kind === 'unbind') return [];
  if (!outcome) return [{ what, code: 'NO_ANSWER', reason: 'later' }];
  if (outcome.ok) {
    const code = hiddenError(outcome.result);
    return code === undefined ? [] : [{ what, code, reason: 'refused' }];
  }
  // Bound meanwhile by somebody else, such as another process: that is what was wanted (rest-contract.md 9.6).
  return /already/i.test(outcome.error.message)
    ? []
    : [{ what, code: outcome.error.code, reason: reasonOf(outcome.error) }];
}

const hidden = z.looseObject({ error: z.string().min(1) });

function hiddenError(result: unknown): string | undefined {
  return result === false ? 'NOT_BOUND' : hidden.safeParse(result).data?.error;
}

function reasonOf({ kind, code }: PortalError): BindFailure['reason'] {
  if (code === 'ERROR_EVENT_NOT_FOUND') return 'unknown';
  return kind === 'throttled' || kind === 'transient' || kind === 'unknownOutcome' ? 'later' : 'refused';
}
