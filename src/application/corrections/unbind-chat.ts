import { emptyRecord } from '../../processing/empty-record.ts';
import type { Decision } from '../../domain/decision.ts';
import type { MemberId, UserCode } from '../../domain/ids.ts';
import type { ChatRecord } from '../../domain/chat-record.ts';
import { bindsChat, journalList } from './chat-history.ts';
import type { UndoDeps } from '../undo/undo-decision.ts';
import { readChatRecord } from './read-records.ts';
import { undo } from '../undo/undo.ts';

/** A chat without a customer, and the decisions undone for that. */
export interface UnbindResult {
  readonly record: ChatRecord;
  /** Newest first. */
  readonly undone: readonly Decision[];
  /** All journal entries of the chat, newest first. */
  readonly history: readonly Decision[];
}

/** Undoes the decisions that bound the chat and unbinds it. Idempotent. To be run inside the portal's lane. */
export async function unbindChat(
  deps: UndoDeps,
  member: MemberId,
  code: UserCode,
  by: string,
): Promise<UnbindResult> {
  const history = await journalList(deps.stores.journal, member, { chat: code });
  const undone: Decision[] = [];
  for (const decision of history) {
    if (decision.undone === undefined && bindsChat(decision))
      undone.push(await undo(deps, member, decision.id, by));
  }
  const { customer: id, ...free } = await readChatRecord(deps.stores.bindings, member, code);
  // The journal discards its oldest entries: a binding of those is removed here.
  const customer = id && (await deps.stores.bindings.customers(member, [id])).get(id);
  const chats = customer?.chats.filter((chat) => chat !== code) ?? [];
  const remaining = customer && chats.length > 0 ? [{ ...customer, chats }] : [];
  if (id !== undefined)
    await deps.stores.record(member, {
      ...emptyRecord,
      chats: [free],
      customers: remaining,
      endedCustomers: customer && remaining.length === 0 ? [customer.id] : [],
    });
  return { record: free, undone, history };
}
