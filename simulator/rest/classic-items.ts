import { entriesOf, int, isRecord, listOf, param, text, type Params } from '../base/params.ts';
import { classicError, RestError } from '../base/rest-error.ts';
import { autoConvert } from '../crm/convert.ts';
import { CONTACT, DEAL, entityTypeIds, LEAD, typeName, type EntityTypeId } from '../crm/entity-types.ts';
import { fieldByClassicName } from '../crm/field-specs.ts';
import type { Item } from '../crm/item.ts';
import { classicPatch } from './classic-fields.ts';
import { classicView, isMultiField } from './classic-view.ts';
import { compileFilter, type FilterField } from './filter.ts';
import { filterField } from './item-view.ts';
import { page, sortRows } from './paging.ts';
import { mayAdd, mayRead, mayWrite } from './rights.ts';
import { methodsOf, type RestContext, type RestHandler } from './rest-method.ts';

function itemOf(context: RestContext, type: EntityTypeId, params: Params): Item {
  const id = int(param(params, 'id'));
  if (id <= 0) throw classicError('ID is not defined or invalid.');
  const item = context.portal.crm.find({ entityTypeId: type, id });
  if (!item) throw classicError('Not found');
  return item;
}

function read(item: Item, name: string): FilterField | undefined {
  if (isMultiField(name)) return { kind: 'string', value: item.valuesOf(name) };
  // GUESS: these filters match any linked client, not only the primary one.
  if (name === 'CONTACT_ID') return { kind: 'int', value: item.contactIds };
  if (name === 'COMPANY_ID' && item.entityTypeId === CONTACT) return { kind: 'int', value: item.companyIds };
  if (name.startsWith('UF_')) return { kind: 'string', value: text(item.custom[name]) };
  const spec = fieldByClassicName(item.entityTypeId, name);
  return spec && filterField(item, spec);
}

function list(type: EntityTypeId): RestHandler {
  return ({ portal, user }, params) => {
    const [filter, order, wanted] = ['filter', 'order', 'select'].map((name) => param(params, name));
    if (filter !== undefined && typeof filter !== 'object')
      throw classicError("Parameter 'filter' must be array.");
    if (order !== undefined && typeof order !== 'object')
      throw classicError("Parameter 'order' must be array.");
    // GUESS: names that cannot be filtered are silently ignored.
    const known = Object.fromEntries(
      entriesOf(filter).filter(([key]) => {
        const name = key.replace(/^[!@=<>%]+/, '');
        return name.startsWith('UF_') || isMultiField(name) || fieldByClassicName(type, name) !== undefined;
      }),
    );
    const matches = compileFilter(known, read, portal.zone, (name) => classicError(`Unknown field ${name}`));
    const items = portal.crm.items(type).all();
    const rows = items.filter((item) => mayRead(user, item) && matches(item));
    const sorted = sortRows(rows, order ?? { ID: 'ASC' }, (item, name) => {
      const value = read(item, name)?.value;
      return typeof value === 'object' ? null : value;
    });
    const select = listOf(wanted).map(text);
    return page(
      sorted,
      params,
      (items) => items,
      (item) => selected(classicView(item, portal.zone), select),
    );
  };
}

/** Selected fields; multi-fields only when selected by name (docs/bitrix24/multi-fields.md#as-classic-fields). */
function selected(view: Record<string, unknown>, select: readonly string[]): Record<string, unknown> {
  const everything = select.length === 0 || select.includes('*');
  const isSelected = (name: string): boolean => {
    if (select.includes(name)) return true;
    if (isMultiField(name)) return false;
    if (name.startsWith('UF_')) return select.length === 0 || select.includes('UF_*');
    return everything || name === 'ID';
  };
  return Object.fromEntries(Object.entries(view).filter(([name]) => isSelected(name)));
}

function add(type: EntityTypeId): RestHandler {
  return ({ portal, user, actor }, params) => {
    const fields = param(params, 'fields') ?? {};
    if (!isRecord(fields) && !(Array.isArray(fields) && fields.length === 0))
      throw classicError("Parameter 'fields' must be array.");
    if (!mayAdd(user)) throw classicError('Access denied.');
    const item = portal.crm.add(type, classicPatch(type, fields, undefined, portal.zone), actor);
    if (type === LEAD && portal.crmMode === 2) autoConvert(portal.crm, item, actor);
    return item.id;
  };
}

function update(type: EntityTypeId): RestHandler {
  return (context, params) => {
    const item = itemOf(context, type, params);
    const fields = param(params, 'fields') ?? {};
    if (typeof fields !== 'object') throw classicError("Parameter 'fields' must be array.");
    if (!mayWrite(context.user, item)) throw classicError('Access denied.');
    const patch = classicPatch(type, fields, item, context.portal.zone);
    // crm.deal.update cannot change the funnel: the field is ignored and the result is true
    // (docs/bitrix24/crm-items.md#classic-methods).
    const { categoryId: _funnel, ...values } = patch.values;
    context.portal.crm.update(item, type === DEAL ? { ...patch, values } : patch, context.actor);
    return true;
  };
}

function handlers(type: EntityTypeId): Record<string, RestHandler> {
  const prefix = `crm.${typeName(type)}.`;
  return {
    [`${prefix}get`]: (context, params) => {
      const item = itemOf(context, type, params);
      if (!mayRead(context.user, item)) throw new RestError(400, '', 'Access denied.');
      return classicView(item, context.portal.zone);
    },
    [`${prefix}list`]: list(type),
    [`${prefix}add`]: add(type),
    [`${prefix}update`]: update(type),
    [`${prefix}delete`]: (context, params) => {
      const item = itemOf(context, type, params);
      if (!mayWrite(context.user, item)) throw classicError('Access denied.');
      context.portal.crm.delete(item, context.actor);
      return true;
    },
  };
}

/** crm.lead|deal|contact|company.get, list, add, update, delete (docs/bitrix24/crm-items.md#classic-methods). */
export const classicMethods = methodsOf(
  'crm',
  Object.assign({}, ...entityTypeIds.map(handlers)) as Record<string, RestHandler>,
);
