import type { Manifest } from '../../domain/manifest.ts';
import type { MemberId } from '../../domain/ids.ts';
import { eventList, offlineName, placementList } from './bindings.ts';
import { PortalError } from '../client/portal-client.ts';
import type { PortalClients } from '../client/portal-clients.ts';
import { BatchReader } from '../client/batch-reader.ts';
import { withTimeout } from '../client/with-timeout.ts';

export interface Binding {
  readonly name: string;
  readonly state: 'bound' | 'missing' | 'elsewhere';
  /** The app works without it: not every portal lets the app have it. */
  readonly optional?: true;
}

/** How the portal sees the app: one request with the app's own token. */
export interface PortalState {
  readonly token: { readonly works: boolean; readonly code: string };
  /** Why the portal did not answer. */
  readonly error?: PortalError;
  /** Empty where the portal did not answer. */
  readonly events: readonly Binding[];
  readonly placements: readonly Binding[];
}

export interface PortalStateDeps {
  readonly clients: PortalClients;
  readonly manifest: Manifest;
  readonly publicUrl: string;
}

/** What is bound, compared with the manifest, and whether the token works. */
export async function readPortalState(
  { clients, manifest, publicUrl }: PortalStateDeps,
  member: MemberId,
): Promise<PortalState> {
  try {
    const questions = new BatchReader(await clients.of(member), 'page.state');
    const events = questions.request('event.get', {}, eventList);
    const placements = questions.request('placement.get', {}, placementList);
    await withTimeout(questions.send());
    const { events: wanted, offlineEvents, handlers } = manifest;
    const bound = events.value() ?? [];
    const online = bound.filter(({ offline }) => offline === 0);
    const boundEvents = online.map(({ event, handler }) => ({ name: event, handler }));
    const queued = bound.filter(({ offline }) => offline !== 0).map(({ event }) => event);
    const tabs = (placements.value() ?? []).map(({ placement, handler }) => ({ name: placement, handler }));
    return {
      token: { works: true, code: '' },
      events: [
        ...wanted.map((name) => stateOf(name, `${publicUrl}${handlers.events}`, boundEvents)),
        ...offlineEvents.map((name): Binding => ({
          name: offlineName(name),
          state: queued.includes(name) ? 'bound' : 'missing',
          optional: true,
        })),
      ],
      placements: manifest.placements.map(({ placement }) =>
        stateOf(placement, `${publicUrl}${handlers.cardTab}`, tabs),
      ),
    };
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    return { token: { works: false, code: error.code }, error, events: [], placements: [] };
  }
}

function stateOf(
  name: string,
  handler: string,
  bound: readonly { readonly name: string; readonly handler: string }[],
): Binding {
  const same = bound.filter((one) => one.name === name);
  if (same.some((one) => one.handler === handler)) return { name, state: 'bound' };
  return { name, state: same.length > 0 ? 'elsewhere' : 'missing' };
}
