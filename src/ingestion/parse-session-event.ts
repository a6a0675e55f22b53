import { z } from 'zod';
import type { InboxBody } from './inbox-body.ts';

const digits = z.coerce.number().int().nonnegative().catch(0);
const field = z.string().catch('');

const part = z.object({
  connector: z.object({ connector_id: field, line_id: field, chat_id: digits }).partial().catch({}),
  session: z.object({ id: digits }).partial().catch({}),
  chat: z.object({ id: digits, chat_id: digits }).partial().catch({}),
});
const sessionData = z.object({
  DATA: z.union([part, z.array(part)]).transform((data) => (Array.isArray(data) ? data[0] : data)),
});

/**
 * Parses ONSESSIONSTART and ONSESSIONFINISH in both shapes; here `chat_id` is the portal's chat
 * (docs/bitrix24/events.md#session-events).
 */
export function parseSessionEvent(data: unknown, phase: 'start' | 'finish'): InboxBody | undefined {
  const parsed = sessionData.safeParse(data);
  const entry = parsed.success ? parsed.data.DATA : undefined;
  if (!entry) return undefined;
  const { connector, session, chat } = entry;
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
}
