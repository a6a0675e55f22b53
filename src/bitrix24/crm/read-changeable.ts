import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey } from '../../domain/crm-ref.ts';
import { entityTypeId } from '../../domain/crm-type.ts';
import type { PortalClient, RestCommand } from '../client/portal-client.ts';
import { withSafeBatches } from '../client/safe-batches.ts';

/**
 * Which of the items the owner of the client's token may change, by `refKey`; deleted ones count as changeable. One batch
 * request per 50 items. Throws `PortalError` when the portal does not answer for one.
 */
export async function readChangeable(
  client: PortalClient,
  refs: readonly CrmRef[],
  requestId: string,
): Promise<ReadonlySet<string>> {
  const items = [...new Map(refs.map((ref) => [refKey(ref), ref])).values()];
  if (items.length === 0) return new Set();
  const outcomes = await withSafeBatches(client).batch(items.map(changeProbe), requestId);
  return new Set(items.filter((_, index) => isAllowed(outcomes[index])).map(refKey));
}

type Outcome = Awaited<ReturnType<PortalClient['batch']>>[number];

function isAllowed(outcome: Outcome | undefined): boolean {
  if (outcome?.ok) return true;
  if (outcome?.error.kind === 'notFound') return true;
  if (outcome?.error.kind === 'forbidden') return false;
  throw outcome?.error ?? new TypeError('The batch outcome of a command is missing');
}

/**
 * An update without fields: the portal has no request for rights, and checks the right before it looks at the fields
 * (docs/bitrix24/crm-items.md#item-methods). Only sent for items that are about to be changed.
 */
function changeProbe({ type, id }: CrmRef): RestCommand {
  return { method: 'crm.item.update', params: { entityTypeId: entityTypeId(type), id, fields: {} } };
}
