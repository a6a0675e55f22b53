import { int, param, text, type Params } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';
import { typeName, entityTypeIds } from '../crm/entity-types.ts';
import { compileFilter, type FilterField } from './filter.ts';
import { sortRows } from './paging.ts';
import { ListAnswer, methodsOf, type RestContext } from './rest-method.ts';

function statusRows({ portal }: RestContext): Record<string, unknown>[] {
  const { stages, sources } = portal.crm.stages;
  return [
    ...stages.map((stage) => ({
      ID: String(stage.id),
      ENTITY_ID: stage.group,
      STATUS_ID: stage.statusId,
      NAME: stage.name,
      NAME_INIT: stage.system ? stage.name : '',
      SORT: String(stage.sort),
      SYSTEM: stage.system ? 'Y' : 'N',
      CATEGORY_ID: stage.categoryId === null ? null : String(stage.categoryId),
      COLOR: stage.color,
      SEMANTICS: stage.semantic === 'P' ? null : stage.semantic,
      EXTRA: { SEMANTICS: stage.extra, COLOR: stage.color },
    })),
    ...sources.map((source) => ({
      ID: String(source.id),
      ENTITY_ID: 'SOURCE',
      STATUS_ID: source.statusId,
      NAME: source.name,
      NAME_INIT: source.system ? source.name : '',
      SORT: String(source.sort),
      SYSTEM: source.system ? 'Y' : 'N',
      CATEGORY_ID: null,
      COLOR: null,
      SEMANTICS: null,
    })),
  ];
}

function statusList(context: RestContext, params: Params): ListAnswer {
  const read = (row: Record<string, unknown>, name: string): FilterField | undefined =>
    name in row
      ? { kind: name === 'ID' || name === 'SORT' ? 'int' : 'string', value: row[name] as string | null }
      : { kind: 'string', value: null };
  const invalid = (): RestError => new RestError(400, '', 'Invalid parameters.');
  const matches = compileFilter(param(params, 'filter'), read, context.portal.zone, invalid);
  const rows = statusRows(context).filter(matches);
  const sorted = sortRows(rows, param(params, 'order') ?? { SORT: 'ASC' }, (row, name) =>
    name === 'ID' || name === 'SORT' ? int(row[name]) : text(row[name]),
  );
  // GUESS: dictionaries are returned completely, without pages.
  return new ListAnswer(sorted, sorted.length);
}

function categoryList({ portal, user }: RestContext, params: Params): ListAnswer {
  if (int(param(params, 'entityTypeId')) !== 2)
    throw new RestError(400, 'ENTITY_TYPE_NOT_SUPPORTED', 'Entity type is not supported');
  const categories = portal.crm.stages.categories
    .filter((category) => user.admin || !user.hiddenCategories.includes(category.id))
    .sort((a, b) => a.sort - b.sort || a.id - b.id);
  const view = categories.map(({ id, name, sort }) => ({
    id,
    name,
    sort,
    entityTypeId: 2,
    isDefault: id === 0 ? 'Y' : 'N',
    ...(id === 0 ? {} : { originId: '', originatorId: '' }),
  }));
  return new ListAnswer({ categories: view }, view.length);
}

/** Stages, sources, funnels and CRM settings (docs/bitrix24/crm-items.md#stages). */
export const dictionaryMethods = methodsOf('crm', {
  'crm.status.list': statusList,
  'crm.category.list': categoryList,
  'crm.settings.mode.get': ({ portal }) => portal.crmMode,
  'crm.enum.ownertype': () =>
    entityTypeIds.map((id) => {
      const name = typeName(id);
      const short = { lead: 'L', deal: 'D', contact: 'C', company: 'CO' }[name];
      return {
        ID: id,
        NAME: name.charAt(0).toUpperCase() + name.slice(1),
        SYMBOL_CODE: name.toUpperCase(),
        SYMBOL_CODE_SHORT: short,
      };
    }),
});
