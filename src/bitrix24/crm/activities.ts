import { z } from 'zod';
import type { SessionActivity } from '../../domain/crm-view.ts';
import type { CrmRef } from '../../domain/crm-ref.ts';
import { entityTypeId } from '../../domain/crm-type.ts';
import { refKey } from '../../domain/crm-ref.ts';
import { idNumber } from '../client/scalars.ts';
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

/** Own activities whose bindings are read: of so many of the newest sessions. */
const MAX_OWN_ACTIVITIES = 10;

const comments = z.array(z.unknown());
const idRows = z.array(z.object({ ID: idNumber }));

/** The activities and comments of an item linked to the chat. */
interface ItemReading {
  readonly ref: CrmRef;
  /** All activities of a lead or deal; of a client, who may have hundreds, those of open lines. */
  readonly first: Deferred<ActivityRow[]>;
  /** The other activities of a client. */
  readonly others?: Deferred<z.infer<typeof idRows>>;
  /** Requested when the answer of the first page tells how many there are. */
  further: readonly Deferred<ActivityRow[]>[] | undefined;
  readonly comments: Deferred<unknown[]>;
}

/** Requests the current session's activity, the app's own ones, and all activities and comments of the items linked to the chat. */
export function createActivityReading(reader: BatchReader, initial: InitialReads): ActivityReading {
  const linked = [
    ...new Map([...initial.links, ...initial.holders].map((ref) => [refKey(ref), ref])).values(),
  ];
  const current = initial.session > 0 ? requestCurrent(reader, initial.session) : undefined;
  const onItems = linked.map((ref): ItemReading => ({
    ref,
    first: requestOnItem(reader, ref, 0),
    ...(isClient(ref) && { others: requestOthers(reader, ref) }),
    further: undefined,
    comments: requestComments(reader, ref),
  }));
  const bindings = new Map<number, { activity: Activity; answer: Deferred<z.infer<typeof bindingRows>> }>();
  const own = newestOwn(initial.need.ownActivities);

  const isOwn = ({ ID }: { readonly ID: number }): boolean => own.some(({ id }) => id === ID);
  const belongsToChat = (row: ActivityRow): boolean =>
    isChatsActivity(row, initial.need.code, initial.session) || isOwn(row);

  const requestBindings = (activities: readonly Activity[]): void => {
    for (const activity of activities) {
      if (bindings.has(activity.id)) continue;
      const answer = reader.request('crm.activity.binding.list', { activityId: activity.id }, bindingRows);
      bindings.set(activity.id, { activity, answer });
    }
  };
  requestBindings(own);

  return {
    requestNext() {
      requestBindings((current?.value() ?? []).filter(belongsToChat).map(activityOf));
      for (const item of onItems) {
        requestBindings(rowsOf(item).filter(belongsToChat).map(activityOf));
        item.further ??= requestFurther(reader, item);
      }
    },
    result() {
      return {
        activities: [...bindings.values()].flatMap(({ activity, answer }) => {
          const bound = answer.value();
          return bound ? [{ ...activity, bindings: bindingRefs(bound) }] : [];
        }),
        foreign: new Map(
          onItems.map((item) => [
            refKey(item.ref),
            foreignActivities(item, belongsToChat) + othersOf(item, isOwn) + commentsOf(item),
          ]),
        ),
      };
    },
  };
}

type Activity = Omit<SessionActivity, 'bindings'>;

function activityOf({ ID: id, ASSOCIATED_ENTITY_ID: session, CREATED: createdAt }: ActivityRow): Activity {
  return { id, session, createdAt };
}

/** The app's own activities of the newest sessions: they move with the chat as the portal's do. */
function newestOwn(ownActivities: Readonly<Record<string, number>>): readonly Activity[] {
  return Object.entries(ownActivities)
    .map(([session, id]) => ({ id, session, createdAt: 0 }))
    .sort((a, b) => b.id - a.id)
    .slice(0, MAX_OWN_ACTIVITIES);
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

function othersOf({ others }: ItemReading, isOwn: (row: { readonly ID: number }) => boolean): number {
  if (!others) return 0;
  const rows = others.value();
  if (!rows) return 1;
  return rows.filter((row) => !isOwn(row)).length + Math.max(0, (others.total() ?? 0) - rows.length);
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
      start: -1,
    },
    activityRows,
  );
}

function isClient({ type }: CrmRef): boolean {
  return type === 'contact' || type === 'company';
}

function bindingFilter(ref: CrmRef): Readonly<Record<string, unknown>> {
  return { BINDINGS: [{ OWNER_TYPE_ID: entityTypeId(ref.type), OWNER_ID: ref.id }] };
}

function requestOthers(reader: BatchReader, ref: CrmRef): Deferred<z.infer<typeof idRows>> {
  const filter = { ...bindingFilter(ref), '!PROVIDER_ID': SESSION_PROVIDER };
  return reader.request('crm.activity.list', { filter, select: ['ID'], order: { ID: 'ASC' } }, idRows);
}

function requestOnItem(reader: BatchReader, ref: CrmRef, start: number): Deferred<ActivityRow[]> {
  return reader.request(
    'crm.activity.list',
    {
      filter: { ...bindingFilter(ref), ...(isClient(ref) && { PROVIDER_ID: SESSION_PROVIDER }) },
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
