import type { CrmRef } from '../../domain/crm-ref.ts';
import { entityTypeId } from '../../domain/crm-ref.ts';
import { PortalError, type PortalClient } from '../../bitrix24/client/portal-client.ts';
import { itemsAnswer } from '../../bitrix24/crm/crm-item.ts';

/** Name fields per CRM type. */
const searchedFields = [
  { type: 'contact', fields: ['name', 'lastName'] },
  { type: 'company', fields: ['title'] },
  { type: 'lead', fields: ['title', 'name', 'lastName'] },
] as const;

/**
 * Finds CRM records whose name contains the longest word of the text. Free text is never sent in a batch
 * (docs/spec.md 6.6).
 */
export async function searchNames(client: PortalClient, text: string): Promise<readonly CrmRef[]> {
  const word = text.split(/\s+/).sort((a, b) => b.length - a.length)[0] ?? '';
  if (word.length < 2 || !/\p{L}/u.test(word)) return [];
  const found: CrmRef[] = [];
  for (const { type, fields } of searchedFields) {
    const filter = [
      { logic: 'OR', ...Object.fromEntries(fields.map((field, index) => [index, { [`%${field}`]: word }])) },
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
