import type { Engine } from '../engine/engine.ts';
import { createKeyedMutex } from '../keyed-mutex.ts';
import type { PortalStore } from '../ports.ts';
import { openPortal, sealPortal } from '../sealed-portal.ts';
import type { SecretBox } from '../secret-box.ts';

const rowKey = 'portal';

export function localPortals(engine: Engine, secretBox: SecretBox): PortalStore {
  const exclusively = createKeyedMutex();
  return {
    async get(member) {
      const row = engine.get(member, 'portal', rowKey);
      return row === undefined ? undefined : openPortal(row, secretBox);
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
        return row === undefined ? [] : [openPortal(row, secretBox)];
      });
    },
    exclusively: (member, work) => exclusively(member, work),
    erase: (member) => engine.erase(member),
  };
}
