import { parseDate } from '../base/clock.ts';
import { entriesOf, int, isRecord, listOf, param, text, type Params } from '../base/params.ts';
import { classicError } from '../base/rest-error.ts';
import type { Activity, NewActivity } from '../crm/activities.ts';
import { isEntityType, type ItemRef } from '../crm/entity-types.ts';
import { activityView, communicationsView } from './activity-view.ts';
import { matches, splitKey, type FilterField } from './filter.ts';
import { page, sortRows } from './paging.ts';
import { mayRead, mayWrite } from './rights.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

/** GUESS: who may see one of its items may see an activity. */
export function mayReadActivity({ portal, user }: RestContext, activity: Activity): boolean {
  return (
    user.admin ||
    activity.bindings.some((binding) => {
      const item = portal.crm.find(binding);
      return item !== undefined && mayRead(user, item);
    })
  );
}

export function mayWriteActivity({ portal, user }: RestContext, activity: Activity): boolean {
  return (
    user.admin ||
    activity.bindings.some((binding) => {
      const item = portal.crm.find(binding);
      return item !== undefined && mayWrite(user, item);
    })
  );
}

export function activityOf(context: RestContext, id: unknown): Activity {
  const activity = context.portal.crm.activities.get(int(id));
  if (!activity) throw classicError('Activity is not found.');
  return activity;
}

const dates = ['CREATED', 'LAST_UPDATED', 'START_TIME', 'END_TIME', 'DEADLINE'];
const numbers = [
  'ID',
  'OWNER_ID',
  'OWNER_TYPE_ID',
  'TYPE_ID',
  'ASSOCIATED_ENTITY_ID',
  'RESPONSIBLE_ID',
  'AUTHOR_ID',
  'EDITOR_ID',
  'DIRECTION',
  'STATUS',
  'PRIORITY',
];

function read(activity: Activity, name: string): FilterField | undefined {
  const times: Readonly<Record<string, number | null>> = {
    CREATED: activity.created,
    LAST_UPDATED: activity.lastUpdated,
    START_TIME: activity.startTime,
    END_TIME: activity.endTime,
    DEADLINE: activity.deadline,
  };
  if (dates.includes(name)) return { kind: 'date', value: times[name] ?? null };
  const value = activityView(activity, 0)[name];
  if (value === undefined) return undefined;
  return numbers.includes(name)
    ? { kind: 'int', value: int(value) }
    : { kind: 'string', value: typeof value === 'string' ? value : null };
}

/** BINDINGS: pairs of which any may fit (rest-contract.md 4.6). */
function refsOf(bindings: unknown): ItemRef[] {
  const pairs = isRecord(bindings) && 'OWNER_ID' in bindings ? [bindings] : listOf(bindings);
  return pairs.flatMap((pair) => {
    const type = isRecord(pair) ? int(pair['OWNER_TYPE_ID']) : 0;
    return isRecord(pair) && isEntityType(type) ? [{ entityTypeId: type, id: int(pair['OWNER_ID']) }] : [];
  });
}

function list(context: RestContext, params: Params): unknown {
  const { portal } = context;
  const filter = Object.fromEntries(entriesOf(param(params, 'filter')));
  const wanted = Object.keys(filter).some((key) => splitKey(key).name === 'BINDINGS')
    ? refsOf(filter['BINDINGS'])
    : undefined;
  const plain = Object.fromEntries(
    Object.entries(filter).filter(([key]) => {
      const { name } = splitKey(key);
      return (
        dates.includes(name) ||
        numbers.includes(name) ||
        [
          'PROVIDER_ID',
          'PROVIDER_TYPE_ID',
          'COMPLETED',
          'ORIGINATOR_ID',
          'ORIGIN_ID',
          'SUBJECT',
          'RESULT_SOURCE_ID',
        ].includes(name)
      );
    }),
  );
  const candidates = wanted
    ? [...new Set(wanted.flatMap((ref) => portal.crm.activities.of(ref)))]
    : portal.crm.activities.all();
  const rows = candidates.filter(
    (activity) =>
      matches(
        plain,
        (name) => read(activity, name),
        portal.zone,
        (name) => classicError(`Unknown field ${name}`),
      ) && mayReadActivity(context, activity),
  );
  const sorted = sortRows(
    rows,
    param(params, 'order') ?? { START_TIME: 'ASC', ID: 'ASC' },
    (activity, name) => {
      const value = read(activity, name)?.value;
      return typeof value === 'object' ? null : value;
    },
  );
  const select = listOf(param(params, 'select')).map(text);
  return page(
    sorted,
    params,
    (items) => items,
    (activity) => {
      const view = activityView(activity, portal.zone);
      const all = select.length === 0 || select.includes('*');
      const shown = Object.fromEntries(
        Object.entries(view).filter(([name]) => all || name === 'ID' || select.includes(name)),
      );
      return {
        ...shown,
        ...(select.includes('COMMUNICATIONS')
          ? { COMMUNICATIONS: communicationsView(activity, portal.crm) }
          : {}),
      };
    },
  );
}

const plainFields: readonly (readonly [string, keyof NewActivity, 'string' | 'int' | 'date' | 'yes'])[] = [
  ['SUBJECT', 'subject', 'string'],
  ['DESCRIPTION', 'description', 'string'],
  ['RESPONSIBLE_ID', 'responsibleId', 'int'],
  ['PRIORITY', 'priority', 'int'],
  ['START_TIME', 'startTime', 'date'],
  ['END_TIME', 'endTime', 'date'],
  ['DEADLINE', 'deadline', 'date'],
  ['DIRECTION', 'direction', 'int'],
  ['COMPLETED', 'completed', 'yes'],
  ['ORIGINATOR_ID', 'originatorId', 'string'],
  ['ORIGIN_ID', 'originId', 'string'],
  ['PROVIDER_TYPE_ID', 'providerTypeId', 'string'],
  ['DESCRIPTION_TYPE', 'descriptionType', 'int'],
];

function plain(fields: Readonly<Record<string, unknown>>, zone: number): Partial<NewActivity> {
  const known = plainFields.flatMap(([name, key, kind]) => {
    if (!(name in fields)) return [];
    const value = text(fields[name]);
    const read =
      kind === 'string'
        ? value
        : kind === 'int'
          ? int(value)
          : kind === 'yes'
            ? value === 'Y'
            : parseDate(value, zone);
    return read === undefined ? [] : [[key, read]];
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
    { ...plain(fields, portal.zone), typeId: int(fields['TYPE_ID']), providerId, communications, bindings },
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
  context.portal.crm.activities.update(activity, plain(fields, context.portal.zone), context.actor);
  return true;
}

/** rest-contract.md 4.6, 7.13. */
export const activityMethods = methodsOf('crm', {
  'crm.activity.get': (context, params) => {
    const activity = activityOf(context, param(params, 'id'));
    if (!mayReadActivity(context, activity)) throw classicError('Access denied.');
    return activityView(activity, context.portal.zone);
  },
  'crm.activity.list': list,
  'crm.activity.add': add,
  'crm.activity.update': update,
  'crm.activity.delete': (context, params) => {
    const activity = activityOf(context, param(params, 'id'));
    if (!mayWriteActivity(context, activity)) throw classicError('Access denied.');
    context.portal.crm.activities.delete(activity, context.actor);
    return true;
  },
});
