import { createHash } from 'node:crypto';
import type { InboxBody, MessageBody } from '../ingestion/inbox-body.ts';
import { isGroupChat } from '../ingestion/is-group-chat.ts';
import { operatorBody, operatorMessageKey } from '../ingestion/operator-body.ts';
import { messageKey } from '../ingestion/parse-event.ts';
import { MAX_TEXT_LENGTH } from '../domain/reading/read-text.ts';
import { customersPart } from '../domain/reading/connector-marks.ts';
import { userCode } from '../domain/chat.ts';
import type { UserCode } from '../domain/ids.ts';
import type { SessionHistory } from '../bitrix24/openlines/history.ts';
import type { NewInboxEntry } from '../store/ports.ts';
import type { PortalContext } from './portal-context.ts';

/**
 * The messages of a session as inbox entries, with the keys that their events would have (docs/spec.md 3.2): the
 * customer's, and those of operators that matter for reading them. `at`: Unix ms of arrival. `reread`: messages stored before are stored again if their
 * text changed.
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
    .filter(({ text }) => text.trim() !== '')
    .flatMap((message): readonly NewInboxEntry[] => {
      if (!message.fromCustomer) {
        const body = operatorBody(chat, message.text, message.at || at, source);
        return body ? [{ key: operatorMessageKey(chat, String(message.id)), body, at }] : [];
      }
      const id = message.externalIds[0] ?? `im${String(message.id)}`;
      const body: InboxBody = {
        type: 'message',
        connector: chat.connector,
        line: chat.line,
        externalChat: chat.externalChat,
        user: chat.user,
        messageId: id,
        text: customersPart(message.text).slice(0, MAX_TEXT_LENGTH),
        at: message.at || at,
        source,
        unsure: false,
      };
      return [{ key: messageKey(userCode(chat), reread ? `${id}#${digest(message.text)}` : id), body, at }];
    });
}

/** Part of the key of an edited message: its id alone is known already. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** The portal that hints are followed for. */
export interface HintContext extends PortalContext {
  /** Sent with the REST requests and written to the log. */
  readonly requestId: string;
  /** Unix ms. */
  readonly now: number;
  /** Chats whose present session was read in this run, when the hints were in the inbox already. */
  readonly decided: ReadonlySet<UserCode>;
}
