import type { InboxId } from '../../domain/ids.ts';
import { inboxId } from '../../domain/ids.ts';
import type { Engine } from '../engine/engine.ts';
import { sortable } from '../engine/index-name.ts';

/** Ids in the order of arrival, also across restarts and when the clock goes back. */
export function createInboxIds(engine: Engine, now: () => number): () => InboxId {
  let time = lastTime(engine);
  let count = 0;
  return () => {
    const current = now();
    if (current > time) {
      time = current;
      count = 0;
    }
    count += 1;
    return inboxId(`${sortable(time)}-${count.toString().padStart(8, '0')}`);
  };
}

/** A ms later than the newest entry there is: its count is not known any more. */
function lastTime(engine: Engine): number {
  let last = 0;
  for (const member of engine.members()) {
    for (const state of ['waiting', 'parked']) {
      for (const [id] of engine.find(member, 'inbox', {
        index: 'state',
        from: state,
        to: `${state}~`,
        newestFirst: true,
      })) {
        last = Math.max(last, Number(id.split('-')[0]) + 1);
        break;
      }
    }
  }
  return last;
}
