import { LRUCache } from 'lru-cache';
import type { MemberId } from '../../domain/ids.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import type { PortalStore, Resealed, UnreadablePortal } from '../ports.ts';
import type { ListedPortals, PortalRows } from '../sql/portals.ts';
import { openPortal, sealPortal, type SealedPortal } from './sealed-portal.ts';
import { isUnreadable, type SecretBox } from './secret-box.ts';

export interface PortalStoreOptions {
  readonly rows: PortalRows;
  /** Seals the portals' tokens at rest. */
  readonly secretBox: SecretBox;
  /** No other process writes: records may be kept in memory. */
  readonly soleWriter: boolean;
}

/** What the store of portals does with secrets: the rest of its port is about locks and whole portals. */
export interface SealedPortalStore extends Pick<
  PortalStore,
  'get' | 'put' | 'update' | 'list' | 'unreadable' | 'reseal'
> {
  /** The record in memory counts no more. */
  forgetRecord(member: MemberId): void;
}

const MAX_RECORDS = 5000;

export function createPortalStore({ rows, secretBox, soleWriter }: PortalStoreOptions): SealedPortalStore {
  // Every event asks for its portal.
  const records = new LRUCache<MemberId, PortalRecord>({ max: MAX_RECORDS });
  let writes = 0;
  const forgetRecord = (member: MemberId): void => {
    writes += 1;
    records.delete(member);
  };
  const write = async <T>(member: MemberId, work: () => Promise<T>): Promise<T> => {
    forgetRecord(member);
    try {
      return await work();
    } finally {
      forgetRecord(member);
    }
  };

  return {
    forgetRecord,
    async get(member) {
      const known = records.get(member);
      if (known !== undefined) return known;
      const before = writes;
      const row = await rows.get(member);
      if (row === undefined) return undefined;
      const record = Object.freeze(openPortal(row, secretBox));
      // What was written meanwhile is newer than what was read.
      if (soleWriter && writes === before) records.set(member, record);
      return record;
    },
    put: (portal) => write(portal.memberId, async () => rows.put(sealPortal(portal, secretBox))),
    update: (portal) => write(portal.memberId, async () => rows.update(sealPortal(portal, secretBox))),
    list: async () => opened(await rows.list(), secretBox).records,
    unreadable: async () => opened(await rows.list(), secretBox).unreadable,
    async reseal(): Promise<Resealed> {
      const listed = await rows.list();
      let resealed = 0;
      for (const portal of listed.portals) {
        const { memberId } = portal;
        if (await write(memberId, () => resealOne(rows, secretBox, portal))) resealed += 1;
      }
      // What the old key opens is not to stay on the disk.
      if (resealed > 0) await rows.purge();
      return { resealed, unreadable: opened(listed, secretBox).unreadable };
    },
  };
}

/** One that cannot be read must not stop the others. */
function opened(
  { portals, unreadable }: ListedPortals,
  box: SecretBox,
): { readonly records: readonly PortalRecord[]; readonly unreadable: readonly UnreadablePortal[] } {
  const records: PortalRecord[] = [];
  const closed: UnreadablePortal[] = unreadable.map((member) => ({ member, because: 'record' }));
  for (const portal of portals) {
    try {
      records.push(openPortal(portal, box));
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      closed.push({ member: portal.memberId, because: 'secrets' });
    }
  }
  return { records, unreadable: closed };
}

/** Seals with the newest key what an older one sealed; gives whether there was something to do. */
async function resealOne(rows: PortalRows, box: SecretBox, portal: SealedPortal): Promise<boolean> {
  for (let row: SealedPortal | undefined = portal; row !== undefined && !box.isCurrent(row.sealed);) {
    const after = resealed(box, row.sealed);
    if (after === undefined) return false;
    // Another process may be storing newer tokens: then those are looked at.
    if (await rows.reseal(portal.memberId, row.sealed, after)) return true;
    row = await rows.get(portal.memberId);
  }
  return false;
}

/** `undefined` where none of the keys opens it. */
function resealed(box: SecretBox, sealed: string): string | undefined {
  try {
    return box.seal(box.open(sealed));
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}
