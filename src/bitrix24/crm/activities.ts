import { z } from 'zod';
import type { SessionActivity } from '../../domain/crm-view.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { entityTypeId } from '../../domain/crm-type.ts';
import { refKey } from '../../domain/crm-ref.ts';
import type { ActivityRow } from './activity.ts';
import {
  SESSION_PROVIDER,
  activityFields,
  activityRows,
  bindingRefs,
  bindingRows,
  isChatsActivity,
} from './activity.ts';
import type { Deferred, BatchReader } from '../client/batch-reader.ts';
import type { InitialReads } from './initial-reads.ts';

/** Reads a chat's session activities with their bindings, and counts other records on the items linked to the chat. */
export interface ActivityReading {
  /**
   * Requests what the answers so far call for: the bindings of activities and further pages of long lists. To be called
   * after each of the first two times that the reader was sent.
   */
  requestNext(): void;
  /**
   * `foreign`: number of activities and comments of others, by `refKey` of the item. What could not be read counts:
   * activities beyond the pages that are read, and one for each list that the portal refused.
   */
  result(): { activities: readonly SessionActivity[]; foreign: ReadonlyMap<string, number> };
}

/** Rows per answer (docs/bitrix24/batch-and-limits.md#paging). */
const PAGE_SIZE = 50;
/** Pages of activities that are read of one item. */
const MAX_PAGES = 5;

const comments = z.array(z.unknown());

/** The activities and comments of an item linked to the chat. */
interface ItemReading {
  readonly ref: CrmRef;
  readonly first: Deferred<ActivityRow[]>;
  /** Requested when the answer of the first page tells how many there are. */
  further: readonly Deferred<ActivityRow[]>[] | undefined;
  readonly comments: Deferred<unknown[]>;
}

/** Requests the current session's activity, and all activities and comments of the items linked to the chat. */
export function createActivityReading(reader: BatchReader, initial: InitialReads): ActivityReading {
  const linked = [
    ...new Map([...initial.links, ...initial.holders].map((ref) => [refKey(ref), ref])).values(),
  ];
  const current = initial.session > 0 ? requestCurrent(reader, initial.session) : undefined;
  const onItems = linked.map((ref): ItemReading => ({
    ref,
    first: requestOnItem(reader, ref, 0),
    further: undefined,
    comments: requestComments(reader, ref),
  }));
  const bindings = new Map<number, { row: ActivityRow; answer: Deferred<z.infer<typeof bindingRows>> }>();

  const belongsToChat = (row: ActivityRow): boolean =>
    isChatsActivity(row, initial.need.code, initial.session);

  const requestBindings = (rows: readonly ActivityRow[]): void => {
    for (const row of rows.filter(belongsToChat)) {
      if (bindings.has(row.ID)) continue;
      const answer = reader.request('crm.activity.binding.list', { activityId: row.ID }, bindingRows);
      bindings.set(row.ID, { row, answer });
    }
  };

  return {
    requestNext() {
      requestBindings(current?.value() ?? []);
      for (const item of onItems) {
        requestBindings(rowsOf(item));
        item.further ??= requestFurther(reader, item);
      }
    },
    result() {
      return {
        activities: [...bindings.values()].flatMap(({ row, answer }) => {
          const bound = answer.value();
          return bound
            ? [
                {
                  id: row.ID,
                  session: row.ASSOCIATED_ENTITY_ID,
                  createdAt: row.CREATED,
                  bindings: bindingRefs(bound),
                },
              ]
            : [];
        }),
        foreign: new Map(
          onItems.map((item) => [
            refKey(item.ref),
            foreignActivities(item, belongsToChat) + commentsOf(item),
          ]),
        ),
      };
    },
  };
}

/** Rows of the pages that have an answer. */
function rowsOf({ first, further = [] }: ItemReading): readonly ActivityRow[] {
  return [first, ...further].flatMap((page) => page.value() ?? []);
}

function requestFurther(
  reader: BatchReader,
  { ref, first }: ItemReading,
): readonly Deferred<ActivityRow[]>[] {
  const pages = Math.min(Math.ceil((first.total() ?? 0) / PAGE_SIZE), MAX_PAGES);
  return Array.from({ length: Math.max(0, pages - 1) }, (_, index) =>
    requestOnItem(reader, ref, (index + 1) * PAGE_SIZE),
  );
}

function foreignActivities(item: ItemReading, belongsToChat: (row: ActivityRow) => boolean): number {
  if (!item.first.value()) return 1;
  const rows = rowsOf(item);
  const unread = Math.max(0, (item.first.total() ?? 0) - rows.length);
  return rows.filter((row) => !belongsToChat(row)).length + unread;
}

function commentsOf({ comments: answer }: ItemReading): number {
  return answer.value()?.length ?? 1;
}

function requestCurrent(reader: BatchReader, session: number): Deferred<ActivityRow[]> {
  return reader.request(
    'crm.activity.list',
    {
      filter: { PROVIDER_ID: SESSION_PROVIDER, ASSOCIATED_ENTITY_ID: session },
      select: activityFields,
      order: { ID: 'ASC' },
    },
    activityRows,
  );
}

function requestOnItem(reader: BatchReader, ref: CrmRef, start: number): Deferred<ActivityRow[]> {
  const bindings = [{ OWNER_TYPE_ID: entityTypeId(ref.type), OWNER_ID: ref.id }];
  return reader.request(
    'crm.activity.list',
    {
      filter: { BINDINGS: bindings },
      select: activityFields,
      order: { ID: 'ASC' },
      ...(start > 0 && { start }),
    },
    activityRows,
  );
}

function requestComments(reader: BatchReader, ref: CrmRef): Deferred<unknown[]> {
  return reader.request(
    'crm.timeline.comment.list',
    { filter: { ENTITY_ID: ref.id, ENTITY_TYPE: ref.type }, select: ['ID'] },
    comments,
  );
}
