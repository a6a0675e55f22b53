import type { MemberId } from '../../domain/ids.ts';

/** Which portals' lanes this process holds. */
interface HeldLanes {
  /** Runs `work`, during which this process holds the portal's lane; may be nested. */
  whileHeld<T>(member: MemberId, work: () => Promise<T>): Promise<T>;
  isHeld(member: MemberId): boolean;
}

/** `onGivenBack` is called when the last holder of a portal's lane is done. */
export function createHeldLanes(onGivenBack: (member: MemberId) => void): HeldLanes {
  const holders = new Map<MemberId, number>();
  return {
    async whileHeld(member, work) {
      holders.set(member, (holders.get(member) ?? 0) + 1);
      try {
        return await work();
      } finally {
        const left = (holders.get(member) ?? 1) - 1;
        if (left > 0) holders.set(member, left);
        else {
          holders.delete(member);
          onGivenBack(member);
        }
      }
    },
    isHeld: (member) => holders.has(member),
  };
}
