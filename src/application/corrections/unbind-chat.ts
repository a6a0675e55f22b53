import type { LaneDeps } from '../../processing/lane-deps.ts';
import { emptyRound } from '../../processing/empty-record.ts';
import type { Decision } from '../../domain/decision.ts';
import type { MemberId, UserCode } from '../../domain/ids.ts';
import type { ChatRecord } from '../../domain/chat-record.ts';
import { bindsChat, journalList } from './chat-history.ts';
import { chatRecord } from './run-chat-command.ts';
import { undo } from '../undo/undo.ts';

/** A chat that is bound to nobody any more, and what was taken back for that. */
export interface Unbound {
  readonly record: ChatRecord;
  /** Newest first. */
  readonly undone: readonly Decision[];
  /** Everything the chat has in the journal, newest first. */
  readonly history: readonly Decision[];
}

/** Takes back what bound the chat, newest first, and lets it go. Safe to repeat. To be run inside the portal's lane. */
export async function unbindChat(
  deps: LaneDeps,
  member: MemberId,
  code: UserCode,
  by: string,
): Promise<Unbound> {
  const history = await journalList(deps.stores.journal, member, { chat: code });
  const undone: Decision[] = [];
  for (const decision of history) {
    if (decision.undone === undefined && bindsChat(decision))
      undone.push(await undo(deps, member, decision.id, by));
  }
  const { customer: id, ...free } = await chatRecord(deps, member, code);
  // The journal forgets its oldest entries: what they bound is let go all the same.
  const customer = id && (await deps.stores.bindings.customers(member, [id])).get(id);
  const chats = customer?.chats.filter((chat) => chat !== code) ?? [];
  const rest = customer && chats.length > 0 ? [{ ...customer, chats }] : [];
  if (id !== undefined)
    await deps.stores.record(member, {
      ...emptyRound,
      chats: [free],
      customers: rest,
      endedCustomers: customer && rest.length === 0 ? [customer.id] : [],
    });
  return { record: free, undone, history };
}
