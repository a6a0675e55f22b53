import { z } from 'zod';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { isLinkedRef, refKey } from '../../domain/crm-ref.ts';
import { entityTypeId, linkFilterOf } from '../../domain/crm-type.ts';
import { BatchReader } from '../client/batch-reader.ts';
import type { PortalClient } from '../client/portal-client.ts';
import { idNumber, text } from '../client/scalars.ts';

/** A deal in process. */
export interface OpenDeal {
  readonly ref: CrmRef;
  readonly title: string;
}

const MAX_DEALS_PER_OWNER = 5;

const dealRows = z.object({ items: z.array(z.object({ id: idNumber, title: text })) });

/**
 * The newest open deals of contacts and companies that the owner of the client's token may see, by `refKey` of the
 * owner, with one batch request. Throws `PortalError`.
 */
export async function readOpenDeals(
  client: PortalClient,
  owners: readonly CrmRef[],
  requestId: string,
): Promise<ReadonlyMap<string, readonly OpenDeal[]>> {
  const reader = new BatchReader(client, requestId);
  const requests = owners.filter(isLinkedRef).map((owner) => {
    const params = {
      entityTypeId: entityTypeId('deal'),
      filter: { [linkFilterOf(owner.type)]: owner.id, stageSemanticId: 'P', isRecurring: 'N' },
      select: ['id', 'title'],
      order: { id: 'DESC' },
    };
    return { owner, answer: reader.request('crm.item.list', params, dealRows) };
  });
  await reader.send();
  return new Map(
    requests.map(({ owner, answer }) => [
      refKey(owner),
      (answer.value()?.items ?? [])
        .slice(0, MAX_DEALS_PER_OWNER)
        .map(({ id, title }): OpenDeal => ({ ref: { type: 'deal', id }, title })),
    ]),
  );
}
