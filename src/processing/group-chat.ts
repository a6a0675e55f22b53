import type { ChatAddress } from '../domain/chat.ts';
import { userCode } from '../domain/chat.ts';
import type { MemberId, UserCode } from '../domain/ids.ts';
import type { ChatRecord } from '../domain/chat-record.ts';
import { emptyChatRecord } from '../domain/chat-record.ts';
import type { BindingStore } from '../store/ports.ts';

/** What a first message of a further user means for the channel's chat. */
export interface GroupFinding {
  /** All records that are marked as a group's now, the writer's included. */
  readonly marked: readonly ChatRecord[];
  /** Bound chats of other users under the same id of the channel: they stay as they are. */
  readonly kept: readonly ChatRecord[];
  /** Nobody was marked before: the journal has to say it. */
  readonly isNew: boolean;
}

/**
 * A channel's chat in which two or more users write is a group chat and not tracked (docs/spec.md 3.4,
 * docs/decisions/0021-groups.md). `undefined` for a chat of one user, and where a person said that it is no group.
 * `waitingCodes`: chats with messages in the same run.
 */
export async function findGroup(
  bindings: Pick<BindingStore, 'chatsByPrefix'>,
  member: MemberId,
  chat: ChatAddress,
  waitingCodes: readonly UserCode[],
): Promise<GroupFinding | undefined> {
  const code = userCode(chat);
  const prefix = channelChatOf(chat);
  const known = await bindings.chatsByPrefix(member, prefix);
  if (known.some(({ group }) => group === false)) return undefined;
  const waiting = waitingCodes.filter((other) => other.startsWith(prefix)).map(emptyChatRecord);
  const records = new Map([...waiting, ...known].map((record) => [record.userCode, record]));
  records.set(code, records.get(code) ?? emptyChatRecord(code));
  if (records.size < 2) return undefined;
  const all = [...records.values()];
  return {
    marked: all
      .filter(({ customer }) => customer === undefined)
      .map((record) => ({ ...record, group: true })),
    kept: all.filter(({ customer }) => customer !== undefined),
    isNew: known.every(({ group }) => group !== true),
  };
}

/** What the codes of all users of a channel's chat begin with. */
export function channelChatOf({ connector, line, externalChat }: ChatAddress): string {
  return `${connector}|${line}|${externalChat}|`;
}
