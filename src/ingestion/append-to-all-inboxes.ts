import type { MemberId } from '../domain/ids.ts';
import type { Stores } from '../store/ports.ts';
import type { InboxBody } from './inbox-body.ts';

export interface AppendToAllDeps {
  readonly stores: Pick<Stores, 'portals' | 'inbox'>;
  readonly now: () => number;
  readonly notifyLane: (member: MemberId) => void;
}

/** Appends `body` to the inbox of every active portal and notifies its lane. */
export async function appendToAllInboxes(
  { stores, now, notifyLane }: AppendToAllDeps,
  body: InboxBody,
): Promise<void> {
  for (const { memberId, state } of await stores.portals.list()) {
    if (state !== 'active') continue;
    await stores.inbox.append(memberId, [{ body, at: now() }]);
    notifyLane(memberId);
  }
}
