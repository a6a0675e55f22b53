import type { Decision } from '../../domain/decision.ts';
import { valuesOfCustomer } from '../../domain/customer-record.ts';
import type { CustomerId, MemberId } from '../../domain/ids.ts';
import { forgetWhoBlocked } from './block-identifier.ts';
import { isUndoable, journalList } from './chat-history.ts';
import { readCustomer } from './read-records.ts';
import type { UndoDeps } from '../undo/undo-decision.ts';
import { undo } from '../undo/undo.ts';
import type { Stores } from '../../store/ports.ts';

export type EraseCustomerDeps = UndoDeps & {
  readonly stores: Pick<Stores, 'journal' | 'bindings' | 'settings' | 'eraseCustomers'>;
};

/** Counts of erased chats, undone decisions, and changes that the undo left alone. */
export interface EraseResult {
  readonly chats: number;
  readonly undone: number;
  readonly leftAlone: number;
}

/**
 * Erases a customer with all chats and identifiers, and everything that mentions them: entries in journal and suggestions,
 * unhandled events, what other chats and customers know of them (docs/spec.md 9). `crm`:
 * first undoes the changes to the CRM, which is not possible after the erasure. To be run inside the portal's
 * lane.
 */
export async function eraseCustomer(
  deps: EraseCustomerDeps,
  member: MemberId,
  id: CustomerId,
  options: { readonly crm: boolean; readonly by: string },
): Promise<EraseResult> {
  const customer = await readCustomer(deps.stores.bindings, member, id);
  const { chats } = customer;
  const undone: Decision[] = [];
  if (options.crm) {
    const decisions = await Promise.all(
      chats.map((chat) => journalList(deps.stores.journal, member, { chat })),
    );
    const newestFirst = decisions.flat().sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
    for (const decision of newestFirst.filter(isUndoable))
      undone.push(await undo(deps, member, decision.id, options.by));
  }
  await forgetWhoBlocked(deps, member, chats);
  await deps.stores.eraseCustomers(member, {
    chats,
    customers: [id],
    identifiers: valuesOfCustomer(customer),
  });
  return {
    chats: chats.length,
    undone: undone.length,
    leftAlone: undone.reduce((sum, decision) => sum + (decision.undone?.leftAlone.length ?? 0), 0),
  };
}
