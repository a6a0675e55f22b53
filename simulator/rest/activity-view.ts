import { isoDate } from '../base/clock.ts';
import type { Activity } from '../crm/activities.ts';
import type { Crm } from '../crm/crm.ts';

const emptyAsList = (map: Readonly<Record<string, unknown>>): unknown =>
  Object.keys(map).length === 0 ? [] : map;

/**
 * An activity in crm.activity.get and list: every scalar is a string or null
 * (docs/bitrix24/activities.md#reading-activities).
 */
export function activityView(activity: Activity, zone: number): Record<string, unknown> {
  const date = (ms: number | null): string => (ms === null ? '' : isoDate(ms, zone));
  return {
    ID: String(activity.id),
    OWNER_ID: String(activity.ownerId),
    OWNER_TYPE_ID: String(activity.ownerTypeId),
    TYPE_ID: String(activity.typeId),
    PROVIDER_ID: activity.providerId,
    PROVIDER_TYPE_ID: activity.providerTypeId,
    PROVIDER_GROUP_ID: null,
    ASSOCIATED_ENTITY_ID: String(activity.associatedEntityId),
    SUBJECT: activity.subject,
    CREATED: date(activity.created),
    LAST_UPDATED: date(activity.lastUpdated),
    START_TIME: date(activity.startTime),
    END_TIME: date(activity.endTime),
    DEADLINE: date(activity.deadline ?? activity.endTime),
    COMPLETED: activity.completed ? 'Y' : 'N',
    STATUS: activity.completed ? '2' : '1',
    RESPONSIBLE_ID: String(activity.responsibleId),
    PRIORITY: String(activity.priority),
    NOTIFY_TYPE: '0',
    NOTIFY_VALUE: '0',
    DESCRIPTION: activity.description,
    DESCRIPTION_TYPE: String(activity.descriptionType),
    DIRECTION: String(activity.direction),
    LOCATION: '',
    SETTINGS: emptyAsList(activity.settings),
    ORIGINATOR_ID: activity.originatorId,
    ORIGIN_ID: activity.originId,
    AUTHOR_ID: String(activity.authorId),
    EDITOR_ID: String(activity.editorId),
    PROVIDER_PARAMS: emptyAsList(activity.providerParams),
    PROVIDER_DATA: null,
    RESULT_MARK: '0',
    RESULT_VALUE: null,
    RESULT_SUM: null,
    RESULT_CURRENCY_ID: null,
    RESULT_STATUS: String(activity.resultStatus),
    RESULT_STREAM: '0',
    RESULT_SOURCE_ID: activity.resultSourceId,
    AUTOCOMPLETE_RULE: '0',
  };
}

/** COMMUNICATIONS of an activity; returned only when selected by name. */
export function communicationsView(activity: Activity, crm: Crm): unknown[] {
  return activity.communications.map((communication) => {
    const item = crm.find({ entityTypeId: communication.entityTypeId as 1, id: communication.entityId });
    return {
      ID: String(communication.id),
      TYPE: communication.type,
      VALUE: communication.value,
      ENTITY_ID: String(communication.entityId),
      ENTITY_TYPE_ID: String(communication.entityTypeId),
      ENTITY_SETTINGS: {
        HONORIFIC: item?.string('honorific') ?? '',
        NAME: item?.name ?? '',
        SECOND_NAME: item?.string('secondName') ?? '',
        LAST_NAME: item?.lastName ?? '',
        COMPANY_TITLE: '',
        COMPANY_ID: String(item?.companyId ?? 0),
      },
    };
  });
}
