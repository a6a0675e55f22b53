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
  /** Second step, after the first was sent: requests the bindings of each activity. */
  requestBindings(): void;
  /** `foreign`: number of activities and comments of others, by `refKey` of the item. */
  result(): { activities: readonly SessionActivity[]; foreign: ReadonlyMap<string, number> };
}

const comments = z.array(z.unknown());

/** Requests the current session's activity, and all activities and comments of the items linked to the chat. */
export function createActivityReading(reader: BatchReader, initial: InitialReads): ActivityReading {
  const linked = [
    ...new Map([...initial.links, ...initial.holders].map((ref) => [refKey(ref), ref])).values(),
  ];
  const current = initial.session > 0 ? requestCurrent(reader, initial.session) : undefined;
  const onItems = linked.map((ref) => ({
    ref,
    rows: requestOnItem(reader, ref),
    comments: requestComments(reader, ref),
  }));
  const bindings = new Map<number, { row: ActivityRow; answer: Deferred<z.infer<typeof bindingRows>> }>();

  const belongsToChat = (row: ActivityRow, onOwnItem: boolean): boolean =>
    isChatsActivity(row, initial.need.code, initial.session, onOwnItem);

  return {
    requestBindings() {
      const rows = [
        ...(current?.value() ?? []).filter((row) => belongsToChat(row, true)),
        ...onItems.flatMap(({ rows: answer }) =>
          (answer.value() ?? []).filter((row) => belongsToChat(row, true)),
        ),
      ];
      for (const row of rows) {
        if (bindings.has(row.ID)) continue;
        const answer = reader.request('crm.activity.binding.list', { activityId: row.ID }, bindingRows);
        bindings.set(row.ID, { row, answer });
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
          onItems.map(({ ref, rows, comments: written }) => [
            refKey(ref),
            (rows.value() ?? []).filter((row) => !belongsToChat(row, true)).length +
              (written.value()?.length ?? 0),
          ]),
        ),
      };
    },
  };
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

function requestOnItem(reader: BatchReader, ref: CrmRef): Deferred<ActivityRow[]> {
  const bindings = [{ OWNER_TYPE_ID: entityTypeId(ref.type), OWNER_ID: ref.id }];
  return reader.request(
    'crm.activity.list',
    { filter: { BINDINGS: bindings }, select: activityFields, order: { ID: 'ASC' } },
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
