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

/** A chat's session activities with their bindings, and what else hangs on the items made for the chat. */
export interface ActivityReading {
  /** Second step, once the first was sent: where each activity is bound. */
  requestBindings(): void;
  result(): { activities: readonly SessionActivity[]; foreign: ReadonlyMap<string, number> };
}

const comments = z.array(z.unknown());

/** Asks for the present session's activity and for everything on the items that the portal linked to the chat. */
export function activityReading(questions: BatchReader, start: InitialReads): ActivityReading {
  const linked = [...new Map([...start.links, ...start.holders].map((ref) => [refKey(ref), ref])).values()];
  const present = start.session > 0 ? requestPresent(questions, start.session) : undefined;
  const onItems = linked.map((ref) => ({
    ref,
    rows: requestOnItem(questions, ref),
    comments: requestComments(questions, ref),
  }));
  const bindings = new Map<number, { row: ActivityRow; answer: Deferred<z.infer<typeof bindingRows>> }>();

  const isChats = (row: ActivityRow, onOwnItem: boolean): boolean =>
    isChatsActivity(row, start.need.code, start.session, onOwnItem);

  return {
    requestBindings() {
      const rows = [
        ...(present?.value() ?? []).filter((row) => isChats(row, true)),
        ...onItems.flatMap(({ rows: answer }) => (answer.value() ?? []).filter((row) => isChats(row, true))),
      ];
      for (const row of rows) {
        if (bindings.has(row.ID)) continue;
        const answer = questions.request('crm.activity.binding.list', { activityId: row.ID }, bindingRows);
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
            (rows.value() ?? []).filter((row) => !isChats(row, true)).length + (written.value()?.length ?? 0),
          ]),
        ),
      };
    },
  };
}

function requestPresent(questions: BatchReader, session: number): Deferred<ActivityRow[]> {
  return questions.request(
    'crm.activity.list',
    {
      filter: { PROVIDER_ID: SESSION_PROVIDER, ASSOCIATED_ENTITY_ID: session },
      select: activityFields,
      order: { ID: 'ASC' },
    },
    activityRows,
  );
}

function requestOnItem(questions: BatchReader, ref: CrmRef): Deferred<ActivityRow[]> {
  const bindings = [{ OWNER_TYPE_ID: entityTypeId(ref.type), OWNER_ID: ref.id }];
  return questions.request(
    'crm.activity.list',
    { filter: { BINDINGS: bindings }, select: activityFields, order: { ID: 'ASC' } },
    activityRows,
  );
}

function requestComments(questions: BatchReader, ref: CrmRef): Deferred<unknown[]> {
  return questions.request(
    'crm.timeline.comment.list',
    { filter: { ENTITY_ID: ref.id, ENTITY_TYPE: ref.type }, select: ['ID'] },
    comments,
  );
}
