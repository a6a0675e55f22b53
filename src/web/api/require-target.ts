import type { CrmRef } from '../../domain/crm-ref.ts';
import type { PortalClient } from '../../bitrix24/client/portal-client.ts';
import { isCustomerType } from '../../domain/crm-type.ts';
import { readItem } from '../../bitrix24/crm/read-item.ts';
import { ApiError } from './api-error.ts';

/** Checks that a chat may be bound to the item. Throws 404 when the caller may not see it, 409 without customer or when it is closed. */
export async function requireTarget(client: PortalClient, ref: CrmRef): Promise<void> {
  const item = await readItem(client, ref, 'page.target');
  if (!item) {
    throw new ApiError(
      404,
      'ITEM_UNKNOWN',
      'There is no such item, or this account may not see it.',
      'Choose another one.',
    );
  }
  const hasCustomer = isCustomerType(ref.type) || item.contact > 0 || item.company > 0;
  if (!hasCustomer)
    throw new ApiError(
      409,
      'NO_CUSTOMER',
      'The deal has no contact and no company.',
      'Give the deal a contact first.',
    );
  if (!item.open)
    throw new ApiError(
      409,
      'CARD_CLOSED',
      'The card is closed.',
      'Open it again, or choose the contact: its open card is found.',
    );
}
