import { z } from 'zod';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { crmTypeOf } from '../../domain/crm-type.ts';
import { imolValue } from '../../domain/chat.ts';
import type { UserCode } from '../../domain/ids.ts';
import { idNumber, moment, text } from '../client/scalars.ts';

/** CRM provider of open-line sessions (native-tracker.md 4.4; the docs do not name it). */
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
  'COMMUNICATIONS',
];

/** A row of crm.activity.list: every scalar a string (rest-contract.md 4.6). */
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
  COMMUNICATIONS: z
    .array(z.object({ VALUE: text }))
    .nullish()
    .catch([]),
});
export type ActivityRow = z.infer<typeof activityRow>;
export const activityRows = z.array(activityRow);

/** crm.activity.binding.list: readable items only. */
export const bindingRows = z.array(z.object({ entityTypeId: idNumber, entityId: idNumber }));

/** Bindings as references; smart processes and the rest are left out. */
export function bindingRefs(rows: z.infer<typeof bindingRows>): readonly CrmRef[] {
  return rows.flatMap((row) => {
    const type = crmTypeOf(row.entityTypeId);
    return type ? [{ type, id: row.entityId }] : [];
  });
}

/** The chat that a session activity belongs to, where the row tells; `undefined` where it does not. */
export function activityChat(row: ActivityRow): string | undefined {
  const params = z.object({ USER_CODE: z.string().min(1) }).safeParse(row.PROVIDER_PARAMS);
  if (params.success) return params.data.USER_CODE;
  const value = row.COMMUNICATIONS?.find((entry) => entry.VALUE.startsWith('imol|'))?.VALUE;
  return value?.slice('imol|'.length);
}

/** Whether a session activity is the chat's. `session` is the chat's present one. */
export function isChatsActivity(
  row: ActivityRow,
  code: UserCode,
  session: number,
  onOwnItem: boolean,
): boolean {
  if (row.PROVIDER_ID !== SESSION_PROVIDER) return false;
  if (session > 0 && row.ASSOCIATED_ENTITY_ID === String(session)) return true;
  const chat = activityChat(row);
  return chat === undefined ? onOwnItem : imolValue(code) === `imol|${chat}`;
}
