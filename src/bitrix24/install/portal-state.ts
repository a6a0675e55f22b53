import type { Manifest } from '../../domain/manifest.ts';
import type { MemberId } from '../../domain/ids.ts';
import { eventList, offlineName, placementList } from './bindings.ts';
import { PortalError } from '../client/portal-client.ts';
import type { PortalClients } from '../client/portal-clients.ts';
import { BatchReader } from '../client/batch-reader.ts';
import { withTimeout } from '../client/with-timeout.ts';

export interface Binding {
  readonly name: string;
  /** `elsewhere`: bound to another handler address. */
  readonly state: 'bound' | 'missing' | 'elsewhere';
  /** The app works without it: not every portal offers it. */
  readonly optional?: true;
}

/** The app's state at the portal: one batch request with the installation's token. */
export interface PortalState {
  readonly token: { readonly works: boolean; readonly code: string };
  /** Why the portal did not answer. */
  readonly error?: PortalError;
  /** Empty when the portal did not answer. */
  readonly events: readonly Binding[];
  readonly placements: readonly Binding[];
}

export interface PortalStateDeps {
  readonly clients: PortalClients;
  readonly manifest: Manifest;
  readonly publicUrl: string;
}

/** Compares the portal's bindings with the manifest and tests the token. Never throws `PortalError`: see `error`. */
export async function readPortalState(
  { clients, manifest, publicUrl }: PortalStateDeps,
  member: MemberId,
): Promise<PortalState> {
  try {
    const reader = new BatchReader(await clients.of(member), 'page.state');
    const events = reader.request('event.get', {}, eventList);
    const placements = reader.request('placement.get', {}, placementList);
    await withTimeout(reader.send());
    const { events: requiredEvents, offlineEvents, handlers } = manifest;
    const bound = events.value() ?? [];
    const online = bound.filter(({ offline }) => offline === 0);
    const boundEvents = online.map(({ event, handler }) => ({ name: event, handler }));
    const offlineBound = bound.filter(({ offline }) => offline !== 0).map(({ event }) => event);
    const boundPlacements = (placements.value() ?? []).map(({ placement, handler }) => ({
      name: placement,
      handler,
    }));
    return {
      token: { works: true, code: '' },
      events: [
        ...requiredEvents.map((name) => bindingOf(name, `${publicUrl}${handlers.events}`, boundEvents)),
        ...offlineEvents.map((name): Binding => ({
          name: offlineName(name),
          state: offlineBound.includes(name) ? 'bound' : 'missing',
          optional: true,
        })),
      ],
      placements: manifest.placements.map(({ placement, optional }) => ({
        ...bindingOf(placement, `${publicUrl}${handlers.cardTab}`, boundPlacements),
        ...(optional && { optional }),
      })),
    };
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    return { token: { works: false, code: error.code }, error, events: [], placements: [] };
  }
}

function bindingOf(
  name: string,
  handler: string,
  bound: readonly { readonly name: string; readonly handler: string }[],
): Binding {
  const same = bound.filter((one) => one.name === name);
  if (same.some((one) => one.handler === handler)) return { name, state: 'bound' };
  return { name, state: same.length > 0 ? 'elsewhere' : 'missing' };
}
