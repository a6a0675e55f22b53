import { randomBytes } from 'node:crypto';
import { createRecordingClient, type RecordedRequest } from '../../bitrix24/client/recording-client.ts';
import { withSafeBatches } from '../../bitrix24/client/safe-batches.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Suggestion } from '../../domain/suggestion.ts';
import type { InboxId, MemberId } from '../../domain/ids.ts';
import type { InboxBody } from '../../ingestion/inbox-body.ts';
import { inboxBody } from '../../ingestion/inbox-body.ts';
import { parseEvent, type EventToParse } from '../../ingestion/parse-event.ts';
import type { RunPortalQueueDeps } from '../../processing/run-portal-queue.ts';
import { runPortalQueue } from '../../processing/run-portal-queue.ts';
import { openMemoryStores } from '../../store/open-memory-stores.ts';
import type { Stores } from '../../store/ports.ts';
import { createSecretBox } from '../../store/secrets/secret-box.ts';
import { readingStores, writingStores } from './replay-stores.ts';
import { readReplayed, type ReplayedMessage } from './replayed-message.ts';

export interface ReplayRequest {
  readonly member: MemberId;
  /** Not verified: whoever replays a saved event answers for it. */
  readonly event: EventToParse;
  /** Sends what changes the portal and stores what was decided; otherwise nothing is changed anywhere. */
  readonly apply: boolean;
}

/** What an event comes to. Holds what customers wrote: to be masked before it is shown. */
export interface Replay {
  readonly ingested:
    | { readonly kind: 'entry'; readonly type: InboxBody['type'] }
    | { readonly kind: 'ignored'; readonly because: string };
  /** Customers' messages: that of the event, and those that histories brought. */
  readonly messages: readonly ReplayedMessage[];
  readonly decisions: readonly Decision[];
  readonly suggestions: readonly Suggestion[];
  readonly requests: readonly RecordedRequest[];
  /** Codes of what went wrong: the app would try these entries again. */
  readonly failures: readonly string[];
  /** Why the app would do nothing for the portal for now, such as revoked tokens. */
  readonly stopped?: { readonly code: string; readonly method?: string };
}

export type ReplayDeps = RunPortalQueueDeps & { readonly stores: Stores };

/** The lists of a `Replay` while they grow. */
type Findings = {
  readonly [
    Name in 'messages' | 'decisions' | 'suggestions' | 'requests' | 'failures'
  ]: Replay[Name][number][];
};

/** The queue asks itself for more while an offline queue is long; a replay ends all the same. */
const MAX_RUNS = 20;

/**
 * Sends one event through ingestion and the portal's queue, with an inbox that holds nothing else. To be run inside the
 * portal's lane. Throws `StoreError`.
 */
export async function replayEvent(deps: ReplayDeps, request: ReplayRequest): Promise<Replay> {
  const { member, event, apply } = request;
  const reading = parseEvent(event, deps.now(), 'message');
  const found: Findings = { messages: [], decisions: [], suggestions: [], requests: [], failures: [] };
  const [entry] = reading.entries;
  if (!entry) return { ...found, ingested: { kind: 'ignored', because: reading.ignored[0] ?? 'unreadable' } };
  const secretBox = createSecretBox({ keys: [randomBytes(32).toString('base64url')] });
  const memory = await openMemoryStores({ secretBox, now: deps.now });
  try {
    const portal = await deps.stores.portals.get(member);
    if (portal !== undefined) await memory.portals.put(portal);
    const layers = { base: deps.stores, memory };
    const stores = watched(apply ? writingStores(layers) : readingStores(layers), deps.stores, found);
    const replaying: ReplayDeps = {
      ...deps,
      stores,
      trustsEvents: true,
      clientOf: async (portal) =>
        withSafeBatches(
          createRecordingClient(await deps.clientOf(portal), {
            sendsChanges: apply,
            onRequest: (one) => found.requests.push(one),
          }),
        ),
      // A dry run appears neither in the log nor in the metrics.
      ...(!apply && { log: { info: () => undefined, warn: () => undefined }, onDecision: () => undefined }),
    };
    await stores.inbox.append(member, reading.entries);
    const stopped = await runToEnd(replaying, member);
    return {
      ...found,
      ingested: { kind: 'entry', type: inboxBody.parse(entry.body).type },
      ...(stopped && { stopped }),
    };
  } finally {
    await memory.close();
  }
}

async function runToEnd(deps: RunPortalQueueDeps, member: MemberId): Promise<Replay['stopped']> {
  const failed = new Set<InboxId>();
  for (let runs = 0; runs < MAX_RUNS; runs += 1) {
    const result = await runPortalQueue(deps, member, failed);
    if (result.kind === 'empty') return undefined;
    if (result.kind !== 'more') return stopOf(result);
    if (result.deferred) return stopOf(result.deferred.pause);
    result.failed.forEach((id) => failed.add(id));
  }
  return undefined;
}

function stopOf({ code, method }: { readonly code?: string; readonly method?: string }): Replay['stopped'] {
  return { code: code ?? 'PORTAL_NOT_ACTIVE', ...(method !== undefined && { method }) };
}

/** Notes what goes into the inbox, what is decided, and what fails. `before`: what the messages are read with. */
function watched(stores: Stores, before: Stores, found: Findings): Stores {
  const { inbox, record } = stores;
  return {
    ...stores,
    inbox: {
      ...inbox,
      async append(member, entries) {
        const outcomes = await inbox.append(member, entries);
        const messages = entries
          .filter((_, index) => outcomes[index] === 'stored')
          .map(({ body }) => inboxBody.parse(body))
          .filter((body) => body.type === 'message');
        found.messages.push(...(await readReplayed(before, member, messages)));
        return outcomes;
      },
      async failed(member, ids, error, ...rest) {
        found.failures.push(error);
        await inbox.failed(member, ids, error, ...rest);
      },
    },
    async record(member, round) {
      await record(member, round);
      found.decisions.push(...round.decisions);
      found.suggestions.push(...round.suggestions);
    },
  };
}
