import { entriesOf, int, listOf, param, text, type Params } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';
import { DEAL, isEntityType, LEAD, type EntityTypeId } from '../crm/entity-types.ts';
import { fieldByItemName, fieldsOf } from '../crm/field-specs.ts';
import type { Item } from '../crm/item.ts';
import { autoConvert } from '../crm/convert.ts';
import { compileFilter, type FilterField } from './filter.ts';
import { itemPatch } from './item-fields.ts';
import { aliasValue, customClassicName, filterField, itemView } from './item-view.ts';
import { page, sortRows } from './paging.ts';
import { mayAdd, mayRead, mayWrite } from './rights.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

const notFound = (): RestError => new RestError(400, 'NOT_FOUND', 'Element not found');
const denied = (): RestError => new RestError(400, 'ACCESS_DENIED', 'Access denied');

function typeOf(params: Params): EntityTypeId {
  const type = int(param(params, 'entityTypeId'));
  if (type === 5) throw new RestError(400, 'ENTITY_TYPE_NOT_SUPPORTED', 'Entity type is not supported');
  if (!isEntityType(type)) throw new RestError(400, 'NOT_FOUND', 'Smart process not found');
  return type;
}

function itemOf({ portal }: RestContext, params: Params): Item {
  const item = portal.crm.find({ entityTypeId: typeOf(params), id: int(param(params, 'id')) });
  if (!item) throw notFound();
  return item;
}

const originalNames = (params: Params): boolean => text(param(params, 'useOriginalUfNames')) === 'Y';

function itemResult(context: RestContext, item: Item, params: Params): unknown {
  return { item: itemView(item, context.portal.zone, originalNames(params)) };
}

/** Value of a field for filters and orders. */
function read(item: Item, name: string): FilterField | undefined {
  const spec = fieldByItemName(item.entityTypeId, name);
  if (spec) return filterField(item, spec);
  // `=imol`, `=phone`, `=email` compare only the first value (docs/bitrix24/crm-search.md#by-chat).
  if (item.entityTypeId !== DEAL) {
    const alias = aliasValue(item, name);
    if (alias !== undefined) return { kind: 'string', value: alias };
    const has = { hasPhone: item.phones, hasEmail: item.emails, hasImol: item.imols }[name];
    if (has) return { kind: 'string', value: has.length > 0 ? 'Y' : 'N' };
  }
  const custom = customClassicName(name);
  return custom ? { kind: 'string', value: text(item.custom[custom]) } : undefined;
}

function list(context: RestContext, params: Params): unknown {
  const { portal, user } = context;
  const type = typeOf(params);
  const unknown = (name: string): RestError =>
    new RestError(400, 'INVALID_ARG_VALUE', `Invalid filter: field '${name}' is not allowed in filter`);
  const filter = param(params, 'filter');
  checkNames(type, filter, unknown);
  const readable = portal.crm
    .items(type)
    .all()
    .filter((item) => mayRead(user, item));
  const rows = readable.filter(compileFilter(filter, read, portal.zone, unknown));
  const sorted = sortRows(rows, param(params, 'order') ?? { id: 'ASC' }, (item, name) => {
    const value = read(item, name)?.value;
    return typeof value === 'object' ? null : value;
  });
  const select = listOf(param(params, 'select')).map(text);
  return page(
    sorted,
    params,
    (items) => ({ items }),
    (item) => selected(itemView(item, portal.zone, originalNames(params)), select),
  );
}

/** Refuses unknown filter names even when there is no item to compare. */
function checkNames(type: EntityTypeId, filter: unknown, unknown: (name: string) => Error): void {
  const probe = { entityTypeId: type } as const;
  for (const [key, value] of entriesOf(filter)) {
    if (key.toLowerCase() === 'logic') continue;
    if (/^\d+$/.test(key)) checkNames(type, value, unknown);
    else {
      const name = key.replace(/^[!@=<>%]+/, '');
      const alias = probe.entityTypeId !== DEAL && /^(phone|email|imol|hasPhone|hasEmail|hasImol)/.test(name);
      if (!fieldByItemName(type, name) && !alias && !customClassicName(name)) throw unknown(name);
    }
  }
}

/** Selected fields; `fm` is returned only with all fields, `id` only when selected (docs/bitrix24/crm-items.md#item-methods). */
function selected(view: Record<string, unknown>, select: readonly string[]): Record<string, unknown> {
  if (select.length === 0 || select.includes('*')) return view;
  return Object.fromEntries(Object.entries(view).filter(([name]) => name !== 'fm' && select.includes(name)));
}

function add(context: RestContext, params: Params): unknown {
  const { portal, user, actor } = context;
  const type = typeOf(params);
  if (!mayAdd(user)) throw denied();
  const patch = itemPatch(type, param(params, 'fields'), undefined, portal.crm.stages, portal.zone);
  portal.required.check(type, patch);
  const item = portal.crm.add(type, patch, actor);
  const view = itemResult(context, item, params);
  if (type === LEAD && portal.crmMode === 2) autoConvert(portal.crm, item, actor);
  return view;
}

function update(context: RestContext, params: Params): unknown {
  const { portal, user, actor } = context;
  const item = itemOf(context, params);
  if (!mayWrite(user, item)) throw denied();
  const type = item.entityTypeId;
  const patch = itemPatch(type, param(params, 'fields'), item, portal.crm.stages, portal.zone);
  portal.required.check(type, patch, item);
  portal.crm.update(item, patch, actor);
  return itemResult(context, item, params);
}

function fields(_context: RestContext, params: Params): unknown {
  const types = {
    int: 'integer',
    double: 'double',
    string: 'string',
    flag: 'boolean',
    datetime: 'datetime',
    date: 'date',
    ints: 'integer',
  };
  const described = fieldsOf(typeOf(params)).map((spec) => [
    spec.item,
    {
      type: types[spec.kind],
      isRequired: false,
      isReadOnly: spec.readOnly,
      isImmutable: false,
      isMultiple: spec.kind === 'ints',
      isDynamic: false,
      title: spec.item,
      upperName: spec.item.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
    },
  ]);
  return { fields: Object.fromEntries(described) as Record<string, unknown> };
}

/** crm.item.* (docs/bitrix24/crm-items.md#item-methods). */
export const itemMethods = methodsOf('crm', {
  'crm.item.get': (context, params) => {
    const item = itemOf(context, params);
    if (!mayRead(context.user, item)) throw denied();
    return itemResult(context, item, params);
  },
  'crm.item.list': list,
  'crm.item.add': add,
  'crm.item.update': update,
  'crm.item.delete': (context, params) => {
    const item = itemOf(context, params);
    if (!mayWrite(context.user, item)) throw denied();
    context.portal.crm.delete(item, context.actor);
    return [];
  },
  'crm.item.fields': fields,
});
