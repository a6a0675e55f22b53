import type { MemberId } from '../domain/ids.ts';
import type { PortalView } from '../domain/portal-view.ts';
import { portalViewOf } from '../domain/portal-view.ts';
import type { PortalStore } from '../store/ports.ts';

/** Reads installations without their tokens. */
export interface PortalReader {
  /** `undefined` for a portal that never installed the app or was erased. */
  get(member: MemberId): Promise<PortalView | undefined>;
}

export function createPortalReader(portals: Pick<PortalStore, 'get'>): PortalReader {
  return {
    async get(member) {
      const portal = await portals.get(member);
      return portal && portalViewOf(portal);
    },
  };
}
