import { parseUserCode, userCode } from '../../domain/chat.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { entityTypeId } from '../../domain/crm-type.ts';
import type { UserCode } from '../../domain/ids.ts';
import { BatchReader } from '../client/batch-reader.ts';
import type { PortalClient } from '../client/portal-client.ts';
import { itemAnswer } from '../crm/crm-item.ts';

/** The chat of an item, with the item's phones, e-mails and messenger values as they are stored. */
export interface ItemOfChat {
  readonly ref: CrmRef;
  readonly code: UserCode;
  readonly values: readonly { readonly type: string; readonly value: string }[];
  /** User who wrote it last; 0: the portal itself, a robot or a form. */
  readonly updatedBy: number;
}

/** Items that carry the messenger value of one chat; others are left out. Throws `PortalError`. */
export async function readItemsOfChats(
  client: PortalClient,
  refs: readonly CrmRef[],
  requestId: string,
): Promise<readonly ItemOfChat[]> {
  const reader = new BatchReader(client, requestId);
  const answers = refs.map((ref) => ({
    ref,
    answer: reader.request('crm.item.get', { entityTypeId: entityTypeId(ref.type), id: ref.id }, itemAnswer),
  }));
  await reader.send();
  return answers.flatMap(({ ref, answer }) => {
    const item = answer.value()?.item;
    const values = (item?.fm ?? []).map(({ typeId: type, value }) => ({ type, value }));
    const codes = values.flatMap(({ value }) =>
      value.startsWith('imol|') ? (parseUserCode(value) ?? []) : [],
    );
    const [chat] = codes;
    return item && chat && codes.length === 1
      ? [{ ref, code: userCode(chat), values, updatedBy: item.updatedBy }]
      : [];
  });
}
