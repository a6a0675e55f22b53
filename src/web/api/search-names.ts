import type { CrmRef } from '../../domain/crm-ref.ts';
import {
  compareCustomerTypes,
  crmTypes,
  entityTypeId,
  isCustomerType,
  nameFieldsOf,
} from '../../domain/crm-type.ts';
import { PortalError, type PortalClient } from '../../bitrix24/client/portal-client.ts';
import { itemsAnswer } from '../../bitrix24/crm/crm-item.ts';

const searchedTypes = crmTypes.filter(isCustomerType).sort(compareCustomerTypes);

/**
 * Finds CRM records whose name contains the longest word of the text. Free text is never sent in a batch
 * (docs/spec.md 6.6).
 */
export async function searchNames(client: PortalClient, text: string): Promise<readonly CrmRef[]> {
  const word = text.split(/\s+/).sort((a, b) => b.length - a.length)[0] ?? '';
  if (word.length < 2 || !/\p{L}/u.test(word)) return [];
  const found: CrmRef[] = [];
  for (const type of searchedTypes) {
    const filter = [
      {
        logic: 'OR',
        ...Object.fromEntries(nameFieldsOf(type).map((field, at) => [at, { [`%${field}`]: word }])),
      },
    ];
    const params = { entityTypeId: entityTypeId(type), filter, select: ['id'] };
    found.push(...(await findIds(client, params)).map((id) => ({ type, id })));
  }
  return found;
}

async function findIds(client: PortalClient, params: Record<string, unknown>): Promise<readonly number[]> {
  try {
    const answer = await client.call({ method: 'crm.item.list', params }, 'page.names');
    return (itemsAnswer.safeParse(answer).data?.items ?? []).map(({ id }) => id);
  } catch (error) {
    // Callers without the right to read a type find nothing of it.
    if (error instanceof PortalError && error.kind === 'forbidden') return [];
    throw error;
  }
}
