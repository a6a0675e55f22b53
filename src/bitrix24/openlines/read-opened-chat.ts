import { parseUserCode, userCode } from '../../domain/chat.ts';
import type { UserCode } from '../../domain/ids.ts';
import { BatchReader } from '../client/batch-reader.ts';
import type { PortalClient } from '../client/portal-client.ts';
import { idNumber } from '../client/scalars.ts';
import { activityChat, activityRow, SESSION_PROVIDER } from '../crm/activity.ts';
import { dialogAnswer } from './dialog.ts';

/**
 * The open-line chat with this id of the portal's messenger; `undefined` for other chats, and for those that the owner of the
 * client's token may not read. Throws `PortalError`.
 */
export async function readChatOfId(
  client: PortalClient,
  chatId: number,
  requestId: string,
): Promise<UserCode | undefined> {
  return readDialogCode(client, { CHAT_ID: chatId }, requestId);
}

/**
 * The chat of a session activity; `undefined` for other activities, and for those that the owner of the client's token may
 * not read. The app's own activities are among them: the portal shows configurable ones by another method
 * (docs/bitrix24/activities.md#configurable-activities). Throws `PortalError`.
 */
export async function readChatOfActivity(
  client: PortalClient,
  id: number,
  requestId: string,
): Promise<UserCode | undefined> {
  const reader = new BatchReader(client, requestId);
  const answer = reader.request('crm.activity.get', { id }, activityRow);
  await reader.send();
  const row = answer.value();
  if (row?.PROVIDER_ID !== SESSION_PROVIDER) return undefined;
  const chat = parseUserCode(activityChat(row) ?? '');
  if (chat) return userCode(chat);
  const session = idNumber.parse(row.ASSOCIATED_ENTITY_ID);
  return session > 0 ? readDialogCode(client, { SESSION_ID: session }, requestId) : undefined;
}

async function readDialogCode(
  client: PortalClient,
  params: Readonly<Record<string, number>>,
  requestId: string,
): Promise<UserCode | undefined> {
  const reader = new BatchReader(client, requestId);
  const answer = reader.request('imopenlines.dialog.get', params, dialogAnswer);
  await reader.send();
  const chat = parseUserCode(answer.value()?.entity_id ?? '');
  return chat && userCode(chat);
}
