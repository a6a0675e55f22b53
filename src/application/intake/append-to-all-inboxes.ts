import type { MemberId } from '../../domain/ids.ts';
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

const APPENDED_TOGETHER = 100;

/**
 * Puts a hint into the inbox of every portal with an active installation and starts a run of its lane. A portal where that
 * fails is reported and does not stop the others.
 */
export async function appendToAllInboxes(
  { stores, lanes, now, onError }: AppendToAllDeps,
  body: InboxBody,
): Promise<void> {
  const portals = (await stores.portals.list()).filter(({ state }) => state === 'active');
  const appendOne = async (member: MemberId): Promise<void> => {
    try {
      await stores.inbox.append(member, [{ body, at: now() }]);
      lanes.notify(member);
    } catch (error) {
      onError(error);
    }
  };
  // Appends made at the same time share a commit.
  for (let from = 0; from < portals.length; from += APPENDED_TOGETHER)
    await Promise.all(
      portals.slice(from, from + APPENDED_TOGETHER).map(({ memberId }) => appendOne(memberId)),
    );
}
