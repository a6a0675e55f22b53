import { int, isRecord, listOf, param, text, type Params } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';
import { COMPANY, CONTACT, isEntityType, LEAD, typeByName, typeName } from '../crm/entity-types.ts';
import { indexKey } from '../crm/duplicate-index.ts';
import { mergeItems } from '../crm/merge.ts';
import { mayRead, mayWrite } from './rights.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

/**
 * Hits per value, over all types in their order: twenty of one type hide the types after it
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
  // Values are compared by their key; what is beyond the first 20 keys is cut off in silence.
  const byKey = new Map([...values].reverse().map((value) => [indexKey(type, value), value]));
  return { type, values: [...byKey.values()].reverse().slice(0, MAX_VALUES) };
}

function findByComm({ portal, user }: RestContext, params: Params): unknown {
  if (!user.admin && user.readCrm === 'none') throw new RestError(403, 'Access denied', 'Access denied');
  const { type, values } = criteria(params);
  const only = typeByName(text(param(params, 'entity_type')));
  const types = only === undefined ? ([LEAD, CONTACT, COMPANY] as const) : [only];
  const hits = values.flatMap((value) =>
    types.flatMap((entityTypeId) => portal.index.find(type, value, entityTypeId)).slice(0, MAX_HITS),
  );
  const found = types.flatMap((entityTypeId): [string, number[]][] => {
    const ids = hits.filter((item) => item.entityTypeId === entityTypeId).map(({ id }) => id);
    return ids.length > 0 ? [[typeName(entityTypeId).toUpperCase(), [...new Set(ids)]]] : [];
  });
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
