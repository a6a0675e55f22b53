import { z } from 'zod';
import { isMovedSinceCreation } from '../../../domain/stages.ts';
import type { AppliedChange } from '../../../domain/changes/change.ts';
import type { CreateItem, NewItem } from '../../../domain/changes/create-item.ts';
import type { CrmRef } from '../../../domain/crm-ref.ts';
import { entityTypeId } from '../../../domain/crm-type.ts';
import type { BatchReader } from '../../client/batch-reader.ts';
import { idNumber } from '../../client/scalars.ts';
import { crmItem } from '../crm-item.ts';
import { requestItem } from './item-requests.ts';
import { ORIGINATOR } from './originator.ts';
import type { RestChange } from './rest-change.ts';

const createdAnswer = z.object({ item: z.object({ id: idNumber }) });
const foundAnswer = z.object({ items: z.array(z.object({ id: idNumber })) });
const activityIds = z.array(z.object({ ID: idNumber }));
const commentRows = z.array(z.unknown());

export const createItem: RestChange<CreateItem> = {
  command: ({ type, fields, originId }, refOf) => ({
    method: 'crm.item.add',
    params: {
      entityTypeId: entityTypeId(type),
      fields: newFields(fields, fields.contact && refOf(fields.contact), originId),
    },
  }),
  readAnswer(result) {
    const { data } = createdAnswer.safeParse(result);
    return data ? { created: data.item.id } : {};
  },
  readBack: {
    by: 'creation',
    requestCreated(reader, { type, originId }) {
      const filter = { '=originatorId': ORIGINATOR, '=originId': originId };
      const answer = reader.request(
        'crm.item.list',
        { entityTypeId: entityTypeId(type), filter, select: ['id'] },
        foundAnswer,
      );
      return () => answer.value()?.items[0]?.id;
    },
    requestExists(reader, { type }, id) {
      const answer = requestItem(reader, { type, id });
      return () => answer.value() !== undefined;
    },
  },
  undo: {
    by: 'removal',
    phase: 'leave',
    requestUse,
    command: ({ type }, id) => ({
      method: 'crm.item.delete',
      params: { entityTypeId: entityTypeId(type), id },
    }),
  },
};

function newFields(
  fields: NewItem,
  contact: CrmRef | undefined,
  originId: string,
): Readonly<Record<string, unknown>> {
  const fm = fields.communications.map(({ type, valueType, value }) => ({ typeId: type, valueType, value }));
  return {
    ...(fields.title !== '' && { title: fields.title }),
    ...(fields.name !== '' && { name: fields.name }),
    ...(fields.lastName !== '' && { lastName: fields.lastName }),
    ...(fields.source !== '' && { sourceId: fields.source }),
    ...(fields.responsible > 0 && { assignedById: fields.responsible }),
    ...(fields.category > 0 && { categoryId: fields.category }),
    ...(contact && { contactId: contact.id }),
    ...(fields.company > 0 && { companyId: fields.company }),
    ...(fm.length > 0 && { fm }),
    originatorId: ORIGINATOR,
    originId,
  };
}

/**
 * Whether somebody works with an item that the decision created: an activity that is not the decision's, a comment, an
 * edit, or anything filled in. An answer that does not come counts as use, too.
 */
function requestUse(reader: BatchReader, item: CrmRef, applied: readonly AppliedChange[]): () => boolean {
  const activities = reader.request(
    'crm.activity.list',
    {
      filter: { BINDINGS: [{ OWNER_TYPE_ID: entityTypeId(item.type), OWNER_ID: item.id }] },
      select: ['ID'],
    },
    activityIds,
  );
  const comments = reader.request(
    'crm.timeline.comment.list',
    { filter: { ENTITY_ID: item.id, ENTITY_TYPE: item.type }, select: ['ID'] },
    commentRows,
  );
  const answer = requestItem(reader, item);
  return () => {
    const raw = answer.value();
    const found = raw && crmItem(item.type, raw.item, []);
    const isUntouched =
      found?.filled.length === 0 &&
      !isMovedSinceCreation(found) &&
      [0, found.createdBy].includes(found.updatedBy);
    const ours = activitiesOf(applied);
    const hasOnlyOurs = activities.value()?.every(({ ID }) => ours.has(ID)) === true;
    return !isUntouched || !hasOnlyOurs || comments.value()?.length !== 0;
  };
}

/** Activities that the decision bound or created. */
function activitiesOf(applied: readonly AppliedChange[]): ReadonlySet<number> {
  return new Set(
    applied.flatMap(({ change, created }) => {
      if (change.kind === 'bindActivity') return [change.activity];
      return change.kind === 'createActivity' && created !== undefined ? [created] : [];
    }),
  );
}
