import type { MemberId } from '../domain/ids.ts';

/**
 * When the app itself changed activities: a changed binding touches `LAST_UPDATED` and fires an event
 * (docs/bitrix24/events.md#crm-events), and neither means that the customer wrote. Of this process only: after a restart
 * such an activity is read once more.
 */
export interface OwnTouches {
  /** Times in Unix ms: before the first request and after the last. */
  add(member: MemberId, activities: readonly number[], from: number, to: number): void;
  /** Whether the activity's last change, at `updated` (Unix ms), was the app's own. */
  includes(member: MemberId, activity: number, updated: number): boolean;
}

/** The portal's clock may differ by so much, and its times have no milliseconds. */
const TOLERANCE_MS = 2_000;
const MAX_ACTIVITIES = 10_000;

export function createOwnTouches(): OwnTouches {
  const touches = new Map<string, { readonly from: number; readonly to: number }>();
  const keyOf = (member: MemberId, activity: number): string => `${member} ${String(activity)}`;
  return {
    add(member, activities, from, to) {
      for (const activity of activities) {
        const key = keyOf(member, activity);
        touches.delete(key);
        touches.set(key, { from, to });
      }
      for (const key of touches.keys()) {
        if (touches.size <= MAX_ACTIVITIES) break;
        touches.delete(key);
      }
    },
    includes(member, activity, updated) {
      const touch = touches.get(keyOf(member, activity));
      if (!touch) return false;
      return updated >= touch.from - TOLERANCE_MS && updated <= touch.to + TOLERANCE_MS;
    },
  };
}
