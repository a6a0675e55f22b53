import { isoDate, parseDate } from '../base/clock.ts';
import { defined } from '../base/defined.ts';
import { int, isRecord, listOf, param, text, type Params } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';
import type { Activity, NewActivity } from '../crm/activities.ts';
import { isEntityType } from '../crm/entity-types.ts';
import type { Item } from '../crm/item.ts';
import { mayReadActivity, mayWriteActivity } from './activity-rights.ts';
import { mayWrite } from './rights.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

const PROVIDER_ID = 'CONFIGURABLE_REST_APP';
const fail = (code: string, message: string): RestError => new RestError(400, code, message);

function ownerOf({ portal, user }: RestContext, params: Params): Item {
  for (const name of ['ownerTypeId', 'ownerId']) {
    if (text(param(params, name)) === '') throw fail('100', `Could not find value for parameter {${name}}`);
  }
  const type = int(param(params, 'ownerTypeId'));
  const item = isEntityType(type)
    ? portal.crm.find({ entityTypeId: type, id: int(param(params, 'ownerId')) })
    : undefined;
  if (!item) throw fail('NOT_FOUND', 'Not found.');
  if (!mayWrite(user, item)) throw fail('ACCESS_DENIED', 'Access denied.');
  return item;
}

function layoutOf(params: Params): Record<string, unknown> {
  const layout = param(params, 'layout');
  if (!isRecord(layout) || Object.keys(layout).length === 0)
    throw fail('ERROR_EMPTY_LAYOUT', 'Layout must be filled');
  // GUESS: which parts are required; the pages' samples always have these.
  for (const name of ['icon', 'header'])
    if (!isRecord(layout[name])) throw fail('FIELD_IS_REQUIRED', `Field "${name}" is required`);
  return layout;
}

function fieldsOf({ portal }: RestContext, params: Params): Partial<NewActivity> {
  const given = param(params, 'fields');
  const fields = isRecord(given) ? given : {};
  const read = <T>(name: string, parse: (value: unknown) => T): T | undefined =>
    name in fields ? parse(fields[name]) : undefined;
  const flag = (value: unknown): boolean => ['1', 'true', 'Y'].includes(text(value));
  const deadline = read('deadline', (value) => parseDate(text(value), portal.zone));
  const isIncomingChannel = read('isIncomingChannel', flag);
  if (isIncomingChannel && deadline !== undefined) {
    throw fail('INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE', 'Incoming activity can not be with deadline');
  }
  return defined({
    providerTypeId: read('typeId', text),
    completed: read('completed', flag),
    deadline,
    isIncomingChannel,
    responsibleId: read('responsibleId', int),
    badgeCode: read('badgeCode', text),
    originatorId: read('originatorId', text),
    originId: read('originId', text),
    pingOffsets: read('pingOffsets', (value) => listOf(value).map(int)),
  });
}

function activityOf({ portal }: RestContext, params: Params): Activity {
  const activity = portal.crm.activities.get(int(param(params, 'id')));
  if (!activity || activity.providerId !== PROVIDER_ID) throw fail('NOT_FOUND', 'Not found.');
  return activity;
}

function add(context: RestContext, params: Params): unknown {
  const owner = ownerOf(context, params);
  const layout = layoutOf(params);
  const header = isRecord(layout['header']) ? layout['header'] : {};
  const activity = context.portal.crm.activities.add(
    {
      providerTypeId: 'CONFIGURABLE',
      ...fieldsOf(context, params),
      providerId: PROVIDER_ID,
      subject: text(header['title']),
      layout,
      bindings: [{ entityTypeId: owner.entityTypeId, id: owner.id }],
    },
    context.actor,
  );
  // The sample shows `time` inside the result; it stands beside it (docs/bitrix24/values.md#odd-results).
  return { activity: { id: activity.id } };
}

function update(context: RestContext, params: Params): unknown {
  const activity = activityOf(context, params);
  if (!mayWriteActivity(context, activity)) throw fail('ACCESS_DENIED', 'Access denied.');
  const layout = param(params, 'layout') === undefined ? {} : { layout: layoutOf(params) };
  context.portal.crm.activities.update(activity, { ...fieldsOf(context, params), ...layout }, context.actor);
  return { activity: { id: activity.id } };
}

function get(context: RestContext, params: Params): unknown {
  const activity = activityOf(context, params);
  if (!mayReadActivity(context, activity)) throw fail('ACCESS_DENIED', 'Access denied.');
  const fields = {
    typeId: activity.providerTypeId,
    completed: activity.completed,
    deadline: activity.deadline === null ? null : isoDate(activity.deadline, context.portal.zone),
    pingOffsets: activity.pingOffsets ?? [],
    isIncomingChannel: activity.isIncomingChannel ?? false,
    responsibleId: activity.responsibleId,
    badgeCode: activity.badgeCode ?? '',
    originatorId: activity.originatorId,
    originId: activity.originId,
  };
  return {
    activity: {
      id: activity.id,
      ownerTypeId: activity.ownerTypeId,
      ownerId: activity.ownerId,
      fields,
      layout: activity.layout,
    },
  };
}

function todo(context: RestContext, params: Params): unknown {
  const owner = ownerOf(context, params);
  const deadline = parseDate(text(param(params, 'deadline')), context.portal.zone);
  if (text(param(params, 'deadline')) === '')
    throw fail('100', 'Could not find value for parameter {deadline}');
  if (deadline === undefined) throw fail('WRONG_DATETIME_FORMAT', 'Wrong datetime format');
  const responsibleId = int(param(params, 'responsibleId')) || context.user.id;
  const activity = context.portal.crm.activities.add(
    {
      providerId: 'CRM_TODO',
      providerTypeId: 'TODO',
      subject: text(param(params, 'title')),
      description: text(param(params, 'description')),
      deadline,
      responsibleId,
      bindings: [{ entityTypeId: owner.entityTypeId, id: owner.id }],
    },
    context.actor,
  );
  return { id: activity.id };
}

/** crm.activity.configurable.* and crm.activity.todo.add (docs/bitrix24/activities.md#configurable-activities). */
export const configurableMethods = methodsOf('crm', {
  'crm.activity.configurable.add': add,
  'crm.activity.configurable.update': update,
  'crm.activity.configurable.get': get,
  'crm.activity.todo.add': todo,
});
