import type { CrmRef } from '../../domain/crm-ref.ts';
import { entityTypeId, linkFieldOf } from '../../domain/crm-type.ts';
import { isLinkedRef, refKey } from '../../domain/crm-ref.ts';
import type { PortalClient } from '../../bitrix24/client/portal-client.ts';
import { itemsAnswer } from '../../bitrix24/crm/crm-item.ts';
import { BatchReader } from '../../bitrix24/client/batch-reader.ts';
import { itemView, pathOf } from './crm-items.ts';

interface OpenDeal {
  readonly ref: CrmRef;
  readonly name: string;
  readonly path: string;
}

export interface OpenDeals {
  of(owner: CrmRef): readonly OpenDeal[];
}

const MAX_DEALS_PER_OWNER = 5;

/** Reads the newest open deals of contacts and companies that the owner of the token may see, with one batch request. */
export async function readOpenDeals(client: PortalClient, refs: readonly CrmRef[]): Promise<OpenDeals> {
  const reader = new BatchReader(client, 'page.deals');
  const requests = refs.filter(isLinkedRef).map((owner) => {
    const filter = { [linkFieldOf(owner.type)]: owner.id, stageSemanticId: 'P' };
    const params = {
      entityTypeId: entityTypeId('deal'),
      filter,
      select: ['id', 'title'],
      order: { id: 'DESC' },
    };
    return { owner, answer: reader.request('crm.item.list', params, itemsAnswer) };
  });
  await reader.send();
  const deals = new Map(
    requests.map(({ owner, answer }) => [
      refKey(owner),
      (answer.value()?.items ?? []).slice(0, MAX_DEALS_PER_OWNER).map((raw): OpenDeal => {
        const ref: CrmRef = { type: 'deal', id: raw.id };
        return { ref, name: itemView('deal', raw).name, path: pathOf(ref) };
      }),
    ]),
  );
  return { of: (owner) => deals.get(refKey(owner)) ?? [] };
}
