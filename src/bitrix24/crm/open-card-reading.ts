import type { CrmItem } from '../../domain/crm-view.ts';
import type { CrmRef, LinkedRef } from '../../domain/crm-ref.ts';
import { isLinkedRef, refKey } from '../../domain/crm-ref.ts';
import type { CardType, LinkedType } from '../../domain/crm-type.ts';
import { cardTypes, entityTypeId, linkFilterOf } from '../../domain/crm-type.ts';
import type { BatchReader, Deferred } from '../client/batch-reader.ts';
import type { RawItem } from './crm-item.ts';
import { crmItem, isTemplate, itemRows } from './crm-item.ts';

/** Reads the open leads and deals of contacts and companies, the newest 50 of each type and customer. */
export interface OpenCardReading {
  /** Requests nothing where that makes too many customers: what they share identifies none of them. */
  request(refs: readonly CrmRef[]): void;
  cards(): readonly { readonly owner: CrmRef; readonly items: readonly CrmItem[] }[];
}

/** Customers whose cards are read: the highest threshold from which an identifier is shared (line settings). */
const MAX_CUSTOMERS = 20;

/** `regions`: ISO countries to parse national numbers with. */
export function createOpenCardReading(reader: BatchReader, regions: readonly string[]): OpenCardReading {
  const owners = new Map<string, LinkedRef>();
  const requests: {
    readonly owner: LinkedRef;
    readonly type: CardType;
    readonly answer: Deferred<{ items: RawItem[] }>;
  }[] = [];
  return {
    request(refs) {
      const fresh = new Map(
        refs
          .filter(isLinkedRef)
          .filter((ref) => ref.id > 0 && !owners.has(refKey(ref)))
          .map((ref) => [refKey(ref), ref]),
      );
      if (owners.size + fresh.size > MAX_CUSTOMERS) return;
      for (const [key, owner] of fresh) {
        owners.set(key, owner);
        for (const type of cardTypes)
          requests.push({ owner, type, answer: requestOpen(reader, owner, type) });
      }
    },
    cards: () =>
      requests.map(({ owner, type, answer }) => ({
        owner,
        items: (answer.value()?.items ?? [])
          .filter((raw) => !isTemplate(type, raw))
          .map((raw) => crmItem(type, raw, regions))
          // Checked here as well, in case the portal ignores the filter: items of other customers must not be used.
          .filter((item) => isLinkedTo[owner.type](item, owner.id)),
      })),
  };
}

function requestOpen(reader: BatchReader, owner: LinkedRef, type: CardType): Deferred<{ items: RawItem[] }> {
  const filter = {
    [linkFilterOf(owner.type)]: owner.id,
    stageSemanticId: 'P',
    ...(type === 'deal' && { isRecurring: 'N' }),
  };
  const params = { entityTypeId: entityTypeId(type), filter, order: { id: 'DESC' }, start: -1 };
  return reader.request('crm.item.list', params, itemRows);
}

const isLinkedTo: Readonly<Record<LinkedType, (item: CrmItem, id: number) => boolean>> = {
  contact: ({ contact, contacts }, id) => contact === id || contacts.includes(id),
  company: ({ company }, id) => company === id,
};
