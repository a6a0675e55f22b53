import type { PortalRecord } from '../../model/portal-record.ts';
import type { Engine } from '../engine/engine.ts';
import { createKeyedMutex } from '../keyed-mutex.ts';
import type { PortalStore } from '../ports.ts';
import { openPortal, sealPortal, type SealedPortal } from '../sealed-portal.ts';
import type { SecretBox } from '../secret-box.ts';

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
    async list() {
      return engine.members().flatMap((member) => {
        const row = engine.get(member, 'portal', rowKey);
        return row === undefined ? [] : [open(row)];
      });
    },
    exclusively: (member, work) => exclusively(member, work),
    erase: (member) => engine.erase(member),
  };
}
