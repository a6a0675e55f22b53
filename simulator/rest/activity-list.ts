import { entriesOf, int, isRecord, listOf, param, text, type Params } from '../base/params.ts';
import { classicError } from '../base/rest-error.ts';
import type { Activity } from '../crm/activities.ts';
import { isEntityType, type ItemRef } from '../crm/entity-types.ts';
import { mayReadActivity } from './activity-rights.ts';
import { activityView, communicationsView } from './activity-view.ts';
import { compileFilter, splitKey, type ComparableKind, type FilterField } from './filter.ts';
import { page, sortRows } from './paging.ts';
import type { RestContext } from './rest-method.ts';

type Reader = readonly [ComparableKind, (activity: Activity) => string | number | null];

/** Fields for filters and orders; other names in a filter are ignored. GUESS: silently. */
const readers = new Map<string, Reader>([
  ['ID', ['int', (a) => a.id]],
  ['OWNER_ID', ['int', (a) => a.ownerId]],
  ['OWNER_TYPE_ID', ['int', (a) => a.ownerTypeId]],
  ['TYPE_ID', ['int', (a) => a.typeId]],
  ['ASSOCIATED_ENTITY_ID', ['int', (a) => a.associatedEntityId]],
  ['RESPONSIBLE_ID', ['int', (a) => a.responsibleId]],
  ['AUTHOR_ID', ['int', (a) => a.authorId]],
  ['EDITOR_ID', ['int', (a) => a.editorId]],
  ['DIRECTION', ['int', (a) => a.direction]],
  ['STATUS', ['int', (a) => (a.completed ? 2 : 1)]],
  ['PRIORITY', ['int', (a) => a.priority]],
  ['CREATED', ['date', (a) => a.created]],
  ['LAST_UPDATED', ['date', (a) => a.lastUpdated]],
  ['START_TIME', ['date', (a) => a.startTime]],
  ['END_TIME', ['date', (a) => a.endTime]],
  ['DEADLINE', ['date', (a) => a.deadline]],
  ['COMPLETED', ['string', (a) => (a.completed ? 'Y' : 'N')]],
  ['PROVIDER_ID', ['string', (a) => a.providerId]],
  ['PROVIDER_TYPE_ID', ['string', (a) => a.providerTypeId]],
  ['ORIGINATOR_ID', ['string', (a) => a.originatorId]],
  ['ORIGIN_ID', ['string', (a) => a.originId]],
  ['SUBJECT', ['string', (a) => a.subject]],
  ['RESULT_SOURCE_ID', ['string', (a) => a.resultSourceId]],
]);

function read(activity: Activity, name: string): FilterField | undefined {
  const reader = readers.get(name);
  return reader && { kind: reader[0], value: reader[1](activity) };
}

/**
 * The items of a BINDINGS filter: a list of pairs combined with OR
 * (docs/bitrix24/activities.md#reading-activities).
 */
function refsOf(bindings: unknown): ItemRef[] {
  const pairs = isRecord(bindings) && 'OWNER_ID' in bindings ? [bindings] : listOf(bindings);
  return pairs.flatMap((pair) => {
    const type = isRecord(pair) ? int(pair['OWNER_TYPE_ID']) : 0;
    return isRecord(pair) && isEntityType(type) ? [{ entityTypeId: type, id: int(pair['OWNER_ID']) }] : [];
  });
}

export function activityList(context: RestContext, params: Params): unknown {
  const { portal } = context;
  const entries = entriesOf(param(params, 'filter'));
  const bindings = entries.find(([key]) => splitKey(key).name === 'BINDINGS');
  const filter = Object.fromEntries(entries.filter(([key]) => readers.has(splitKey(key).name)));
  const { activities } = portal.crm;
  const candidates = bindings
    ? [...new Set(refsOf(bindings[1]).flatMap((ref) => activities.of(ref)))]
    : activities.all();
  const unknown = (name: string): Error => classicError(`Unknown field ${name}`);
  const matches = compileFilter(filter, read, portal.zone, unknown);
  const rows = candidates.filter((activity) => matches(activity) && mayReadActivity(context, activity));
  const order = param(params, 'order') ?? { START_TIME: 'ASC', ID: 'ASC' };
  const sorted = sortRows(rows, order, (activity, name) => readers.get(name)?.[1](activity));
  const select = listOf(param(params, 'select')).map(text);
  return page(
    sorted,
    params,
    (items) => items,
    (activity) => selectedView(context, activity, select),
  );
}

function selectedView(
  { portal }: RestContext,
  activity: Activity,
  select: readonly string[],
): Record<string, unknown> {
  const all = select.length === 0 || select.includes('*');
  const view = Object.entries(activityView(activity, portal.zone)).filter(
    ([name]) => all || name === 'ID' || select.includes(name),
  );
  // Only when selected by name (docs/bitrix24/activities.md#reading-activities).
  if (select.includes('COMMUNICATIONS'))
    view.push(['COMMUNICATIONS', communicationsView(activity, portal.crm)]);
  return Object.fromEntries(view);
}
