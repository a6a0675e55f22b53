import type { CrmRef } from '../../domain/crm-ref.ts';
import {
  compareCustomerTypes,
  crmTypes,
  type CrmType,
  entityTypeId,
  isCustomerType,
  nameFieldsOf,
} from '../../domain/crm-type.ts';
import { z } from 'zod';
import { callChecked } from '../client/call-checked.ts';
import { PortalError, type PortalClient } from '../client/portal-client.ts';
import { idNumber } from '../client/scalars.ts';

/** Those that are customers, contacts first. */
const customerTypes = crmTypes.filter(isCustomerType).sort(compareCustomerTypes);

const idRows = z.object({ items: z.array(z.object({ id: idNumber })) });

/**
 * CRM records whose name or title contains the longest word of the text, of those that the owner of the client's token may see.
 * One request per type: free text is never sent in a batch (docs/spec.md 6.6). Throws `PortalError`.
 */
export async function searchNames(
  client: PortalClient,
  text: string,
  requestId: string,
  types: readonly CrmType[] = customerTypes,
): Promise<readonly CrmRef[]> {
  const word = text.split(/\s+/).sort((a, b) => b.length - a.length)[0] ?? '';
  if (word.length < 2 || !/\p{L}/u.test(word)) return [];
  const found: CrmRef[] = [];
  for (const type of types) {
    const filter = [
      {
        logic: 'OR',
        ...Object.fromEntries(nameFieldsOf(type).map((field, index) => [index, { [`%${field}`]: word }])),
      },
    ];
    const params = { entityTypeId: entityTypeId(type), filter, select: ['id'] };
    found.push(...(await findIds(client, params, requestId)).map((id) => ({ type, id })));
  }
  return found;
}

async function findIds(
  client: PortalClient,
  params: Record<string, unknown>,
  requestId: string,
): Promise<readonly number[]> {
  try {
    const { items } = await callChecked(client, { method: 'crm.item.list', params }, idRows, requestId);
    return items.map(({ id }) => id);
  } catch (error) {
    // Users without the right to read a type find nothing of it.
    if (error instanceof PortalError && error.kind === 'forbidden') return [];
    throw error;
  }
}
