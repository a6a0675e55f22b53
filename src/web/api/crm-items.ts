import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey } from '../../domain/crm-ref.ts';
import { portalPath } from '../../domain/crm-type.ts';
import type { PortalClient } from '../../bitrix24/client/portal-client.ts';
import { readItemSummaries } from '../../bitrix24/crm/read-item-summaries.ts';
import type { CrmItemView } from '../contract/common.ts';

/** Items as the owner of the client's token may see them; deleted and inaccessible ones are `hidden`. */
export interface VisibleItems {
  of(ref: CrmRef): CrmItemView;
  isVisible(ref: CrmRef | undefined): boolean;
}

/** Reads the items with one batch request. */
export async function readItems(client: PortalClient, refs: readonly CrmRef[]): Promise<VisibleItems> {
  const summaries = await readItemSummaries(client, refs, 'page.items');
  return {
    of: (ref) => {
      const summary = summaries.get(refKey(ref));
      return summary ? { ...summary, state: 'seen', path: pathOf(ref) } : hiddenItem(ref);
    },
    isVisible: (ref) => ref !== undefined && summaries.has(refKey(ref)),
  };
}

/** Where the portal shows an item. */
export function pathOf({ type, id }: CrmRef): string {
  return `${portalPath(type)}details/${String(id)}/`;
}

function hiddenItem({ type, id }: CrmRef): CrmItemView {
  return {
    ref: { type, id },
    state: 'hidden',
    name: '',
    phones: [],
    emails: [],
    createdAt: 0,
    open: false,
    path: pathOf({ type, id }),
  };
}
