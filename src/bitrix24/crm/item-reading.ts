import type { CrmItem } from '../../domain/crm-view.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { refKey } from '../../domain/crm-ref.ts';
import type { CrmType } from '../../domain/crm-type.ts';
import { crmTypes, entityTypeId } from '../../domain/crm-type.ts';
import type { BatchReader } from '../client/batch-reader.ts';
import type { RawItem } from './crm-item.ts';
import { crmItem, isTemplate, itemAnswer, itemRows } from './crm-item.ts';

/** Reads items, each once. Deleted and unreadable ones are missing, and so are templates of recurring deals. */
export interface ItemReading {
  /** One command for each. */
  requestEach(refs: readonly CrmRef[]): void;
  /** One command for up to fifty of a type: for search hits, which may be many. */
  requestMany(refs: readonly CrmRef[]): void;
  /** By `refKey`, what was answered so far. */
  items(): Map<string, CrmItem>;
}

/** Rows of one answer of a list method (docs/bitrix24/batch-and-limits.md#paging). */
const LIST_PAGE_SIZE = 50;
/** Items of one type that are read together: the newest. So many with one identifier are no one customer. */
const MAX_READ_TOGETHER = 2 * LIST_PAGE_SIZE;

/** `regions`: ISO countries to parse national numbers with. */
export function createItemReading(reader: BatchReader, regions: readonly string[]): ItemReading {
  const answers: { readonly type: CrmType; readonly rows: () => readonly RawItem[] }[] = [];
  const requested = new Set<string>();

  function takeFresh(refs: readonly CrmRef[]): readonly CrmRef[] {
    return refs.filter((ref) => {
      const isFresh = ref.id > 0 && !requested.has(refKey(ref));
      if (isFresh) requested.add(refKey(ref));
      return isFresh;
    });
  }

  function requestEach(refs: readonly CrmRef[]): void {
    for (const { type, id } of takeFresh(refs)) {
      const answer = reader.request('crm.item.get', { entityTypeId: entityTypeId(type), id }, itemAnswer);
      answers.push({ type, rows: () => [answer.value()?.item].flatMap((item) => item ?? []) });
    }
  }

  function requestList(type: CrmType, ids: readonly number[]): void {
    // Without `select` all fields are given: communications come in no other way.
    const params = { entityTypeId: entityTypeId(type), filter: { '@id': ids }, start: -1 };
    const answer = reader.request('crm.item.list', params, itemRows);
    answers.push({ type, rows: () => answer.value()?.items ?? [] });
  }

  return {
    requestEach,
    requestMany(refs) {
      for (const type of crmTypes) {
        const ofType = refs.filter((ref) => ref.type === type);
        if (new Set(ofType.map(({ id }) => id)).size <= 1) {
          requestEach(ofType);
          continue;
        }
        const ids = takeFresh(ofType).map(({ id }) => id);
        const newest = ids.sort((a, b) => b - a).slice(0, MAX_READ_TOGETHER);
        for (let at = 0; at < newest.length; at += LIST_PAGE_SIZE)
          requestList(type, newest.slice(at, at + LIST_PAGE_SIZE));
      }
    },
    items: () =>
      new Map(
        answers.flatMap(({ type, rows }) =>
          rows()
            .filter((raw) => !isTemplate(type, raw))
            .map((raw) => crmItem(type, raw, regions))
            .map((item) => [refKey(item.ref), item] as const),
        ),
      ),
  };
}
