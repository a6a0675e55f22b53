import type { MemberId } from '../domain/ids.ts';
import type { Stores } from '../store/ports.ts';
import type { InboxBody } from './inbox-body.ts';

export interface AppendHintDeps {
  readonly stores: Pick<Stores, 'portals' | 'inbox'>;
  readonly now: () => number;
  readonly wake: (member: MemberId) => void;
}

/** Puts something to look for into the inbox of every portal that has the app. */
export async function appendHintToAll({ stores, now, wake }: AppendHintDeps, body: InboxBody): Promise<void> {
  for (const { memberId, state } of await stores.portals.list()) {
    if (state !== 'active') continue;
    await stores.inbox.append(memberId, [{ body, at: now() }]);
    wake(memberId);
  }
}
