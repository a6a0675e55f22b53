import type { LaneDeps } from '../../processing/lane-deps.ts';
import { emptyRound } from '../../processing/empty-record.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey, sameRef } from '../../domain/crm-ref.ts';
import type { Decision } from '../../domain/decision.ts';
import type { MemberId, UserCode } from '../../domain/ids.ts';
import { chatRecord } from './run-chat-command.ts';
import { unbindChat } from './unbind-chat.ts';

/**
 * Remembers that the chat's person is none of these customers; a chat that was bound to one of them is let go. Returns
 * what was taken back. To be run inside the portal's lane.
 */
export async function markNotSame(
  deps: LaneDeps,
  member: MemberId,
  word: { readonly chat: UserCode; readonly items: readonly CrmRef[]; readonly by: string },
): Promise<readonly Decision[]> {
  const { chat, items, by } = word;
  const before = await chatRecord(deps, member, chat);
  const customer =
    before.customer && (await deps.stores.bindings.customers(member, [before.customer])).get(before.customer);
  const isTheirs = items.some(
    (item) => sameRef(item, customer?.customerRef) || sameRef(item, customer?.card),
  );
  const customerRefs = isTheirs && customer?.customerRef ? [...items, customer.customerRef] : items;
  const unbound = isTheirs ? await unbindChat(deps, member, chat, by) : { record: before, undone: [] };
  const notSame = new Map([...(before.notSame ?? []), ...customerRefs].map((ref) => [refKey(ref), ref]));
  await deps.stores.record(member, {
    ...emptyRound,
    chats: [{ ...unbound.record, notSame: [...notSame.values()] }],
  });
  return unbound.undone;
}
