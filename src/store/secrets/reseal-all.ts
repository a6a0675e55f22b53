import type { MemberId } from '../../domain/ids.ts';
import type { Resealed } from '../ports.ts';
import { isUnreadable } from './secret-box.ts';

/** One portal after the other. `one` says whether there was something to do. */
export async function resealAll(
  members: readonly MemberId[],
  one: (member: MemberId) => Promise<boolean>,
): Promise<Resealed> {
  const unreadable: MemberId[] = [];
  let resealed = 0;
  for (const member of members) {
    try {
      if (await one(member)) resealed += 1;
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      unreadable.push(member);
    }
  }
  return { resealed, unreadable };
}
