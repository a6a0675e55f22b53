import { PortalError, type PortalClient } from '../client/portal-client.ts';
import { conversationLayout } from './changes/conversation-layout.ts';
import { timelineTexts } from './changes/timeline-texts.ts';

/** The end of a conversation in the app's own activity of a session. */
export interface CompletedConversation {
  /** Id of the activity. */
  readonly activity: number;
  readonly connector: string;
  /** What customers and operators wrote. */
  readonly transcript: string;
}

/**
 * Writes the transcript into the app's own activity of a session and completes it (docs/spec.md 6.5); idempotent. One that a
 * person deleted stays deleted. `language`: of the portal, as Bitrix24 writes it. Throws `PortalError`.
 */
export async function completeOwnActivity(
  client: PortalClient,
  { activity, connector, transcript }: CompletedConversation,
  language: string | undefined,
  requestId: string,
): Promise<void> {
  const params = {
    id: activity,
    fields: { completed: true },
    layout: conversationLayout(timelineTexts(language), connector, [transcript]),
  };
  // Texts of customers are never sent in a batch (docs/spec.md 6.6).
  try {
    await client.call({ method: 'crm.activity.configurable.update', params }, requestId);
  } catch (error) {
    if (!(error instanceof PortalError && error.kind === 'notFound')) throw error;
  }
}
