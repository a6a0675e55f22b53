import type { LaneDeps } from '../../processing/lane-deps.ts';
import type { Decision } from '../../domain/decision.ts';
import type { CustomerId, MemberId } from '../../domain/ids.ts';
import { isUndoable, journalList } from './chat-history.ts';
import { customerOf } from './first-phone.ts';
import { undoAny } from '../undo/undo-any.ts';

export interface Erased {
  readonly chats: number;
  readonly undone: number;
  readonly leftAlone: number;
}

/**
 * Erases a customer, the chats, and all that is told of them (spec 9). `crm`: what the CRM got from us is taken back
 * first; after that nobody could. To be run inside the portal's lane.
 */
export async function eraseCustomer(
  deps: LaneDeps,
  member: MemberId,
  id: CustomerId,
  how: { readonly crm: boolean; readonly by: string },
): Promise<Erased> {
  const { chats } = await customerOf(deps, member, id);
  const undone: Decision[] = [];
  if (how.crm) {
    const decisions = await Promise.all(
      chats.map((chat) => journalList(deps.stores.journal, member, { chat })),
    );
    const newestFirst = decisions.flat().sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
    for (const decision of newestFirst.filter(isUndoable))
      undone.push(await undoAny(deps, member, decision.id, how.by));
  }
  await deps.stores.eraseCustomers(member, { chats, customers: [id] });
  return {
    chats: chats.length,
    undone: undone.length,
    leftAlone: undone.reduce((sum, decision) => sum + (decision.undone?.leftAlone.length ?? 0), 0),
  };
}
