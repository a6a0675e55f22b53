import type { InboxBody } from '../../ingestion/inbox-body.ts';
import type { Lanes } from '../../processing/lanes.ts';
import type { Stores } from '../../store/ports.ts';

export interface AppendToAllDeps {
  readonly stores: Pick<Stores, 'portals' | 'inbox'>;
  readonly lanes: Pick<Lanes, 'notify'>;
  /** Unix ms. */
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/**
 * Puts a hint into the inbox of every portal with an active installation and starts a run of its lane. A portal where that
 * fails is reported and does not stop the others.
 */
export async function appendToAllInboxes(
  { stores, lanes, now, onError }: AppendToAllDeps,
  body: InboxBody,
): Promise<void> {
  for (const { memberId, state } of await stores.portals.list()) {
    if (state !== 'active') continue;
    try {
      await stores.inbox.append(memberId, [{ body, at: now() }]);
      lanes.notify(memberId);
    } catch (error) {
      onError(error);
    }
  }
}
