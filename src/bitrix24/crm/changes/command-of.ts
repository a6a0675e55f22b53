import type { Change, NewItem } from '../../../domain/changes/change.ts';
import type { CrmRef } from '../../../domain/crm-ref.ts';
import { entityTypeId } from '../../../domain/crm-ref.ts';
import type { RestCommand } from '../../client/portal-client.ts';
import type { TimelineTexts } from './timeline-texts.ts';

/** Marks what the app itself made, so that it is found again after a lost answer. */
export const ORIGINATOR = 'chat_tracker';

/** A change whose targets are all known. */
export interface Resolved {
  readonly change: Change;
  readonly item: CrmRef | undefined;
  /** Contact of an item to be created. */
  readonly contact: number;
}

/**
 * The REST command that carries out a change (docs/bitrix24/multi-fields.md, docs/bitrix24/crm-items.md,
 * docs/bitrix24/activities.md).
 */
export function commandOf({ change, item, contact }: Resolved, texts: TimelineTexts): RestCommand {
  const target = item ?? { type: 'lead', id: 0 };
  switch (change.kind) {
    case 'addCommunication':
      return updateItem(target, {
        fm: { n0: { typeId: change.type, valueType: change.valueType, value: change.value } },
      });
    case 'bindActivity':
      return binding('crm.activity.binding.add', change.activity, target);
    case 'unbindActivity':
      return binding('crm.activity.binding.delete', change.activity, target);
    case 'setStage':
      return updateItem(change.item, { stageId: change.stage });
    case 'setLink':
      return updateItem(change.item, { [change.field]: contact });
    case 'setDealContacts':
      return dealContacts(change.item.id, change.contacts);
    case 'fillName':
      return updateItem(change.item, { name: change.name, lastName: change.lastName });
    case 'createItem':
      return {
        method: 'crm.item.add',
        params: {
          entityTypeId: entityTypeId(change.type),
          fields: newFields(change.fields, contact, change.originId),
        },
      };
    case 'createActivity':
      return ownActivity(change, target, texts);
    case 'mergeItems':
      return {
        method: 'crm.entity.mergeBatch',
        params: {
          params: { entityTypeId: entityTypeId(change.type), entityIds: [change.survivor, change.absorbed] },
        },
      };
    case 'logLine':
      return {
        method: 'crm.timeline.logmessage.add',
        params: {
          fields: {
            entityTypeId: entityTypeId(target.type),
            entityId: target.id,
            title: texts.title,
            text: texts.joined(change),
            iconCode: 'info',
          },
        },
      };
  }
}

export function updateItem(item: CrmRef, fields: Record<string, unknown>): RestCommand {
  return {
    method: 'crm.item.update',
    params: { entityTypeId: entityTypeId(item.type), id: item.id, fields },
  };
}

/** Replaces all contacts of a deal; the first is the primary one. An empty list needs a method of its own. */
export function dealContacts(deal: number, contacts: readonly number[]): RestCommand {
  if (contacts.length === 0) return { method: 'crm.deal.contact.items.delete', params: { id: deal } };
  const items = contacts.map((id, index) => ({
    CONTACT_ID: id,
    SORT: (index + 1) * 10,
    IS_PRIMARY: index === 0 ? 'Y' : 'N',
  }));
  return { method: 'crm.deal.contact.items.set', params: { id: deal, items } };
}

export function binding(method: string, activityId: number, item: CrmRef): RestCommand {
  return { method, params: { activityId, entityTypeId: entityTypeId(item.type), entityId: item.id } };
}

function newFields(fields: NewItem, contact: number, originId: string): Record<string, unknown> {
  const fm = fields.communications.map(({ type, valueType, value }) => ({ typeId: type, valueType, value }));
  return {
    ...(fields.title !== '' && { title: fields.title }),
    ...(fields.name !== '' && { name: fields.name }),
    ...(fields.lastName !== '' && { lastName: fields.lastName }),
    ...(fields.source !== '' && { sourceId: fields.source }),
    ...(fields.responsible > 0 && { assignedById: fields.responsible }),
    ...(fields.category > 0 && { categoryId: fields.category }),
    ...(contact > 0 && { contactId: contact }),
    ...(fields.company > 0 && { companyId: fields.company }),
    ...(fm.length > 0 && { fm }),
    originatorId: ORIGINATOR,
    originId,
  };
}

function ownActivity(
  change: Extract<Change, { kind: 'createActivity' }>,
  item: CrmRef,
  texts: TimelineTexts,
): RestCommand {
  return {
    method: 'crm.activity.configurable.add',
    params: {
      ownerTypeId: entityTypeId(item.type),
      ownerId: item.id,
      fields: {
        completed: false,
        isIncomingChannel: 'Y',
        originatorId: ORIGINATOR,
        originId: change.originId,
      },
      layout: conversationLayout(texts, change.connector, []),
    },
  };
}

/** How the app's own conversation activity looks on a timeline (layout of crm.activity.configurable.add). */
export function conversationLayout(
  texts: TimelineTexts,
  connector: string,
  transcript: readonly string[],
): Record<string, unknown> {
  const lines = transcript.length > 0 ? transcript : [texts.channel(connector)];
  return {
    icon: { code: 'comment' },
    header: { title: texts.conversation },
    body: {
      logo: { code: 'comment' },
      blocks: Object.fromEntries(
        lines.map((value, index) => [
          `line${String(index + 1)}`,
          { type: 'text', properties: { value, multiline: true } },
        ]),
      ),
    },
  };
}
