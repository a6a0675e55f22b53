import type { z } from 'zod';
import { parseUserCode, userCode } from '../../domain/chat.ts';
import type { CardType } from '../../domain/crm-type.ts';
import { entityTypeId } from '../../domain/crm-type.ts';
import type { UserCode } from '../../domain/ids.ts';
import type { PortalClient } from '../client/portal-client.ts';
import {
  SESSION_PROVIDER,
  activityChat,
  activityFields,
  activityRow,
  activityRows,
} from '../crm/activity.ts';
import { dialogAnswer, sessionOf } from './dialog.ts';
import { itemAnswer } from '../crm/crm-item.ts';
import { BatchReader } from '../client/batch-reader.ts';
import { callChecked } from '../client/call-checked.ts';
import { idNumber } from '../client/scalars.ts';

/** The target of a CRM event: a session to read, or a chat whose last session is to be read. */
export type HintTarget = { readonly session: number } | { readonly code: UserCode };

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
        const session = idNumber.parse(row.ASSOCIATED_ENTITY_ID);
        if (session > 0) return { session };
        const chat = parseUserCode(activityChat(row) ?? '');
        return chat && { code: userCode(chat) };
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

/** A session activity that changed. */
export interface ChangedSession {
  readonly activity: number;
  readonly session: number;
  readonly code: string | undefined;
  /** Unix ms. */
  readonly updated: number;
}

/** Rows in one answer of a list method (docs/bitrix24/batch-and-limits.md#paging). */
const PAGE = 50;

/** Session activities changed since `since` (unix ms), by ascending id, all pages. Throws `PortalError`. */
export async function readChangedSessions(
  client: PortalClient,
  since: number,
  requestId: string,
): Promise<readonly ChangedSession[]> {
  const rows: z.infer<typeof activityRows> = [];
  for (let last = 0; ;) {
    const filter = {
      PROVIDER_ID: SESSION_PROVIDER,
      '>=LAST_UPDATED': new Date(since).toISOString(),
      ...(last > 0 && { '>ID': last }),
    };
    const params = { filter, select: activityFields, order: { ID: 'ASC' }, start: -1 };
    const page = await callChecked(client, { method: 'crm.activity.list', params }, activityRows, requestId);
    // Prevents an endless loop with a portal that ignores the filter.
    const fresh = page.filter((row) => row.ID > last);
    rows.push(...fresh);
    last = fresh.at(-1)?.ID ?? 0;
    if (fresh.length < PAGE) break;
  }
  return rows
    .filter((row) => row.PROVIDER_ID === SESSION_PROVIDER)
    .map((row) => ({
      activity: row.ID,
      session: idNumber.parse(row.ASSOCIATED_ENTITY_ID),
      code: activityChat(row),
      updated: row.LAST_UPDATED,
    }));
}
