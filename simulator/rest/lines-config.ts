import { entriesOf, int, isRecord, listOf, param, text, type Params } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';
import { Line } from '../lines/line.ts';
import type { User, Users } from '../portal/users.ts';
import { compileFilter, splitKey, type FilterField } from './filter.ts';
import { sortRows } from './paging.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

function queueFields(line: Line): Record<string, unknown> {
  const blank = { USER_NAME: null, USER_WORK_POSITION: null, USER_AVATAR: null, USER_AVATAR_ID: '0' };
  const full = line.queue.map((id, index) => [
    id,
    { ID: String(200 + index), SORT: String(index), USER_ID: String(id), DEPARTMENT_ID: '0', ...blank },
  ]);
  return {
    QUEUE: line.queue.map(String),
    QUEUE_FULL: Object.fromEntries(full) as unknown,
    QUEUE_USERS_FIELDS: Object.fromEntries(line.queue.map((id) => [id, blank])),
    QUEUE_ONLINE: 'Y',
  };
}

function configId(params: Params): number {
  const id = int(param(params, 'CONFIG_ID'));
  if (id === 0) throw new RestError(400, 'CONFIG_ID_EMPTY', "Config ID can't be empty");
  return id;
}

function get({ portal }: RestContext, params: Params): unknown {
  const line = portal.lines.lines.get(configId(params));
  if (!line) return false;
  return text(param(params, 'WITH_QUEUE')) === 'N' ? line.config : { ...line.config, ...queueFields(line) };
}

/** All field names of a line's configuration. */
const names = new Set(Object.keys(new Line(0, {}, []).config));
const invalid = (name: string): RestError =>
  new RestError(400, 'INVALID_FORMAT', `A wrong format for the PARAMS field '${name}' is passed`);

/** Whoever changed a line last has the right to it (docs/bitrix24/open-lines.md#line-rights). */
function mayEdit(line: Line, user: User): boolean {
  return user.admin || user.editLines || text(line.config['MODIFY_USER_ID']) === String(user.id);
}

/**
 * imopenlines.config.list.get (docs/bitrix24/open-lines.md#line-settings): refuses unknown names; has no
 * total and no next.
 */
function list({ portal, user }: RestContext, params: Params): unknown {
  const given = param(params, 'PARAMS');
  const { select, filter, order, limit, offset } = isRecord(given) ? given : ({} as Record<string, unknown>);
  const options = param(params, 'OPTIONS');
  const permission = isRecord(options) ? text(options['CHECK_PERMISSION']).toUpperCase() : '';
  const allowed = (line: Line): boolean =>
    permission === '' ||
    mayEdit(line, user) ||
    // GUESS: an employee of the line's queue may view it.
    (permission === 'VIEW' && line.queue.includes(user.id));
  const lines = [...portal.lines.lines.values()].filter(allowed);
  const selected = listOf(select)
    .map(text)
    .filter((name) => name !== '*');
  if (selected.some((name) => !names.has(name))) throw invalid('select');
  if (entriesOf(filter).some(([key]) => !names.has(splitKey(key).name))) throw invalid('filter');
  if (entriesOf(order).some(([key]) => !names.has(key))) throw invalid('order');
  const value = (line: Line, name: string): string | number =>
    name === 'ID' ? line.id : text(line.config[name]);
  const field = (line: Line, name: string): FilterField => ({
    kind: name === 'ID' ? 'int' : 'string',
    value: value(line, name),
  });
  const rows = lines.filter(compileFilter(filter, field, portal.zone, () => invalid('filter')));
  const size = Math.min(int(limit) || 50, 200);
  return sortRows(rows, order ?? { ID: 'ASC' }, value)
    .slice(int(offset), int(offset) + size)
    .map((line) => ({
      ...(selected.length === 0
        ? line.config
        : Object.fromEntries(
            Object.entries(line.config).filter(([name]) => name === 'ID' || selected.includes(name)),
          )),
      ...listQueue(line, portal.users, isRecord(options) ? options : {}),
    }));
}

function listQueue(
  line: Line,
  users: Users,
  options: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const person = (id: number): Record<string, unknown> => {
    const user = users.get(id);
    return {
      USER_NAME: [user?.name, user?.lastName].filter(Boolean).join(' '),
      USER_WORK_POSITION: null,
      USER_AVATAR: '',
      USER_AVATAR_ID: null,
    };
  };
  return {
    // Numbers here, but strings in config.get (docs/bitrix24/values.md#scalars).
    ...(options['QUEUE'] === 'Y'
      ? {
          QUEUE: line.queue,
          QUEUE_USERS_FIELDS: Object.fromEntries(line.queue.map((id) => [id, person(id)])),
        }
      : {}),
    ...(options['CONFIG_QUEUE'] === 'Y'
      ? { CONFIG_QUEUE: line.queue.map((id) => ({ ENTITY_ID: String(id), ENTITY_TYPE: 'user' })) }
      : {}),
  };
}

const crmFlags = ['CRM', 'CRM_CHAT_TRACKER', 'CRM_FORWARD', 'CRM_TRANSFER_CHANGE', 'CRM_CREATE_THIRD'];

/**
 * imopenlines.config.update (docs/bitrix24/open-lines.md#line-settings): changes only the given keys; for CRM
 * flags any value but N is Y. Every update notes its user, who has the right to the line from then on.
 */
function update({ portal, user }: RestContext, params: Params): unknown {
  const line = portal.lines.lines.get(configId(params));
  if (!line) return false;
  if (!mayEdit(line, user)) {
    throw new RestError(403, 'CONFIG_WRONG_USER_PERMISSION', 'Permission denied');
  }
  const entries = entriesOf(param(params, 'PARAMS'));
  const queue = entries.find(([name]) => name === 'QUEUE')?.[1];
  if (queue !== undefined && listOf(queue).length === 0) return false;
  for (const [name, value] of entries) setField(line, name, value);
  line.config['MODIFY_USER_ID'] = String(user.id);
  return true;
}

function setField(line: Line, name: string, value: unknown): void {
  if (name === 'QUEUE') {
    line.queue = listOf(value).map((entry) => int(isRecord(entry) ? entry['ENTITY_ID'] : entry));
  } else if (crmFlags.includes(name)) line.config[name] = text(value) === 'N' ? 'N' : 'Y';
  else if (name in line.config && name !== 'ID') {
    line.config[name] = typeof value === 'object' ? value : text(value);
  }
}

/** imopenlines.config.* (docs/bitrix24/open-lines.md#line-settings). */
export const lineMethods = methodsOf('imopenlines', {
  'imopenlines.config.get': get,
  'imopenlines.config.list.get': list,
  'imopenlines.config.update': update,
});
