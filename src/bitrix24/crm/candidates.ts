import { z } from 'zod';
import type { CrmItem } from '../../domain/crm-view.ts';
import type { CrmRef, LinkedRef } from '../../domain/crm-ref.ts';
import type { CardType, LinkedType } from '../../domain/crm-type.ts';
import { cardTypes, entityTypeId, isCardType, linkedTypes, linkFieldOf } from '../../domain/crm-type.ts';
import { isLinkedRef, refKey } from '../../domain/crm-ref.ts';
import type { RawItem } from './crm-item.ts';
import { crmItem, itemAnswer, itemsAnswer } from './crm-item.ts';
import type { Deferred, BatchReader } from '../client/batch-reader.ts';
import type { InitialReads } from './initial-reads.ts';
import { MAX_HITS } from './initial-reads.ts';

/** Reads the items that may be the customer or a card of it, in two steps: the named items, then those they link to. */
export interface CandidateReading {
  /** Second step, after the first was sent: requests the contacts and companies of leads and deals. */
  requestLinked(): void;
  /** Keys are `refKey`s; `cards`: open leads and deals of each contact and company. */
  result(): { items: ReadonlyMap<string, CrmItem>; cards: ReadonlyMap<string, readonly CrmRef[]> };
}

/** Requests the items from searches, links, holders and bindings, with the open deals and leads of each customer. */
export function createCandidateReading(reader: BatchReader, initial: InitialReads): CandidateReading {
  const requested = new Map<string, { ref: CrmRef; answer: Deferred<{ item: RawItem }> }>();
  const cards: { owner: LinkedRef; type: CardType; answer: Deferred<{ items: RawItem[] }> }[] = [];
  const { regions } = initial.need;

  function requestItem(ref: CrmRef): void {
    if (ref.id <= 0 || requested.has(refKey(ref))) return;
    const params = { entityTypeId: entityTypeId(ref.type), id: ref.id };
    requested.set(refKey(ref), { ref, answer: reader.request('crm.item.get', params, itemAnswer) });
    if (isLinkedRef(ref)) {
      for (const type of cardTypes) cards.push({ owner: ref, type, answer: requestCards(reader, ref, type) });
    }
  }

  const hits = [...initial.hits.values()].filter((refs) => refs.length <= MAX_HITS).flat();
  [...hits, ...initial.links, ...initial.holders, ...initial.need.check].forEach(requestItem);

  const items = (): Map<string, CrmItem> =>
    new Map(
      [...requested.values()].flatMap(({ ref, answer }) => {
        const raw = answer.value();
        return raw ? [[refKey(ref), crmItem(ref.type, raw.item, regions)] as const] : [];
      }),
    );

  return {
    requestLinked() {
      for (const item of items().values()) {
        if (!isCardType(item.ref.type)) continue;
        for (const type of linkedTypes) requestItem({ type, id: item[type] });
      }
    },
    result() {
      const all = items();
      const byOwner = new Map<string, CrmRef[]>();
      for (const { owner, type, answer } of cards) {
        const found = (answer.value()?.items ?? []).map((raw) => crmItem(type, raw, regions));
        // Checked here as well, in case the portal ignores the filter: items of other customers must not be used.
        const own = found.filter((item) => isLinkedTo[owner.type](item, owner.id));
        for (const item of own) if (!all.has(refKey(item.ref))) all.set(refKey(item.ref), item);
        byOwner.set(refKey(owner), [...(byOwner.get(refKey(owner)) ?? []), ...own.map((item) => item.ref)]);
      }
      return { items: all, cards: byOwner };
    },
  };
}

/** Open deals or leads of a customer, the newest 50. */
function requestCards(reader: BatchReader, owner: LinkedRef, type: CardType): Deferred<{ items: RawItem[] }> {
  const filter = { [linkFieldOf(owner.type)]: owner.id, stageSemanticId: 'P' };
  return reader.request(
    'crm.item.list',
    { entityTypeId: entityTypeId(type), filter, order: { id: 'DESC' } },
    itemsAnswer.or(z.array(z.unknown()).transform(() => ({ items: [] }))),
  );
}

const isLinkedTo: Readonly<Record<LinkedType, (item: CrmItem, id: number) => boolean>> = {
  contact: ({ contact, contacts }, id) => contact === id || contacts.includes(id),
  company: ({ company }, id) => company === id,
};
