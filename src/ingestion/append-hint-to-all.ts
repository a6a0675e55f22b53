import type { MemberId } from '../domain/ids.ts';
import type { Stores } from '../store/ports.ts';
import { isPortalUnknown } from '../store/store-error.ts';
import type { InboxBody } from './inbox-body.ts';

export interface AskDeps {
  readonly stores: Pick<Stores, 'portals' | 'inbox'>;
  readonly now: () => number;
  readonly wake: (member: MemberId) => void;
}

/** Puts something to look for into the inbox of every portal that has the app. */
export async function askPortals({ stores, now, wake }: AskDeps, body: InboxBody): Promise<void> {
  for (const { memberId, state } of await stores.portals.list()) {
    if (state !== 'active') continue;
    try {
      await stores.inbox.append(memberId, [{ body, at: now() }]);
    } catch (error) {
      // Erased since it was listed.
      if (isPortalUnknown(error)) continue;
      throw error;
    }
    wake(memberId);
  }
}
