import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey } from '../../domain/crm-ref.ts';
import type { CrmType } from '../../domain/crm-type.ts';
import { crmTypes, entityTypeId } from '../../domain/crm-type.ts';
import type { IdentifierKind, IdentifierList } from '../../domain/identifiers/identifier-kind.ts';
import { kindOfField } from '../../domain/identifiers/registry.ts';
import { BatchReader } from '../client/batch-reader.ts';
import type { PortalClient } from '../client/portal-client.ts';
import type { RawItem } from './crm-item.ts';
import { crmItem, itemsAnswer } from './crm-item.ts';

/** A CRM item as lists show it, with its identifiers as the CRM has them. */
export interface ItemSummary extends Readonly<Record<IdentifierList, readonly string[]>> {
  readonly ref: CrmRef;
  /** Title of a lead, deal or company, name of a contact. */
  readonly name: string;
  /** Unix ms; 0 = unknown. */
  readonly createdAt: number;
  /** Lead or deal in process; always true for contacts and companies. */
  readonly open: boolean;
}

/** Maximum rows of one answer of a list method (docs/bitrix24/batch-and-limits.md#paging). */
const LIST_PAGE_SIZE = 50;

/**
 * The items as the owner of the client's token may see them, by `refKey`; deleted and inaccessible ones are left out.
 * One batch request, with one command per fifty items of a type. Throws `PortalError`.
 */
export async function readItemSummaries(
  client: PortalClient,
  refs: readonly CrmRef[],
  requestId: string,
): Promise<ReadonlyMap<string, ItemSummary>> {
  const reader = new BatchReader(client, requestId);
  const requests = crmTypes.flatMap((type) => {
    const ids = [...new Set(refs.filter((ref) => ref.type === type && ref.id > 0).map(({ id }) => id))];
    return chunks(ids).map((chunk) => ({
      type,
      answer: reader.request(
        'crm.item.list',
        { entityTypeId: entityTypeId(type), filter: { '@id': chunk } },
        itemsAnswer,
      ),
    }));
  });
  await reader.send();
  const summaries = requests.flatMap(({ type, answer }) =>
    (answer.value()?.items ?? []).map((raw) => summaryOf(type, raw)),
  );
  return new Map(summaries.map((summary) => [refKey(summary.ref), summary]));
}

function summaryOf(type: CrmType, raw: RawItem): ItemSummary {
  const { ref, communications, createdAt, open } = crmItem(type, raw, []);
  const valuesOf = (kind: IdentifierKind): readonly string[] =>
    communications.filter((entry) => kindOfField(entry.type) === kind).map(({ value }) => value);
  const person = `${raw.name} ${raw.lastName}`.trim();
  return {
    ref,
    name: type === 'contact' ? person : raw.title || person,
    phones: valuesOf('phone'),
    emails: valuesOf('email'),
    createdAt,
    open,
  };
}

function chunks(ids: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(ids.length / LIST_PAGE_SIZE) }, (_, index) =>
    ids.slice(index * LIST_PAGE_SIZE, (index + 1) * LIST_PAGE_SIZE),
  );
}
