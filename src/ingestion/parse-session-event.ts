import { z } from 'zod';
import { eventField, eventId } from './event-field.ts';
import { eventParts } from './event-parts.ts';
import type { InboxBody } from './inbox-body.ts';

const part = z.object({
  connector: z
    .object({ connector_id: eventField, line_id: eventField, chat_id: eventId })
    .partial()
    .catch({}),
  session: z.object({ id: eventId }).partial().catch({}),
  chat: z.object({ id: eventId, chat_id: eventId }).partial().catch({}),
});

/**
 * Parses ONSESSIONSTART and ONSESSIONFINISH in both shapes; here `chat_id` is the portal's chat
 * (docs/bitrix24/events.md#session-events). One result for each session in it; `undefined` for one without a chat.
 */
export function parseSessionEvent(
  data: unknown,
  phase: 'start' | 'finish',
): readonly (InboxBody | undefined)[] {
  return eventParts(data).map((raw) => {
    const { connector, session, chat } = part.parse(raw);
    const chatId = connector.chat_id || chat.chat_id || chat.id || 0;
    if (chatId === 0) return undefined;
    return {
      type: 'session',
      phase,
      connector: connector.connector_id ?? '',
      line: connector.line_id ?? '',
      chatId,
      session: session.id ?? 0,
    };
  });
}
