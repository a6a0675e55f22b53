import { parseDate } from '../base/clock.ts';
import { int, isRecord, listOf, param, text, type Params } from '../base/params.ts';
import { classicError } from '../base/rest-error.ts';
import type { Activity, NewActivity } from '../crm/activities.ts';
import { isEntityType, type ItemRef } from '../crm/entity-types.ts';
import { activityList } from './activity-list.ts';
import { mayReadActivity, mayWriteActivity } from './activity-rights.ts';
import { activityView } from './activity-view.ts';
import { mayWrite } from './rights.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

function activityOf(context: RestContext, id: unknown): Activity {
  const activity = context.portal.crm.activities.get(int(id));
  if (!activity) throw classicError('Activity is not found.');
  return activity;
}

const fieldSpecs: readonly (readonly [string, keyof NewActivity, 'string' | 'int' | 'date' | 'flag'])[] = [
  ['SUBJECT', 'subject', 'string'],
  ['DESCRIPTION', 'description', 'string'],
  ['RESPONSIBLE_ID', 'responsibleId', 'int'],
  ['PRIORITY', 'priority', 'int'],
  ['START_TIME', 'startTime', 'date'],
  ['END_TIME', 'endTime', 'date'],
  ['DEADLINE', 'deadline', 'date'],
  ['DIRECTION', 'direction', 'int'],
  ['COMPLETED', 'completed', 'flag'],
  ['ORIGINATOR_ID', 'originatorId', 'string'],
  ['ORIGIN_ID', 'originId', 'string'],
  ['PROVIDER_TYPE_ID', 'providerTypeId', 'string'],
  ['DESCRIPTION_TYPE', 'descriptionType', 'int'],
];

function parseFields(fields: Readonly<Record<string, unknown>>, zone: number): Partial<NewActivity> {
  const known = fieldSpecs.flatMap(([name, key, kind]) => {
    if (!(name in fields)) return [];
    const value = text(fields[name]);
    const parsed =
      kind === 'string'
        ? value
        : kind === 'int'
          ? int(value)
          : kind === 'flag'
            ? value === 'Y'
            : parseDate(value, zone);
    return parsed === undefined ? [] : [[key, parsed]];
  });
  return Object.fromEntries(known) as Partial<NewActivity>;
}

function add(context: RestContext, params: Params): unknown {
  const { portal, user, actor } = context;
  const fields = param(params, 'fields');
  if (!isRecord(fields)) throw classicError("Parameter 'fields' must be array.");
  for (const name of ['SUBJECT', 'RESPONSIBLE_ID', 'TYPE_ID', 'COMMUNICATIONS']) {
    if (fields[name] === undefined || fields[name] === '')
      throw classicError(`The field ${name} is not defined or ${name === 'SUBJECT' ? 'empty' : 'invalid'}.`);
  }
  const providerId = text(fields['PROVIDER_ID']);
  if (providerId === 'CONFIGURABLE_REST_APP')
    throw classicError('Use crm.activity.configurable.add for this activity provider');
  const type = int(fields['OWNER_TYPE_ID']);
  const owner = isEntityType(type)
    ? portal.crm.find({ entityTypeId: type, id: int(fields['OWNER_ID']) })
    : undefined;
  if (!owner)
    throw classicError(
      'Could not build binding. Please ensure that owner info and communications are defined correctly.',
    );
  if (!mayWrite(user, owner)) throw classicError('Access denied.');
  const communications = listOf(fields['COMMUNICATIONS']).flatMap((entry, index) =>
    isRecord(entry)
      ? [
          {
            id: index + 1,
            type: text(entry['TYPE']),
            value: text(entry['VALUE']),
            entityId: int(entry['ENTITY_ID']) || owner.id,
            entityTypeId: int(entry['ENTITY_TYPE_ID']) || owner.entityTypeId,
          },
        ]
      : [],
  );
  const bindings: ItemRef[] = [{ entityTypeId: owner.entityTypeId, id: owner.id }];
  return portal.crm.activities.add(
    {
      ...parseFields(fields, portal.zone),
      typeId: int(fields['TYPE_ID']),
      providerId,
      communications,
      bindings,
    },
    actor,
  ).id;
}

function update(context: RestContext, params: Params): unknown {
  const activity = activityOf(context, param(params, 'id'));
  const fields = param(params, 'fields');
  if (!isRecord(fields)) throw classicError("Parameter 'fields' must be array.");
  if (!mayWriteActivity(context, activity)) throw classicError('Access denied.');
  if (activity.layout !== undefined)
    throw classicError('Use crm.activity.configurable.update for this activity provider');
  context.portal.crm.activities.update(activity, parseFields(fields, context.portal.zone), context.actor);
  return true;
}

/** crm.activity.* (docs/bitrix24/activities.md). */
export const activityMethods = methodsOf('crm', {
  'crm.activity.get': (context, params) => {
    const activity = activityOf(context, param(params, 'id'));
    if (!mayReadActivity(context, activity)) throw classicError('Access denied.');
    // docs/bitrix24/activities.md#reading-activities
    if (activity.layout !== undefined)
      throw classicError('Use crm.activity.configurable.get for this activity provider');
    return activityView(activity, context.portal.zone);
  },
  'crm.activity.list': activityList,
  'crm.activity.add': add,
  'crm.activity.update': update,
  'crm.activity.delete': (context, params) => {
    const activity = activityOf(context, param(params, 'id'));
    if (!mayWriteActivity(context, activity)) throw classicError('Access denied.');
    context.portal.crm.activities.delete(activity, context.actor);
    return true;
  },
});
