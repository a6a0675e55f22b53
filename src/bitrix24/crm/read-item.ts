import type { CrmItem } from '../../domain/crm-view.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { entityTypeId } from '../../domain/crm-type.ts';
import { callChecked } from '../client/call-checked.ts';
import { PortalError, type PortalClient } from '../client/portal-client.ts';
import { crmItem, itemAnswer } from './crm-item.ts';

/**
 * One item; `undefined` when it does not exist or the owner of the client's token may not see it. The keys of its
 * communications are not normalised for a country. Throws `PortalError`.
 */
export async function readItem(
  client: PortalClient,
  ref: CrmRef,
  requestId: string,
): Promise<CrmItem | undefined> {
  const params = { entityTypeId: entityTypeId(ref.type), id: ref.id };
  try {
    const { item } = await callChecked(client, { method: 'crm.item.get', params }, itemAnswer, requestId);
    return crmItem(ref.type, item, []);
  } catch (error) {
    if (error instanceof PortalError && (error.kind === 'forbidden' || error.kind === 'notFound'))
      return undefined;
    throw error;
  }
}
