import { int, isRecord, param, text, type Params } from '../base/params.ts';
import { accessDenied, RestError } from '../base/rest-error.ts';
import type { PlacementBinding } from '../portal/installation.ts';
import { checkHandlerUrl } from './handler-url.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

const crmTypes = ['LEAD', 'DEAL', 'CONTACT', 'COMPANY', 'QUOTE', 'SMART_INVOICE'];
const byScope: Readonly<Record<string, readonly string[]>> = {
  placement: ['LEFT_MENU', 'REST_APP_URI', 'PAGE_BACKGROUND_WORKER'],
  crm: [
    ...crmTypes.flatMap((type) => [
      `CRM_${type}_DETAIL_TAB`,
      `CRM_${type}_DETAIL_TOOLBAR`,
      `CRM_${type}_DETAIL_ACTIVITY`,
      `CRM_${type}_LIST_MENU`,
      `CRM_${type}_LIST_TOOLBAR`,
    ]),
    ...['LEAD', 'DEAL', 'QUOTE', 'SMART_INVOICE'].map((type) => `CRM_${type}_ACTIVITY_TIMELINE_MENU`),
    'CRM_ANALYTICS_MENU',
    'CRM_ANALYTICS_TOOLBAR',
  ],
  im: ['IM_SIDEBAR', 'IM_TEXTAREA', 'IM_CONTEXT_MENU', 'IM_NAVIGATION'],
  contact_center: ['CONTACT_CENTER'],
  imopenlines: ['SETTING_CONNECTOR'],
};

const available = (scope: readonly string[]): string[] => scope.flatMap((name) => byScope[name] ?? []);

function bind({ portal, app, user }: RestContext, params: Params): unknown {
  if (!user.admin) throw accessDenied();
  const placement = text(param(params, 'PLACEMENT')).toUpperCase();
  const handler = text(param(params, 'HANDLER'));
  for (const [name, value] of [
    ['PLACEMENT', placement],
    ['HANDLER', handler],
  ] as const) {
    if (value === '')
      throw new RestError(400, 'ERROR_ARGUMENT', `Argument '${name}' is null or empty`, { argument: name });
  }
  if (!available(app.scope).includes(placement) || portal.missingPlacements.has(placement))
    throw new RestError(400, 'ERROR_PLACEMENT_NOT_FOUND', 'Placement not found');
  checkHandlerUrl(portal, handler);
  const langAll = param(params, 'LANG_ALL');
  const options = param(params, 'OPTIONS');
  checkIcon(placement, options);
  app.placements.push({
    placement,
    handler,
    userId: int(param(params, 'USER_ID')),
    title: text(param(params, 'TITLE')),
    description: text(param(params, 'DESCRIPTION')),
    langAll: isRecord(langAll) ? langAll : {},
    options: isRecord(options) ? options : {},
  });
  return true;
}

/** GUESS: the documents demand an icon of these places; which error its absence brings is not documented. */
function checkIcon(placement: string, options: unknown): void {
  if (placement !== 'IM_SIDEBAR' && placement !== 'IM_TEXTAREA' && placement !== 'IM_NAVIGATION') return;
  if (!isRecord(options) || text(options['iconName']) === '')
    throw new RestError(400, 'ERROR_ARGUMENT', "Argument 'iconName' is null or empty", {
      argument: 'iconName',
    });
}

function unbind({ app, user }: RestContext, params: Params): unknown {
  if (!user.admin) throw accessDenied();
  const placement = text(param(params, 'PLACEMENT')).toUpperCase();
  if (placement === '')
    throw new RestError(400, 'ERROR_ARGUMENT', "Argument 'PLACEMENT' is null or empty", {
      argument: 'PLACEMENT',
    });
  const handler = param(params, 'HANDLER');
  const matches = (binding: PlacementBinding): boolean =>
    binding.placement === placement && (handler === undefined || binding.handler === text(handler));
  const count = app.placements.filter(matches).length;
  app.placements = app.placements.filter((binding) => !matches(binding));
  // The real method counts each binding twice: as found and as removed
  // (docs/bitrix24/placements-and-frame.md#placements).
  return { count: count * 2 };
}

/** In the portal's language where LANG_ALL has it (docs/bitrix24/placements-and-frame.md#placements). */
function titleIn(language: string, { title, langAll }: PlacementBinding): string {
  const texts = Object.hasOwn(langAll, language) ? langAll[language] : undefined;
  return (isRecord(texts) && text(texts['TITLE'])) || title;
}

/** placement.* (docs/bitrix24/placements-and-frame.md#placements). */
export const placementMethods = methodsOf('placement', {
  'placement.bind': bind,
  'placement.unbind': unbind,
  'placement.get': ({ app, portal }) =>
    app.placements.map((binding) => ({
      placement: binding.placement,
      userId: binding.userId,
      handler: binding.handler,
      options: Object.keys(binding.options).length === 0 ? [] : binding.options,
      title: titleIn(portal.language, binding),
      description: binding.description,
      langAll: binding.langAll,
    })),
  'placement.list': ({ app }, params) => {
    const scope = param(params, 'SCOPE');
    return scope === undefined ? available(app.scope) : available([text(scope)]);
  },
});
