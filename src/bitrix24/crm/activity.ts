import { z } from 'zod';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { crmTypeOf } from '../../domain/crm-type.ts';
import { imolValue } from '../../domain/chat.ts';
import type { UserCode } from '../../domain/ids.ts';
import { idNumber, moment, text } from '../client/scalars.ts';

/** CRM provider of open-line sessions (docs/bitrix24/activities.md#session-activity; the docs do not name it). */
export const SESSION_PROVIDER = 'IMOPENLINES_SESSION';

export const activityFields = [
  'ID',
  'OWNER_ID',
  'OWNER_TYPE_ID',
  'PROVIDER_ID',
  'PROVIDER_TYPE_ID',
  'ASSOCIATED_ENTITY_ID',
  'PROVIDER_PARAMS',
  'ORIGINATOR_ID',
  'ORIGIN_ID',
  'COMPLETED',
  'CREATED',
  'LAST_UPDATED',
];

/** A row of crm.activity.list: every scalar a string (docs/bitrix24/activities.md#reading-activities). */
export const activityRow = z.object({
  ID: idNumber,
  OWNER_ID: idNumber,
  OWNER_TYPE_ID: idNumber,
  PROVIDER_ID: text,
  PROVIDER_TYPE_ID: text,
  ASSOCIATED_ENTITY_ID: text,
  PROVIDER_PARAMS: z.unknown().optional(),
  ORIGIN_ID: text,
  CREATED: moment,
  LAST_UPDATED: moment,
});
export type ActivityRow = z.infer<typeof activityRow>;
export const activityRows = z.array(activityRow);

/** crm.activity.binding.list: contains readable items only. */
export const bindingRows = z.array(z.object({ entityTypeId: idNumber, entityId: idNumber }));

/** Bindings to leads, deals, contacts and companies; other types are left out. */
export function bindingRefs(rows: z.infer<typeof bindingRows>): readonly CrmRef[] {
  return rows.flatMap((row) => {
    const type = crmTypeOf(row.entityTypeId);
    return type ? [{ type, id: row.entityId }] : [];
  });
}

/** User code of the chat that a session activity belongs to; `undefined` where the row does not contain it. */
export function activityChat(row: ActivityRow): string | undefined {
  const params = z.object({ USER_CODE: z.string().min(1) }).safeParse(row.PROVIDER_PARAMS);
  return params.data?.USER_CODE;
}

/**
 * Whether an activity on an item linked to the chat is a session activity of the chat; rows without a user code are.
 * `session`: the chat's current one.
 */
export function isChatsActivity(row: ActivityRow, code: UserCode, session: number): boolean {
  if (row.PROVIDER_ID !== SESSION_PROVIDER) return false;
  if (session > 0 && row.ASSOCIATED_ENTITY_ID === String(session)) return true;
  const chat = activityChat(row);
  return chat === undefined || imolValue(code) === `imol|${chat}`;
}
