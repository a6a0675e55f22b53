import type { Decision } from '../../domain/decision.ts';
import type { CustomerId, MemberId } from '../../domain/ids.ts';
import { bindsChat, journalList } from '../corrections/chat-history.ts';
import type { Stores } from '../../store/ports.ts';

/** What was decided about a chat after a decision that bound it. */
export interface LaterDecisions {
  /** Decisions that only followed because the chat was bound to that customer, newest first. They are undone with it. */
  readonly undoneWithIt: readonly Decision[];
  /** A later decision bound the chat to another customer: the binding is not this decision's any more. */
  readonly reboundSince: boolean;
}

const NONE: LaterDecisions = { undoneWithIt: [], reboundSince: false };

/** Reads the chat's journal since the decision. Decisions that found the chat bound have none that are undone with them. */
export async function laterDecisions(
  { journal, bindings }: Pick<Stores, 'journal' | 'bindings'>,
  member: MemberId,
  decision: Decision,
): Promise<LaterDecisions> {
  if (!bindsChat(decision)) return NONE;
  const newestFirst = await journalList(journal, member, { chat: decision.chat, from: decision.at });
  const later = newestFirst.slice(
    0,
    newestFirst.findIndex(({ id }) => id === decision.id),
  );
  if (later.length === 0) return NONE;
  const current = (await bindings.chats(member, [decision.chat])).get(decision.chat)?.customer;
  // Whose the chat was after each entry: what the next one found, of the newest what is stored.
  const after = new Map<Decision['id'], CustomerId | undefined>();
  let customer = current;
  for (const entry of [...later, decision]) {
    after.set(entry.id, customer);
    if (entry.before.chat) customer = entry.before.chat.customer;
  }
  const bound = after.get(decision.id);
  if (bound === undefined) return NONE;
  const followed = later.filter(
    (entry) => !entry.undone && entry.rule !== 0 && bindsChat(entry) && entry.before.chat?.customer === bound,
  );
  const reboundSince = followed.some(({ id }) => after.get(id) !== bound);
  if (decision.before.chat?.customer === bound) return { undoneWithIt: [], reboundSince };
  return { undoneWithIt: followed.filter(({ id }) => after.get(id) === bound), reboundSince };
}
