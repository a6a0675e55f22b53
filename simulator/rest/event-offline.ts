import { isoDate } from '../base/clock.ts';
import { encodePhp, parsePhp } from '../base/php-brackets.ts';
import { int, listOf, param, text, type Params } from '../base/params.ts';
import { accessDenied } from '../base/rest-error.ts';
import type { OfflineRow } from '../events/offline-queue.ts';
import { compileFilter, type FilterField } from './filter.ts';
import { page, sortRows } from './paging.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

function rowsFor(
  { portal, user }: RestContext,
  params: Params,
  which: (row: OfflineRow) => boolean,
): OfflineRow[] {
  if (!user.admin) throw accessDenied('Access denied!');
  const connector = text(param(params, 'auth_connector'));
  const filter = param(params, 'filter');
  const fits = compileFilter(filter, fieldOf, portal.zone, (name) => accessDenied(`Unknown field ${name}`));
  const rows = portal.offline.rows.filter((row) => row.connector === connector && which(row) && fits(row));
  return sortRows(rows, param(params, 'order') ?? { TIMESTAMP_X: 'ASC', ID: 'ASC' }, (row, name) => {
    const value = fieldOf(row, name)?.value;
    return typeof value === 'object' ? null : value;
  });
}

function fieldOf(row: OfflineRow, name: string): FilterField | undefined {
  if (name === 'ID') return { kind: 'int', value: row.id };
  if (name === 'TIMESTAMP_X') return { kind: 'date', value: row.timestamp };
  if (name === 'EVENT_NAME') return { kind: 'string', value: row.event };
  if (name === 'MESSAGE_ID') return { kind: 'string', value: row.messageId };
  return undefined;
}

function view(row: OfflineRow, zone: number): Record<string, unknown> {
  return {
    ID: String(row.id),
    TIMESTAMP_X: isoDate(row.timestamp, zone),
    EVENT_NAME: row.event,
    EVENT_DATA: stringly(row.data),
    EVENT_ADDITIONAL: stringly(row.additional),
    MESSAGE_ID: row.messageId,
  };
}

/** GUESS: scalars inside come back as strings ("all strings", rest-contract.md 2.2); nothing to show is `false`. */
function stringly(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return false;
  const parsed = parsePhp(encodePhp(data as Record<string, unknown>));
  return Object.keys(parsed).length === 0 ? false : parsed;
}

function chosen(params: Params): (row: OfflineRow) => boolean {
  const ids = listOf(param(params, 'id')).map(text);
  const messages = listOf(param(params, 'message_id')).map(text);
  if (ids.length === 0 && messages.length === 0) return () => true;
  return (row) => ids.includes(String(row.id)) || messages.includes(row.messageId);
}

/** rest-contract.md 2.2: admin only. */
export const offlineMethods = methodsOf('', {
  'event.offline.get': (context, params) => {
    const { portal } = context;
    const processId = text(param(params, 'process_id'));
    const failed = int(param(params, 'error')) === 1;
    const clear = param(params, 'clear') === undefined || int(param(params, 'clear')) === 1;
    const limit = int(param(params, 'limit')) || 50;
    const rows = rowsFor(context, params, (row) =>
      failed ? row.error : !row.error && row.processId === '',
    ).slice(0, limit);
    const taken = portal.offline.take(rows, clear, processId);
    return { process_id: taken.processId, events: taken.rows.map((row) => view(row, portal.zone)) };
  },
  'event.offline.list': (context, params) =>
    page(
      rowsFor(context, params, () => true),
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
    portal.offline.clear(text(param(params, 'process_id')), chosen(params));
    return true;
  },
  'event.offline.error': ({ portal, user }, params) => {
    if (!user.admin) throw accessDenied('Access denied!');
    portal.offline.markError(text(param(params, 'process_id')), chosen(params));
    return true;
  },
});
