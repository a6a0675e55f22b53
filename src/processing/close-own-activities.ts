import { completeOwnActivity } from '../bitrix24/crm/complete-own-activity.ts';
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
  for (const history of histories) {
    if (!history || !finishedChats.includes(history.chatId)) continue;
    const chat = await stores.bindings.chatById(portal.memberId, history.chatId);
    const activity = chat?.ownActivities[String(history.session)];
    if (activity === undefined) continue;
    const messages = history.messages.map(({ author, text }) => `${author}: ${text}`).join('\n');
    const transcript = messages.slice(-MAX_TRANSCRIPT_CHARS);
    const conversation = { activity, connector: history.chat.connector, transcript };
    await completeOwnActivity(client, conversation, portal.language, requestId);
  }
}
