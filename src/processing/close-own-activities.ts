import { conversationLayout } from '../bitrix24/crm/changes/conversation-layout.ts';
import { timelineTexts } from '../bitrix24/crm/changes/timeline-texts.ts';
import type { SessionHistory } from '../bitrix24/openlines/history.ts';
import type { HintContext } from './inbox-entries.ts';
import type { LaneDeps } from './lane-deps.ts';

/** A timeline block holds a conversation's end, not a novel. */
const LONGEST_TRANSCRIPT = 10_000;

/** At the end of a session the app's own activity gets the transcript and is completed (spec 6.5). */
export async function closeOwnActivities(
  deps: LaneDeps,
  context: HintContext,
  finishedChats: readonly number[],
  histories: readonly (SessionHistory | undefined)[],
): Promise<void> {
  const portal = await deps.stores.portals.get(context.member);
  const texts = timelineTexts(portal?.language);
  for (const history of histories) {
    if (!history || !finishedChats.includes(history.chatId)) continue;
    const chat = await deps.stores.bindings.chatById(context.member, history.chatId);
    const id = chat?.ownActivities[String(history.session)];
    if (id === undefined) continue;
    const transcript = history.messages.map(({ author, text }) => `${author}: ${text}`).join('\n');
    const params = {
      id,
      fields: { completed: true },
      layout: conversationLayout(texts, history.chat.connector, [transcript.slice(-LONGEST_TRANSCRIPT)]),
    };
    // Text of customers: never in a batch (spec 6.6). Doing it twice leaves the same transcript.
    await context.client.call({ method: 'crm.activity.configurable.update', params }, context.requestId);
  }
}
