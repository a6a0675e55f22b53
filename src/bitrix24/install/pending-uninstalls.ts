import { z } from 'zod';
import type { MemberId } from '../../domain/ids.ts';
import type { Stores } from '../../store/ports.ts';

/** `until`: unix ms. `confirmed`: by the portal; what is left to do is to erase. */
const pendingSchema = z.object({ clean: z.boolean(), until: z.number(), confirmed: z.boolean().optional() });
export type PendingUninstall = z.infer<typeof pendingSchema>;

/** Uninstallations that are not done yet, as a note of each portal. */
export interface PendingUninstalls {
  of(member: MemberId): Promise<PendingUninstall | undefined>;
  all(): Promise<ReadonlyMap<MemberId, PendingUninstall>>;
  put(member: MemberId, pending: PendingUninstall): Promise<void>;
  remove(member: MemberId): Promise<void>;
  /**
   * Erases an uninstalled portal between two runs of its lane: a run that is under way would write after the erasure, into a
   * new installation too. A portal that was installed again meanwhile stays.
   */
  erase(member: MemberId): Promise<void>;
}

const noteName = 'uninstall';

export function createPendingUninstalls({
  portals,
  settings,
}: Pick<Stores, 'portals' | 'settings'>): PendingUninstalls {
  const of = async (member: MemberId): Promise<PendingUninstall | undefined> => {
    const text = await settings.note(member, noteName);
    return text ? pendingSchema.parse(JSON.parse(text)) : undefined;
  };
  const remove = (member: MemberId): Promise<void> => settings.putNote(member, noteName, '');
  return {
    of,
    remove,
    async all() {
      const found = new Map<MemberId, PendingUninstall>();
      for (const { memberId } of await portals.list()) {
        const pending = await of(memberId);
        if (pending) found.set(memberId, pending);
      }
      return found;
    },
    put: (member, pending) => settings.putNote(member, noteName, JSON.stringify(pending)),
    erase: (member) =>
      portals.holdLane(member, () =>
        portals.exclusively(member, async () => {
          const portal = await portals.get(member);
          if (portal?.state === 'uninstalled') await portals.erase(member);
          else if (portal) await remove(member);
        }),
      ),
  };
}
