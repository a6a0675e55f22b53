import { entriesOf, int, isRecord, param, text } from '../base/params.ts';
import { isoDate } from '../base/clock.ts';
import { RestError } from '../base/rest-error.ts';
import { bindableEvents } from '../events/event-catalog.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

/** Methods about the app, the user and the portal (docs/bitrix24/install-and-auth.md#app-info). */
export const appMethods = methodsOf('', {
  'app.info': ({ portal, app }) => portal.appInfo(app.clientId),
  scope: ({ app }) => [...app.scope],
  'feature.get': ({ portal }, params) => {
    const code = text(param(params, 'CODE'));
    if (code === '') throw new RestError(400, 'CODE_EMPTY', "CODE can't be empty");
    return { value: portal.features.has(code) ? 'Y' : 'N' };
  },
  'server.time': ({ portal }) => isoDate(portal.clock.now(), portal.zone),
  'user.admin': ({ user }) => user.admin,
  profile: ({ user }) => ({
    ID: String(user.id),
    ADMIN: user.admin,
    NAME: user.name,
    LAST_NAME: user.lastName,
    PERSONAL_GENDER: user.gender,
    TIME_ZONE: '',
  }),
  'app.option.get': ({ app }, params) => {
    const option = param(params, 'option');
    // GUESS: without options the answer is PHP's empty array.
    if (option === undefined || option === '')
      return app.options.size === 0 ? [] : Object.fromEntries(app.options);
    return app.options.get(text(option)) ?? null;
  },
  'app.option.set': setOptions,
  events: ({ app }, params) => {
    const scope = param(params, 'SCOPE');
    return scope === undefined ? [...bindableEvents(app.scope)] : [...bindableEvents([text(scope)])];
  },
});

const USERS_PER_PAGE = 50;

/**
 * user.get: employees, dismissed ones included where the filter does not ask for active ones; phones and e-mails with the
 * scopes user_basic and user (docs/bitrix24/users.md). Only the filters ID and ACTIVE.
 */
export const userMethods = methodsOf('user_brief', {
  'user.get': ({ portal, app }, params) => {
    const id = int(param(params, 'ID') ?? param(params, 'id'));
    const filter = param(params, 'FILTER');
    const onlyActive = isRecord(filter) && ['1', 'true', 'Y'].includes(text(param(filter, 'ACTIVE')));
    const start = int(param(params, 'start'));
    const showsContacts = app.scope.includes('user') || app.scope.includes('user_basic');
    return portal.users
      .employees()
      .filter((user) => (id === 0 || user.id === id) && (!onlyActive || user.active))
      .slice(start, start + USERS_PER_PAGE)
      .map((user) => ({
        ...(showsContacts && {
          EMAIL: user.email,
          PERSONAL_MOBILE: user.mobile,
          WORK_PHONE: user.workPhone,
        }),
        ID: String(user.id),
        ACTIVE: user.active,
        NAME: user.name,
        LAST_NAME: user.lastName,
      }));
  },
});

function setOptions({ app, user }: RestContext, params: Readonly<Record<string, unknown>>): unknown {
  const options = param(params, 'options');
  if (!isRecord(options) || entriesOf(options).length === 0)
    throw new RestError(400, 'ArgumentNullException', 'options is empty');
  if (!user.admin) throw new RestError(400, 'AccessException', 'Administrator authorization required');
  for (const [name, value] of Object.entries(options)) app.options.set(name, value);
  return true;
}
