import { z } from 'zod';
import type { ChatAddress } from '../../domain/chat.ts';
import { parseUserCode } from '../../domain/chat.ts';
import { isConnectorCopy } from '../../domain/reading/connector-marks.ts';
import { PortalError, type PortalClient } from '../client/portal-client.ts';
import { ANSWER_TOO_LARGE } from '../client/transport-error.ts';
import type { Deferred } from '../client/batch-reader.ts';
import { BatchReader } from '../client/batch-reader.ts';
import { idNumber, mapOf, moment, text } from '../client/scalars.ts';

const flag = z
  .union([z.boolean(), z.string(), z.number()])
  .nullish()
  .transform((value) => value === true || value === 'Y' || value === '1' || value === 1);

const rawMessage = z.object({
  id: idNumber,
  senderid: text,
  date: moment,
  text,
  params: z
    .object({ connectorMid: z.array(text).nullish().catch([]) })
    .nullish()
    .catch(null),
});
const rawChat = z.object({ entityType: text, entityId: text });

/** imopenlines.session.history.get: one session (docs/bitrix24/open-lines.md#history). */
const historyAnswer = z.object({
  chatId: idNumber,
  sessionId: idNumber,
  message: mapOf(rawMessage),
  users: mapOf(z.object({ connector: flag, bot: flag, name: text })),
  chat: mapOf(rawChat),
});

interface HistoryMessage {
  /** The portal's message id. */
  readonly id: number;
  /** The channel's ids of the message; may be empty. */
  readonly externalIds: readonly string[];
  /** Unix ms; 0 = unknown. */
  readonly at: number;
  readonly text: string;
  readonly author: string;
  readonly fromCustomer: boolean;
}

export interface SessionHistory {
  readonly chatId: number;
  readonly session: number;
  readonly chat: ChatAddress;
  /** Oldest first; system notices are left out. */
  readonly messages: readonly HistoryMessage[];
}

/** Which session to read: by its id, or the last one of a chat. */
export type HistoryNeed = { readonly session: number } | { readonly chatId: number };

/**
 * Reads sessions; `undefined` for one that is deleted, not readable (the portal does not tell which), or too large by
 * itself. Throws `PortalError`.
 */
export async function readHistories(
  client: PortalClient,
  needs: readonly HistoryNeed[],
  requestId: string,
): Promise<readonly (SessionHistory | undefined)[]> {
  try {
    return await readTogether(client, needs, requestId);
  } catch (error) {
    if (!(error instanceof PortalError) || error.code !== ANSWER_TOO_LARGE) throw error;
    if (needs.length <= 1) return [undefined];
    const half = Math.ceil(needs.length / 2);
    const first = await readHistories(client, needs.slice(0, half), requestId);
    return [...first, ...(await readHistories(client, needs.slice(half), requestId))];
  }
}

/** `refused`: why the portal gives no history; both are absent for a chat that is none of an open line. */
export interface HistoryAnswer {
  readonly history?: SessionHistory;
  readonly refused?: PortalError;
}

/** A session among other reads. */
export function requestHistory(reader: BatchReader, need: HistoryNeed): () => HistoryAnswer {
  const answer = reader.request(
    'imopenlines.session.history.get',
    'session' in need ? { SESSION_ID: need.session } : { CHAT_ID: need.chatId },
    historyAnswer,
  );
  return () => historyOf(answer);
}

async function readTogether(
  client: PortalClient,
  needs: readonly HistoryNeed[],
  requestId: string,
): Promise<readonly (SessionHistory | undefined)[]> {
  const reader = new BatchReader(client, requestId);
  const answers = needs.map((need) => requestHistory(reader, need));
  await reader.send();
  return answers.map((answer) => answer().history);
}

function historyOf(answer: Deferred<z.infer<typeof historyAnswer>>): HistoryAnswer {
  const raw = answer.value();
  if (!raw) {
    const error = answer.error();
    if (error && !error.isFinal) throw error;
    return error ? { refused: error } : {};
  }
  const entity = raw.chat.get(String(raw.chatId)) ?? [...raw.chat.values()][0];
  const chat = entity && entity.entityType === 'LINES' ? parseUserCode(entity.entityId) : undefined;
  if (!chat) return {};
  const messages = [...raw.message.values()]
    .filter((message) => message.senderid !== '0' && message.senderid !== '')
    .map((message): HistoryMessage => {
      const user = raw.users.get(message.senderid);
      return {
        id: message.id,
        externalIds: message.params?.connectorMid ?? [],
        at: message.date,
        text: message.text,
        author: user?.name ?? '',
        fromCustomer: user?.connector === true && !user.bot && !isConnectorCopy(message.text),
      };
    })
    .sort((a, b) => a.id - b.id);
  return { history: { chatId: raw.chatId, session: raw.sessionId, chat, messages } };
}
