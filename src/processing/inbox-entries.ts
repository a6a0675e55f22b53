import { createHash } from 'node:crypto';
import type { InboxBody, MessageBody } from '../ingestion/inbox-body.ts';
import { isGroupChat } from '../ingestion/parse-message-event.ts';
import { messageKey } from '../ingestion/parse-event.ts';
import { userCode } from '../domain/chat.ts';
import type { InboxId, MemberId } from '../domain/ids.ts';
import type { PortalClient } from '../bitrix24/client/portal-client.ts';
import type { SessionHistory } from '../bitrix24/openlines/history.ts';
import type { NewInboxEntry } from '../store/ports.ts';

/**
 * The customer's messages of a session as inbox entries: to the same place as if events had brought them (spec 3.2).
 * `reread`: what was heard before counts again where its text changed.
 */
export function inboxEntriesOf(
  history: SessionHistory,
  source: MessageBody['source'],
  at: number,
  reread: boolean,
): readonly NewInboxEntry[] {
  const { chat } = history;
  if (isGroupChat(chat)) return [];
  return history.messages
    .filter((message) => message.fromCustomer && message.text.trim() !== '')
    .map((message): NewInboxEntry => {
      const id = message.externalIds[0] ?? `im${String(message.id)}`;
      const body: InboxBody = {
        type: 'message',
        connector: chat.connector,
        line: chat.line,
        externalChat: chat.externalChat,
        user: chat.user,
        messageId: id,
        text: message.text,
        at: message.at || at,
        source,
        unsure: false,
      };
      return { key: messageKey(userCode(chat), reread ? `${id}#${digest(message.text)}` : id), body, at };
    });
}

/** An edited message is a new one under its old id. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** What a follower of hints works with. */
export interface HintContext {
  readonly member: MemberId;
  readonly client: PortalClient;
  readonly requestId: string;
  readonly now: number;
  /** What the entries are called in logs. */
  readonly traces: ReadonlyMap<InboxId, string>;
}
