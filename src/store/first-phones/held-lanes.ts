import type { MemberId } from '../../domain/ids.ts';

/** Counts the holders of portals' lanes in this process. */
interface HeldLanes {
  /** Runs `work`, during which this process holds the portal's lane; may be nested. */
  whileHeld<T>(member: MemberId, work: () => Promise<T>): Promise<T>;
  isHeld(member: MemberId): boolean;
}

/** `onGivenBack` is called when the last holder of a portal's lane has finished. */
export function createHeldLanes(onReleased: (member: MemberId) => void): HeldLanes {
  const holders = new Map<MemberId, number>();
  return {
    async whileHeld(member, work) {
      holders.set(member, (holders.get(member) ?? 0) + 1);
      try {
        return await work();
      } finally {
        const remaining = (holders.get(member) ?? 1) - 1;
        if (remaining > 0) holders.set(member, remaining);
        else {
          holders.delete(member);
          onReleased(member);
        }
      }
    },
    isHeld: (member) => holders.has(member),
  };
}
