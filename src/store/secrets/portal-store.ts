import { LRUCache } from 'lru-cache';
import type { MemberId } from '../../domain/ids.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import type { PortalStore, Resealed, UnreadablePortal } from '../ports.ts';
import type { ListedPortals, PortalRows } from '../sql/portals.ts';
import { openPortal, sealPortal, type SealedPortal } from './sealed-portal.ts';
import { isUnreadable, type SecretBox } from './secret-box.ts';

export interface PortalStoreOptions {
  readonly rows: PortalRows;
  /** Encrypts the portals' tokens at rest. */
  readonly secretBox: SecretBox;
  /** No other process writes: records may be cached in memory. */
  readonly soleWriter: boolean;
}

/** The part of `PortalStore` that encrypts and decrypts secrets. */
export interface SealedPortalStore extends Pick<
  PortalStore,
  'get' | 'put' | 'update' | 'list' | 'unreadable' | 'reseal'
> {
  /** Removes the record from the cache. */
  discardRecord(member: MemberId): void;
}

const MAX_CACHED_RECORDS = 5000;

export function createPortalStore({ rows, secretBox, soleWriter }: PortalStoreOptions): SealedPortalStore {
  // Every event reads its portal.
  const records = new LRUCache<MemberId, PortalRecord>({ max: MAX_CACHED_RECORDS });
  let writes = 0;
  const discardRecord = (member: MemberId): void => {
    writes += 1;
    records.delete(member);
  };
  const write = async <T>(member: MemberId, work: () => Promise<T>): Promise<T> => {
    discardRecord(member);
    try {
      return await work();
    } finally {
      discardRecord(member);
    }
  };

  return {
    discardRecord,
    async get(member) {
      const known = records.get(member);
      if (known !== undefined) return known;
      const before = writes;
      const row = await rows.get(member);
      if (row === undefined) return undefined;
      const record = Object.freeze(openPortal(row, secretBox));
      // A record that was written during the read is newer.
      if (soleWriter && writes === before) records.set(member, record);
      return record;
    },
    put: (portal) => write(portal.memberId, async () => rows.put(sealPortal(portal, secretBox))),
    update: (portal) => write(portal.memberId, async () => rows.update(sealPortal(portal, secretBox))),
    list: async () => openAll(await rows.list(), secretBox).records,
    unreadable: async () => openAll(await rows.list(), secretBox).unreadable,
    async reseal(): Promise<Resealed> {
      const listed = await rows.list();
      let resealSecrets = 0;
      for (const portal of listed.portals) {
        const { memberId } = portal;
        if (await write(memberId, () => resealOne(rows, secretBox, portal))) resealSecrets += 1;
      }
      // Copies that the old key decrypts must not stay on the disk.
      if (resealSecrets > 0) await rows.purge();
      return { resealed: resealSecrets, unreadable: openAll(listed, secretBox).unreadable };
    },
  };
}

/** A portal that cannot be decrypted must not affect the others. */
function openAll(
  { portals, unreadable }: ListedPortals,
  box: SecretBox,
): { readonly records: readonly PortalRecord[]; readonly unreadable: readonly UnreadablePortal[] } {
  const records: PortalRecord[] = [];
  const failed: UnreadablePortal[] = unreadable.map((member) => ({ member, because: 'record' }));
  for (const portal of portals) {
    try {
      records.push(openPortal(portal, box));
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      failed.push({ member: portal.memberId, because: 'secrets' });
    }
  }
  return { records, unreadable: failed };
}

/** Encrypts with the newest key what an older one encrypted; returns whether it changed anything. */
async function resealOne(rows: PortalRows, box: SecretBox, portal: SealedPortal): Promise<boolean> {
  for (let row: SealedPortal | undefined = portal; row !== undefined && !box.isCurrent(row.sealed);) {
    const after = resealed(box, row.sealed);
    if (after === undefined) return false;
    // Another process stored newer tokens meanwhile: check those.
    if (await rows.reseal(portal.memberId, row.sealed, after)) return true;
    row = await rows.get(portal.memberId);
  }
  return false;
}

/** `undefined` when none of the keys decrypts it. */
function resealed(box: SecretBox, sealed: string): string | undefined {
  try {
    return box.seal(box.open(sealed));
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}
