import type { ChatAddress } from '../domain/chat.ts';
import { userCode } from '../domain/chat.ts';
import type { MemberId, UserCode } from '../domain/ids.ts';
import type { ChatRecord } from '../domain/chat-record.ts';
import { emptyChatRecord } from '../domain/chat-record.ts';
import type { BindingStore } from '../store/ports.ts';

/**
 * A channel's chat in which two or more users write is a group chat and never tracked (docs/spec.md 3.4).
 * Returns all records of such a chat, marked as group; empty for a chat of one user. `waitingCodes`: chats
 * with messages in the same run.
 */
export async function groupRecords(
  bindings: Pick<BindingStore, 'chatsByPrefix'>,
  member: MemberId,
  chat: ChatAddress,
  waitingCodes: readonly UserCode[],
): Promise<readonly ChatRecord[]> {
  const code = userCode(chat);
  const prefix = `${chat.connector}|${chat.line}|${chat.externalChat}|`;
  const known = await bindings.chatsByPrefix(member, prefix);
  const waiting = waitingCodes.filter((other) => other.startsWith(prefix)).map(emptyChatRecord);
  const records = new Map([...waiting, ...known].map((record) => [record.userCode, record]));
  records.set(code, records.get(code) ?? emptyChatRecord(code));
  if (records.size < 2) return [];
  return [...records.values()].map((record) => ({ ...record, group: true }));
}
