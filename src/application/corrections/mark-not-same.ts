import { emptyRecord } from '../../processing/empty-record.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey, sameRef } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import type { MemberId, UserCode } from '../../domain/ids.ts';
import type { UndoDeps } from '../undo/undo-decision.ts';
import { readChatRecord } from './read-records.ts';
import { unbindChat } from './unbind-chat.ts';

/**
 * Stores that the chat's person is none of the customers in `items`. A chat that is bound to one of them is unbound.
 * Returns the decisions undone for that. To be run inside the portal's lane.
 */
export async function markNotSame(
  deps: UndoDeps,
  member: MemberId,
  mark: { readonly chat: UserCode; readonly items: readonly CrmRef[]; readonly by: string },
): Promise<readonly Decision[]> {
  const { chat, items, by } = mark;
  const before = await readChatRecord(deps.stores.bindings, member, chat);
  const customer =
    before.customer && (await deps.stores.bindings.customers(member, [before.customer])).get(before.customer);
  const isBoundToOne = items.some(
    (item) => sameRef(item, customer?.customerRef) || sameRef(item, customer?.card),
  );
  const customerRefs = isBoundToOne && customer?.customerRef ? [...items, customer.customerRef] : items;
  const unbound = isBoundToOne ? await unbindChat(deps, member, chat, by) : { record: before, undone: [] };
  const notSame = new Map([...(before.notSame ?? []), ...customerRefs].map((ref) => [refKey(ref), ref]));
  const { record } = unbound;
  // What only led to the question counts again: when it is written once more, it is somebody else's number.
  const handled = record.customer === undefined ? [] : record.handled;
  await deps.stores.record(member, {
    ...emptyRecord,
    chats: [{ ...record, handled, notSame: [...notSame.values()] }],
  });
  return unbound.undone;
}
