import type { MemberId } from '../../domain/ids.ts';
import type { PortalRecord } from '../../domain/portal-record.ts';
import type { Engine } from '../engine/engine.ts';
import { createKeyedMutex } from '../keyed-mutex.ts';
import type { PortalStore } from '../ports.ts';
import { resealAll } from '../secrets/reseal-all.ts';
import {
  openPortal,
  openReadable,
  resealPortal,
  sealPortal,
  unreadableOf,
  type SealedPortal,
} from '../secrets/sealed-portal.ts';
import type { SecretBox } from '../secrets/secret-box.ts';

const rowKey = 'portal';

export function localPortals(engine: Engine, secretBox: SecretBox): PortalStore {
  const exclusively = createKeyedMutex();
  // Every event asks for its portal: a row is opened once, and gone from here with the row.
  const opened = new WeakMap<SealedPortal, PortalRecord>();
  const open = (row: SealedPortal): PortalRecord => {
    const known = opened.get(row) ?? Object.freeze(openPortal(row, secretBox));
    opened.set(row, known);
    return known;
  };
  return {
    async get(member) {
      const row = engine.get(member, 'portal', rowKey);
      return row === undefined ? undefined : open(row);
    },
    put(portal) {
      const row = sealPortal(portal, secretBox);
      return engine.commit(portal.memberId, () => ({
        ops: [{ table: 'portal', key: rowKey, row }],
        result: undefined,
      }));
    },
    list: async () => openReadable(rowsOf(engine), open),
    unreadable: async () => unreadableOf(rowsOf(engine), open),
    exclusively: (member, work) => exclusively(member, work),
    erase: (member) => engine.erase(member),
    async reseal() {
      const report = await resealAll(
        rowsOf(engine).map(({ memberId }) => memberId),
        (member) => resealOne(engine, secretBox, member),
      );
      // What the old key opens is not to lie about in logs and snapshots.
      if (report.resealed > 0) await engine.purge();
      return report;
    },
  };
}

function rowsOf(engine: Engine): readonly SealedPortal[] {
  return engine.members().flatMap((member) => engine.get(member, 'portal', rowKey) ?? []);
}

function resealOne(engine: Engine, secretBox: SecretBox, member: MemberId): Promise<boolean> {
  return engine.commit(member, (view) => {
    const kept = view.get('portal', rowKey);
    const row = kept && resealPortal(kept, secretBox);
    return { ops: row ? [{ table: 'portal', key: rowKey, row }] : [], result: row !== undefined };
  });
}
