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

/** Items that may be the customer or its card, read in two steps: what was found, then what that leads to. */
export interface CandidateReading {
  /** Second step, once the first was sent: contacts and companies behind leads and deals. */
  requestLinked(): void;
  result(): { items: ReadonlyMap<string, CrmItem>; cards: ReadonlyMap<string, readonly CrmRef[]> };
}

/** Asks for every item that search, links, holders and memory name, with the open deals and leads of each customer. */
export function candidateReading(questions: BatchReader, start: InitialReads): CandidateReading {
  const asked = new Map<string, { ref: CrmRef; answer: Deferred<{ item: RawItem }> }>();
  const cards: { owner: LinkedRef; type: CardType; answer: Deferred<{ items: RawItem[] }> }[] = [];
  const { regions } = start.need;

  function ask(ref: CrmRef): void {
    if (ref.id <= 0 || asked.has(refKey(ref))) return;
    const params = { entityTypeId: entityTypeId(ref.type), id: ref.id };
    asked.set(refKey(ref), { ref, answer: questions.request('crm.item.get', params, itemAnswer) });
    if (isLinkedRef(ref)) {
      for (const type of cardTypes)
        cards.push({ owner: ref, type, answer: requestCards(questions, ref, type) });
    }
  }

  const hits = [...start.hits.values()].filter((refs) => refs.length <= MAX_HITS).flat();
  [...hits, ...start.links, ...start.holders, ...start.need.check].forEach(ask);

  const items = (): Map<string, CrmItem> =>
    new Map(
      [...asked.values()].flatMap(({ ref, answer }) => {
        const raw = answer.value();
        return raw ? [[refKey(ref), crmItem(ref.type, raw.item, regions)] as const] : [];
      }),
    );

  return {
    requestLinked() {
      for (const item of items().values()) {
        if (!isCardType(item.ref.type)) continue;
        for (const type of linkedTypes) ask({ type, id: item[type] });
      }
    },
    result() {
      const all = items();
      const byOwner = new Map<string, CrmRef[]>();
      for (const { owner, type, answer } of cards) {
        const found = (answer.value()?.items ?? []).map((raw) => crmItem(type, raw, regions));
        // The filter is the portal's promise; an item of somebody else must not slip in if it is not kept.
        const own = found.filter((item) => isLinkedTo[owner.type](item, owner.id));
        for (const item of own) if (!all.has(refKey(item.ref))) all.set(refKey(item.ref), item);
        byOwner.set(refKey(owner), [...(byOwner.get(refKey(owner)) ?? []), ...own.map((item) => item.ref)]);
      }
      return { items: all, cards: byOwner };
    },
  };
}

/** Open deals or leads of a customer, the newest 50. */
function requestCards(
  questions: BatchReader,
  owner: LinkedRef,
  type: CardType,
): Deferred<{ items: RawItem[] }> {
  const filter = { [linkFieldOf(owner.type)]: owner.id, stageSemanticId: 'P' };
  return questions.request(
    'crm.item.list',
    { entityTypeId: entityTypeId(type), filter, order: { id: 'DESC' } },
    itemsAnswer.or(z.array(z.unknown()).transform(() => ({ items: [] }))),
  );
}

const isLinkedTo: Readonly<Record<LinkedType, (item: CrmItem, id: number) => boolean>> = {
  contact: ({ contact, contacts }, id) => contact === id || contacts.includes(id),
  company: ({ company }, id) => company === id,
};
