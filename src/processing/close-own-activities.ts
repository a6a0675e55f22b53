import { conversationLayout } from '../bitrix24/crm/changes/conversation-layout.ts';
import { timelineTexts } from '../bitrix24/crm/changes/timeline-texts.ts';
import type { SessionHistory } from '../bitrix24/openlines/history.ts';
import type { Stores } from '../store/ports.ts';
import type { HintContext } from './inbox-entries.ts';

export interface CloseOwnActivitiesDeps {
  readonly stores: Pick<Stores, 'bindings'>;
}

/** A timeline block shows the end of a conversation. */
const MAX_TRANSCRIPT_CHARS = 10_000;

/** Adds the transcript to the app's own activity of each finished session and completes it (docs/spec.md 6.5). */
export async function closeOwnActivities(
  { stores }: CloseOwnActivitiesDeps,
  { portal, client, requestId }: HintContext,
  finishedChats: readonly number[],
  histories: readonly (SessionHistory | undefined)[],
): Promise<void> {
  const texts = timelineTexts(portal.language);
  for (const history of histories) {
    if (!history || !finishedChats.includes(history.chatId)) continue;
    const chat = await stores.bindings.chatById(portal.memberId, history.chatId);
    const id = chat?.ownActivities[String(history.session)];
    if (id === undefined) continue;
    const transcript = history.messages.map(({ author, text }) => `${author}: ${text}`).join('\n');
    const params = {
      id,
      fields: { completed: true },
      layout: conversationLayout(texts, history.chat.connector, [transcript.slice(-MAX_TRANSCRIPT_CHARS)]),
    };
    // Texts of customers are never sent in a batch (docs/spec.md 6.6). The update is idempotent.
    await client.call({ method: 'crm.activity.configurable.update', params }, requestId);
  }
}
