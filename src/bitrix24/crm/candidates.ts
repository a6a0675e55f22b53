import type { CrmItem } from '../../domain/crm-view.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey } from '../../domain/crm-ref.ts';
import { isCardType, linkedTypes } from '../../domain/crm-type.ts';
import type { BatchReader } from '../client/batch-reader.ts';
import type { InitialReads } from './initial-reads.ts';
import { createItemReading } from './item-reading.ts';
import { createOpenCardReading } from './open-card-reading.ts';
import { itemsWithIdentifiers } from './proven-hits.ts';

/** Reads the items that may be the customer or a card of it, in two steps: the named items, then those they link to. */
export interface CandidateReading {
  /** Second step, after the first was sent: requests the contacts and companies of leads and deals. */
  requestLinked(): void;
  /** Keys are `refKey`s; `cards`: open leads and deals of each contact and company. */
  result(): { items: ReadonlyMap<string, CrmItem>; cards: ReadonlyMap<string, readonly CrmRef[]> };
}

/** Requests the items from searches, links, holders and bindings, with the open deals and leads of each customer. */
export function createCandidateReading(reader: BatchReader, initial: InitialReads): CandidateReading {
  const { regions } = initial.need;
  const reading = createItemReading(reader, regions);
  const openCards = createOpenCardReading(reader, regions);
  const hits = [...initial.hits.values()].flat();
  const named = [...initial.links, ...initial.holders, ...initial.need.check];
  const namedKeys = new Set(named.map(refKey));
  reading.requestEach(named);
  reading.requestMany(hits);
  openCards.request(named);
  openCards.request(hits);

  return {
    requestLinked() {
      const items = reading.items();
      const proven = itemsWithIdentifiers(initial, items);
      const relevant = [...items.values()].filter(({ ref }) => {
        const key = refKey(ref);
        return proven.has(key) || namedKeys.has(key);
      });
      const linked = relevant
        .filter(({ ref }) => isCardType(ref.type))
        .flatMap((item) => linkedTypes.map((type): CrmRef => ({ type, id: item[type] })));
      reading.requestMany(linked);
      openCards.request([...linked, ...relevant.map(({ ref }) => ref)]);
    },
    result() {
      const items = reading.items();
      const cards = new Map<string, readonly CrmRef[]>();
      for (const { owner, items: found } of openCards.cards()) {
        for (const item of found) if (!items.has(refKey(item.ref))) items.set(refKey(item.ref), item);
        cards.set(refKey(owner), [...(cards.get(refKey(owner)) ?? []), ...found.map(({ ref }) => ref)]);
      }
      return { items, cards };
    },
  };
}
