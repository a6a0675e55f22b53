import { z } from 'zod';
import type { CrmItem } from '../../domain/crm-view.ts';
import type { CrmRef, LinkedRef } from '../../domain/crm-ref.ts';
import type { CardType, CrmType, LinkedType } from '../../domain/crm-type.ts';
import {
  cardTypes,
  crmTypes,
  entityTypeId,
  isCardType,
  linkedTypes,
  linkFilterOf,
} from '../../domain/crm-type.ts';
import { isLinkedRef, refKey } from '../../domain/crm-ref.ts';
import type { RawItem } from './crm-item.ts';
import { crmItem, isTemplate, itemAnswer, itemsAnswer } from './crm-item.ts';
import type { Deferred, BatchReader } from '../client/batch-reader.ts';
import type { InitialReads } from './initial-reads.ts';
import { itemsWithIdentifiers } from './proven-hits.ts';

/** Reads the items that may be the customer or a card of it, in two steps: the named items, then those they link to. */
export interface CandidateReading {
  /** Second step, after the first was sent: requests the contacts and companies of leads and deals. */
  requestLinked(): void;
  /** Keys are `refKey`s; `cards`: open leads and deals of each contact and company. */
  result(): { items: ReadonlyMap<string, CrmItem>; cards: ReadonlyMap<string, readonly CrmRef[]> };
}

/** Rows of one answer of a list method (docs/bitrix24/batch-and-limits.md#paging). */
const LIST_PAGE_SIZE = 50;
/** Hits of one type that are read: the newest. So many of one identifier are more than it can have and identify. */
const MAX_READ_HITS = 2 * LIST_PAGE_SIZE;
/** Customers whose cards are read: with more, an identifier is shared whatever the line's threshold is. */
const MAX_CUSTOMERS = 20;

const cardRows = itemsAnswer.or(z.array(z.unknown()).transform(() => ({ items: [] })));

/** Requests the items from searches, links, holders and bindings, with the open deals and leads of each customer. */
export function createCandidateReading(reader: BatchReader, initial: InitialReads): CandidateReading {
  const answers: { type: CrmType; rows: () => readonly RawItem[] }[] = [];
  const requested = new Set<string>();
  const cards = new Map<
    string,
    { owner: LinkedRef; type: CardType; answer: Deferred<{ items: RawItem[] }> }
  >();
  const { regions } = initial.need;

  function requestItem({ type, id }: CrmRef): void {
    const answer = reader.request('crm.item.get', { entityTypeId: entityTypeId(type), id }, itemAnswer);
    answers.push({ type, rows: () => [answer.value()?.item].flatMap((item) => item ?? []) });
  }

  /** One command for many items: fields are all given, as without them there would be no communications. */
  function requestItems(type: CrmType, ids: readonly number[]): void {
    const params = { entityTypeId: entityTypeId(type), filter: { '@id': ids }, start: -1 };
    const answer = reader.request('crm.item.list', params, cardRows);
    answers.push({ type, rows: () => answer.value()?.items ?? [] });
  }

  /** Requests what was not requested before; single items one by one, many of a type as lists. */
  function request(refs: readonly CrmRef[]): void {
    const fresh = new Map(
      refs.filter((ref) => ref.id > 0 && !requested.has(refKey(ref))).map((ref) => [refKey(ref), ref]),
    );
    for (const key of fresh.keys()) requested.add(key);
    for (const type of crmTypes) {
      const ids = [...fresh.values()].filter((ref) => ref.type === type).map(({ id }) => id);
      const newest = ids.sort((a, b) => b - a).slice(0, MAX_READ_HITS);
      if (newest.length === 1)
        newest.forEach((id) => {
          requestItem({ type, id });
        });
      else
        for (let at = 0; at < newest.length; at += LIST_PAGE_SIZE)
          requestItems(type, newest.slice(at, at + LIST_PAGE_SIZE));
    }
  }

  /** Open cards of customers, as long as they are few. */
  function requestCards(refs: readonly CrmRef[]): void {
    const owners = refs.filter(isLinkedRef).filter(({ id }) => id > 0);
    if (
      new Set([...owners.map(refKey), ...[...cards.values()].map(({ owner }) => refKey(owner))]).size >
      MAX_CUSTOMERS
    )
      return;
    for (const owner of owners) {
      for (const type of cardTypes) {
        const key = `${type} of ${refKey(owner)}`;
        if (!cards.has(key)) cards.set(key, { owner, type, answer: requestOpen(reader, owner, type) });
      }
    }
  }

  const items = (): Map<string, CrmItem> =>
    new Map(
      answers.flatMap(({ type, rows }) =>
        rows()
          .filter((raw) => !isTemplate(type, raw))
          .map((raw) => crmItem(type, raw, regions))
          .map((item) => [refKey(item.ref), item] as const),
      ),
    );

  const hits = [...initial.hits.values()].flat();
  const named = [...initial.links, ...initial.holders, ...initial.need.check];
  request([...named, ...hits]);
  requestCards(named);
  requestCards(hits);

  return {
    requestLinked() {
      const read = items();
      const proven = itemsWithIdentifiers(initial, read);
      const isNeeded = ({ ref }: CrmItem): boolean =>
        proven.has(refKey(ref)) || named.some((other) => refKey(other) === refKey(ref));
      const linked = [...read.values()]
        .filter((item) => isCardType(item.ref.type) && isNeeded(item))
        .flatMap((item) => linkedTypes.map((type): CrmRef => ({ type, id: item[type] })));
      request(linked);
      requestCards([...linked, ...[...read.values()].filter(isNeeded).map(({ ref }) => ref)]);
    },
    result() {
      const all = items();
      const byOwner = new Map<string, CrmRef[]>();
      for (const { owner, type, answer } of cards.values()) {
        const found = (answer.value()?.items ?? [])
          .filter((raw) => !isTemplate(type, raw))
          .map((raw) => crmItem(type, raw, regions));
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
function requestOpen(reader: BatchReader, owner: LinkedRef, type: CardType): Deferred<{ items: RawItem[] }> {
  const filter = {
    [linkFilterOf(owner.type)]: owner.id,
    stageSemanticId: 'P',
    ...(type === 'deal' && { isRecurring: 'N' }),
  };
  const params = { entityTypeId: entityTypeId(type), filter, order: { id: 'DESC' }, start: -1 };
  return reader.request('crm.item.list', params, cardRows);
}

const isLinkedTo: Readonly<Record<LinkedType, (item: CrmItem, id: number) => boolean>> = {
  contact: ({ contact, contacts }, id) => contact === id || contacts.includes(id),
  company: ({ company }, id) => company === id,
};
