import type { ChatRecord } from '../chat-record.ts';
import type { AppliedChange } from '../changes/change.ts';
import { createdActivities } from '../changes/created-activities.ts';
import { resolveTarget } from '../changes/resolve-target.ts';
import { sameRef } from '../crm-ref.ts';
import type { SessionActivity } from '../crm-view.ts';
import { itemOf } from './item-of.ts';
import type { Situation } from './situation.ts';
import type { Verdict } from './verdict.ts';

/** Activities of which it is known that they were bound to the card, the newest. */
const MAX_ATTACHED = 100;

/** An employee took the conversation off the open card where an earlier decision had put it (decision 55). */
export function isMovedByPerson(
  { stored, view, manualAssignment }: Situation,
  activity: SessionActivity,
): boolean {
  const { attached, customer } = stored.chat;
  const card = itemOf(view, attached?.card);
  // The app itself takes the activities of a chat off the card that it unbinds.
  if (manualAssignment || customer === undefined) return false;
  if (!card?.open || !attached?.activities.includes(activity.id)) return false;
  return !activity.bindings.some((bound) => sameRef(bound, card.ref));
}

/** The card of a decision that binds the chat, with the activities that are or were bound to it. */
export function attachedAfter(
  situation: Situation,
  verdict: Verdict,
  applied: readonly AppliedChange[],
): ChatRecord['attached'] {
  const card = resolveTarget(verdict.card, applied);
  if (!card) return undefined;
  const bound = applied.flatMap(({ change, outcome }) =>
    change.kind === 'bindActivity' &&
    outcome === 'applied' &&
    sameRef(resolveTarget(change.item, applied), card)
      ? [change.activity]
      : [],
  );
  const here = situation.view.activities.filter(
    (activity) => activity.bindings.some((ref) => sameRef(ref, card)) || isMovedByPerson(situation, activity),
  );
  const ids = [...bound, ...here.map(({ id }) => id), ...Object.values(createdActivities(applied))];
  const activities = [...new Set(ids)].sort((a, b) => a - b).slice(-MAX_ATTACHED);
  return { card, activities };
}
