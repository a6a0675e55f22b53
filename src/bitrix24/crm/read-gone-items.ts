import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey } from '../../domain/crm-ref.ts';
import { entityTypeId } from '../../domain/crm-type.ts';
import { BatchReader } from '../client/batch-reader.ts';
import type { PortalClient } from '../client/portal-client.ts';
import { itemAnswer } from './crm-item.ts';

/**
 * The items that the portal says do not exist, by `refKey`; one that it does not show counts as existing. One command for
 * each item. Throws `PortalError`.
 */
export async function readGoneItems(
  client: PortalClient,
  refs: readonly CrmRef[],
  requestId: string,
): Promise<ReadonlySet<string>> {
  const reader = new BatchReader(client, requestId);
  const answers = refs.map((ref) => ({
    ref,
    answer: reader.request('crm.item.get', { entityTypeId: entityTypeId(ref.type), id: ref.id }, itemAnswer),
  }));
  await reader.send();
  return new Set(
    answers.flatMap(({ ref, answer }) => (answer.error()?.kind === 'notFound' ? [refKey(ref)] : [])),
  );
}
