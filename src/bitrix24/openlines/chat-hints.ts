import { parseUserCode, userCode } from '../../domain/chat.ts';
import type { CardType } from '../../domain/crm-type.ts';
import { entityTypeId } from '../../domain/crm-type.ts';
import type { UserCode } from '../../domain/ids.ts';
import type { PortalClient } from '../client/portal-client.ts';
import { SESSION_PROVIDER, activityChat, activityRow } from '../crm/activity.ts';
import { dialogAnswer, sessionOf } from './dialog.ts';
import { itemAnswer } from '../crm/crm-item.ts';
import { BatchReader } from '../client/batch-reader.ts';
import { idNumber } from '../client/scalars.ts';

/**
 * The target of a CRM event: a session to read, or a chat whose last session is to be read. `activity`: the one that the
 * event named, with the time of its last change (Unix ms).
 */
export type HintTarget = ({ readonly session: number } | { readonly code: UserCode }) & {
  readonly activity?: { readonly id: number; readonly updated: number };
};

/**
 * The chats of leads, deals and activities named by events; `undefined` for those without a chat. Throws `PortalError`.
 */
export async function readHintTargets(
  client: PortalClient,
  hints: readonly { readonly what: CardType | 'activity'; readonly id: number }[],
  requestId: string,
): Promise<readonly (HintTarget | undefined)[]> {
  const reader = new BatchReader(client, requestId);
  const targets = hints.map(({ what, id }) => {
    if (what === 'activity') {
      const answer = reader.request('crm.activity.get', { id }, activityRow);
      return (): HintTarget | undefined => {
        const row = answer.value();
        if (row?.PROVIDER_ID !== SESSION_PROVIDER) return undefined;
        const activity = { id: row.ID, updated: row.LAST_UPDATED };
        const session = idNumber.parse(row.ASSOCIATED_ENTITY_ID);
        if (session > 0) return { session, activity };
        const chat = parseUserCode(activityChat(row) ?? '');
        return chat && { code: userCode(chat), activity };
      };
    }
    const answer = reader.request('crm.item.get', { entityTypeId: entityTypeId(what), id }, itemAnswer);
    return (): HintTarget | undefined => {
      const value = answer.value()?.item.fm?.find((entry) => entry.value.startsWith('imol|'))?.value;
      const chat = value === undefined ? undefined : parseUserCode(value);
      return chat && { code: userCode(chat) };
    };
  });
  await reader.send();
  return targets.map((target) => target());
}

/** The portal's chat and current session of user codes; chats that are deleted or not readable are left out. */
export async function readDialogs(
  client: PortalClient,
  codes: readonly UserCode[],
  requestId: string,
): Promise<ReadonlyMap<UserCode, { readonly chatId: number; readonly session: number }>> {
  const reader = new BatchReader(client, requestId);
  const answers = codes.map((code) => ({
    code,
    answer: reader.request('imopenlines.dialog.get', { USER_CODE: code }, dialogAnswer),
  }));
  await reader.send();
  return new Map(
    answers.flatMap(({ code, answer }) => {
      const dialog = answer.value();
      return dialog ? [[code, { chatId: dialog.id, session: sessionOf(dialog.entity_data_1) }] as const] : [];
    }),
  );
}
