import type { ConnectorId, LineId, UserCode } from './ids.ts';
import { connectorId, lineId } from './ids.ts';

/** A customer's dialogue on one connector and line. `user` is the portal's internal guest user. */
export interface ChatAddress {
  readonly connector: ConnectorId;
  readonly line: LineId;
  readonly externalChat: string;
  readonly user: string;
}

/** The key of a chat: `connector|line|externalChat|user` (docs/bitrix24/open-lines.md#user-code). */
export function userCode(chat: ChatAddress): UserCode {
  return `${chat.connector}|${chat.line}|${chat.externalChat}|${chat.user}` as UserCode;
}

/** Reads a user code or an `imol|` value; `undefined` when it does not have the four parts. */
export function parseUserCode(value: string): ChatAddress | undefined {
  const parts = value.replace(/^imol\|/, '').split('|');
  const [connector, line, externalChat, user] = parts;
  if (parts.length !== 4 || !connector || !line || !externalChat || user === undefined) return undefined;
  if (hasControlCharacter(value)) return undefined;
  return { connector: connectorId(connector), line: lineId(line), externalChat, user };
}

/** No channel has them in its ids, and databases and logs treat them in different ways. */
export function hasControlCharacter(id: string): boolean {
  return /\p{Cc}/u.test(id);
}

/** The messenger value by which the portal finds a chat's CRM item. */
export function imolValue(code: UserCode): string {
  return `imol|${code}`;
}
