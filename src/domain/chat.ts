import type { ConnectorId, LineId, UserCode } from './ids.ts';
import { connectorId, lineId } from './ids.ts';

/** Where a customer writes from. `user` is the portal's internal guest user. */
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

/** Reads a user code or an `imol|` value; `undefined` when it has not the four parts. */
export function parseUserCode(value: string): ChatAddress | undefined {
  const parts = value.replace(/^imol\|/, '').split('|');
  const [connector, line, externalChat, user] = parts;
  if (parts.length !== 4 || !connector || !line || !externalChat || user === undefined) return undefined;
  return { connector: connectorId(connector), line: lineId(line), externalChat, user };
}

/** The value that the portal keeps on a CRM item for a chat. */
export function imolValue(code: UserCode): string {
  return `imol|${code}`;
}
