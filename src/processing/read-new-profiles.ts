import { readProfiles } from '../bitrix24/openlines/guest-profile.ts';
import type { Stores } from '../store/ports.ts';
import { mergeIdentifiers } from './attested-identifiers.ts';
import type { ChatWork } from './chat-work.ts';
import { emptyRecord } from './empty-record.ts';
import type { PortalContext } from './portal-context.ts';

export interface NewProfilesDeps {
  readonly stores: Pick<Stores, 'record'>;
  readonly newId: () => string;
}

/**
 * Reads the guests' profiles of new chats that gave no identifier, all in one request. Returns the chats whose channel
 * vouches for something; the others are done, and their profiles are not read again. Throws `PortalError`.
 */
export async function readNewProfiles(
  deps: NewProfilesDeps,
  { client, portal }: PortalContext,
  works: readonly ChatWork[],
): Promise<readonly ChatWork[]> {
  if (works.length === 0) return [];
  const profiles = await readProfiles(client, works, deps.newId());
  const attestedOf = ({ code }: ChatWork) => mergeIdentifiers(profiles.get(code) ?? [], []);
  const empty = works.filter((work) => attestedOf(work).length === 0);
  if (empty.length > 0) {
    await deps.stores.record(portal.memberId, {
      ...emptyRecord,
      done: empty.flatMap(({ entries }) => entries),
      chats: empty.map(({ record }) => ({ ...record, profileRead: true })),
    });
  }
  return works
    .filter((work) => !empty.includes(work))
    .map((work) => ({
      ...work,
      attested: attestedOf(work),
      identifiers: attestedOf(work),
      mayReadProfile: false,
    }));
}
