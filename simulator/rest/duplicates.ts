import { int, isRecord, listOf, param, text, type Params } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';
import { COMPANY, CONTACT, isEntityType, LEAD, typeByName, typeName } from '../crm/entity-types.ts';
import { mergeItems } from '../crm/merge.ts';
import { mayRead, mayWrite } from './rights.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

/**
 * Twenty hits of one type hide the types after it; a portal counts them per value
 * (docs/bitrix24/crm-search.md#findbycomm).
 */
const MAX_HITS = 20;
const MAX_VALUES = 20;

function criteria(params: Params): { type: 'PHONE' | 'EMAIL'; values: readonly string[] } {
  const type = text(param(params, 'type')).toUpperCase();
  const given = param(params, 'values');
  if (type === '') {
    throw new RestError(400, 'Communication type is not defined', "Parameter 'type' is required.");
  }
  if (type !== 'PHONE' && type !== 'EMAIL') {
    const message = `Communication type '${type}' is not supported in current context`;
    throw new RestError(400, message, message);
  }
  const values = typeof given === 'object' ? listOf(given).map(text) : [];
  if (values.length === 0) {
    throw new RestError(400, 'Communication values is not defined', "Parameter 'values' is required.");
  }
  // GUESS: values after the first 20 are ignored.
  return { type, values: values.slice(0, MAX_VALUES) };
}

function findByComm({ portal, user }: RestContext, params: Params): unknown {
  if (!user.admin && user.readCrm === 'none') throw new RestError(403, 'Access denied', 'Access denied');
  const { type, values } = criteria(params);
  const only = typeByName(text(param(params, 'entity_type')));
  const found: [string, number[]][] = [];
  for (const entityTypeId of only === undefined ? ([LEAD, CONTACT, COMPANY] as const) : [only]) {
    const hits = values.flatMap((value) =>
      portal.index.find(type, value, entityTypeId).map((item) => item.id),
    );
    // GUESS: at most this many are returned.
    const ids = [...new Set(hits)].slice(0, MAX_HITS);
    if (ids.length > 0) found.push([typeName(entityTypeId).toUpperCase(), ids]);
    if (ids.length >= MAX_HITS) break;
  }
  // Without hits the answer is PHP's empty array (docs/bitrix24/values.md#empty-maps).
  return found.length === 0 ? [] : Object.fromEntries(found);
}

function merge({ portal, user, actor }: RestContext, params: Params): unknown {
  const inner = param(params, 'params');
  const given = isRecord(inner) ? inner : {};
  const type = int(given['entityTypeId']);
  // The code is the number 0 (docs/bitrix24/errors.md#shapes).
  const fail = (message: string): RestError => new RestError(400, 0, message);
  if (type === 0) throw fail('The parameter entityTypeId is required.');
  if (!isEntityType(type)) throw fail(`Entity type ${type} is not supported`);
  const ids = [
    ...new Set(
      listOf(given['entityIds'])
        .map(int)
        .filter((id) => id > 0),
    ),
  ];
  if (ids.length === 0) throw fail('The parameter entityIds does not contains valid elements.');
  if (ids.length < 2) throw fail('The parameter entityIds must contains at least two elements.');
  const items = ids.map((id) => portal.crm.find({ entityTypeId: type, id }));
  const [survivor, ...others] = items.flatMap((item) => (item ? [item] : []));
  if (!survivor || items.includes(undefined)) throw fail('Owner was not found');
  if (![survivor, ...others].every((item) => mayRead(user, item) && mayWrite(user, item)))
    throw new RestError(403, 0, 'Access denied');
  const merged = mergeItems(portal.crm, survivor, others, actor, false);
  return { STATUS: merged ? 'SUCCESS' : 'CONFLICT', ENTITY_IDS: merged ? others.map((item) => item.id) : [] };
}

/** Duplicate search and merge (docs/bitrix24/crm-search.md#findbycomm, docs/bitrix24/crm-items.md#merge). */
export const duplicateMethods = methodsOf('crm', {
  'crm.duplicate.findbycomm': findByComm,
  'crm.entity.mergeBatch': merge,
});
