import type { ChatAddress } from '../domain/chat.ts';
import { userCode } from '../domain/chat.ts';
import type { MemberId, UserCode } from '../domain/ids.ts';
import type { ChatRecord } from '../domain/chat-record.ts';
import { emptyChatRecord } from '../domain/chat-record.ts';
import type { Stores } from '../store/ports.ts';

/**
 * Two people writing in one chat of a channel make it a group: it is nobody's (spec 3.4). Returns all of its records,
 * marked, or nothing where the chat is one person's. `together` are the codes waiting at the same time.
 */
export async function groupRecords(
  stores: Stores,
  member: MemberId,
  chat: ChatAddress,
  together: readonly UserCode[],
): Promise<readonly ChatRecord[]> {
  const code = userCode(chat);
  const prefix = `${chat.connector}|${chat.line}|${chat.externalChat}|`;
  const known = await stores.bindings.chatsByPrefix(member, prefix);
  const waiting = together.filter((other) => other.startsWith(prefix)).map(emptyChatRecord);
  const records = new Map([...waiting, ...known].map((record) => [record.userCode, record]));
  records.set(code, records.get(code) ?? emptyChatRecord(code));
  if (records.size < 2) return [];
  return [...records.values()].map((record) => ({ ...record, group: true }));
}
