import type { ChatAddress } from '../model/chat.ts';
import { userCode } from '../model/chat.ts';
import type { MemberId } from '../model/ids.ts';
import type { Stores } from '../store/ports.ts';

/** Two people writing in one chat of a channel make it a group: it is nobody's (spec 3.4). */
export async function isGroupChat(stores: Stores, member: MemberId, chat: ChatAddress): Promise<boolean> {
  const prefix = `${chat.connector}|${chat.line}|${chat.externalChat}|`;
  const others = await stores.bindings.chatsByPrefix(member, prefix);
  return others.some((other) => other.userCode !== userCode(chat));
}
