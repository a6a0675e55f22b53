import { isoDate } from '../base/clock.ts';
import { int, listOf, param, text, type Params } from '../base/params.ts';
import { accessDenied, RestError } from '../base/rest-error.ts';
import type { OfflineRow } from '../events/offline-queue.ts';
import { compileFilter, type FilterField } from './filter.ts';
import { page, sortRows } from './paging.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

type RowTest = (row: OfflineRow) => boolean;

function rowsFor(
  { portal, user }: RestContext,
  params: Params,
  which: RowTest,
  fields: Fields,
): OfflineRow[] {
  if (!user.admin) throw accessDenied('Access denied!');
  const connector = text(param(params, 'auth_connector'));
  const read = (row: OfflineRow, name: string): FilterField | undefined =>
    fields.names.includes(name) ? fieldOf(row, name) : undefined;
  const matches = compileFilter(
    param(params, 'filter'),
    read,
    portal.zone,
    (name) => new RestError(400, 'ERROR_ARGUMENT', `Filter field not allowed: ${name}`),
  );
  const rows = portal.offline.rows.filter((row) => row.connector === connector && which(row) && matches(row));
  return sortRows(rows, param(params, 'order') ?? fields.order, (row, name) => {
    const value = fieldOf(row, name)?.value;
    return typeof value === 'object' ? null : value;
  });
}

interface Fields {
  readonly names: readonly string[];
  /** Default order. */
  readonly order: Readonly<Record<string, string>>;
}

const names = ['ID', 'TIMESTAMP_X', 'EVENT_NAME', 'MESSAGE_ID'];
/** GUESS: rows of one second are sorted by id. */
const getFields: Fields = { names, order: { TIMESTAMP_X: 'ASC', ID: 'ASC' } };
const listFields: Fields = { names: [...names, 'PROCESS_ID', 'ERROR'], order: { ID: 'ASC' } };

function fieldOf(row: OfflineRow, name: string): FilterField | undefined {
  if (name === 'ID') return { kind: 'int', value: row.id };
  if (name === 'TIMESTAMP_X') return { kind: 'date', value: row.timestamp };
  if (name === 'EVENT_NAME') return { kind: 'string', value: row.event };
  if (name === 'MESSAGE_ID') return { kind: 'string', value: row.messageId };
  if (name === 'PROCESS_ID') return { kind: 'string', value: row.processId };
  return name === 'ERROR' ? { kind: 'int', value: row.error ? 1 : 0 } : undefined;
}

function view(row: OfflineRow, zone: number): Record<string, unknown> {
  return {
    ID: String(row.id),
    TIMESTAMP_X: isoDate(row.timestamp, zone),
    EVENT_NAME: row.event,
    EVENT_DATA: jsonData(row.data),
    EVENT_ADDITIONAL: jsonData(row.additional),
    MESSAGE_ID: row.messageId,
  };
}

/** Nested scalars keep their types; empty data is `false` (docs/bitrix24/offline-queue.md#rows). */
function jsonData(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return false;
  return Object.keys(data).length === 0 ? false : data;
}

function rowSelector(params: Params): RowTest {
  const ids = listOf(param(params, 'id')).map(text);
  const messages = listOf(param(params, 'message_id')).map(text);
  if (ids.length === 0 && messages.length === 0) return () => true;
  return (row) => ids.includes(String(row.id)) || messages.includes(row.messageId);
}

/**
 * With a process_id: the remaining rows of that reservation, and clear=1 removes all of them. Without: rows that are
 * not reserved (docs/bitrix24/offline-queue.md#reserving).
 */
function get(context: RestContext, params: Params): unknown {
  const { portal } = context;
  const clear = param(params, 'clear') === undefined || int(param(params, 'clear')) === 1;
  if (!clear && !portal.features.has('rest_offline_extended')) {
    const what = 'extended offline events handling';
    throw new RestError(403, 'WRONG_LICENSE', `This feature is not enabled for the current license: ${what}`);
  }
  const processId = param(params, 'process_id') === undefined ? undefined : text(param(params, 'process_id'));
  const failed = int(param(params, 'error')) === 1;
  const which: RowTest = (row) => row.error === failed && row.processId === (processId ?? '');
  const rows = rowsFor(context, params, which, getFields).slice(0, int(param(params, 'limit')) || 50);
  const reserved = clear || processId !== undefined ? processId : portal.offline.reserve(rows);
  if (clear && processId !== undefined) portal.offline.clear(processId, () => true);
  else if (clear) portal.offline.remove(rows);
  return { process_id: reserved ?? null, events: rows.map((row) => view(row, portal.zone)) };
}

/** event.offline.*: admins only (docs/bitrix24/offline-queue.md#binding-the-queue). */
export const offlineMethods = methodsOf('', {
  'event.offline.get': get,
  'event.offline.list': (context, params) =>
    page(
      rowsFor(context, params, () => true, listFields),
      params,
      (rows) => rows,
      (row) => ({
        ...view(row, context.portal.zone),
        PROCESS_ID: row.processId,
        ERROR: row.error ? '1' : '0',
      }),
    ),
  'event.offline.clear': ({ portal, user }, params) => {
    if (!user.admin) throw accessDenied('Access denied!');
    portal.offline.clear(text(param(params, 'process_id')), rowSelector(params));
    return true;
  },
  'event.offline.error': ({ portal, user }, params) => {
    if (!user.admin) throw accessDenied('Access denied!');
    portal.offline.markError(text(param(params, 'process_id')), rowSelector(params));
    return true;
  },
});
