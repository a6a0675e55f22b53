import { int, isRecord, param, text, type Params } from '../base/params.ts';
import { accessDenied, RestError } from '../base/rest-error.ts';
import { bindable } from '../events/event-catalog.ts';
import type { EventBinding } from '../portal/installation.ts';
import { checkHandlerUrl } from './handler-url.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

function bind({ portal, app, user }: RestContext, params: Params): unknown {
  const event = text(param(params, 'event')).toUpperCase();
  const handler = text(param(params, 'handler'));
  const authType = int(param(params, 'auth_type'));
  const offline = text(param(params, 'event_type')) === 'offline';
  if (!bindable(app.scope).includes(event))
    throw new RestError(400, 'ERROR_EVENT_NOT_FOUND', 'Event not found');
  if (offline && !user.admin)
    throw accessDenied('Access denied! Offline events binding requires administrator access rights');
  if (authType > 0 && authType !== user.id && !user.admin) {
    throw accessDenied('Access denied! Event binding with AUTH_TYPE requires administrator access rights');
  }
  if (!offline) checkHandlerUrl(portal, handler);
  // A non-admin binds for himself (rest-contract.md 2.1).
  const owner = user.admin ? authType : user.id;
  const connector = offline ? text(param(params, 'auth_connector')) : '';
  const same = (binding: EventBinding): boolean =>
    binding.event === event &&
    binding.offline === offline &&
    binding.handler === (offline ? '' : handler) &&
    binding.authType === owner &&
    binding.connector === connector;
  if (app.events.some(same)) {
    // GUESS: only the message is documented (rest-contract.md 2.1), neither code nor status.
    throw new RestError(400, 'ERROR_CORE', 'Unable to set event handler: Handler already binded');
  }
  const options = param(params, 'options');
  app.events.push({
    id: portal.nextBindingId++,
    event,
    handler: offline ? '' : handler,
    authType: owner,
    offline,
    connector,
    minTimeout: isRecord(options) && 'minTimeout' in options ? int(options['minTimeout']) : 1,
    lastPing: Number.NEGATIVE_INFINITY,
  });
  return true;
}

function unbind({ app, user }: RestContext, params: Params): unknown {
  const wanted = {
    event: param(params, 'event'),
    handler: param(params, 'handler'),
    authType: param(params, 'auth_type'),
    type: param(params, 'event_type'),
  };
  const offline = text(wanted.type) === 'offline';
  if (offline && !user.admin)
    throw accessDenied('Access denied! Offline events unbinding requires administrator access rights');
  const goes = (binding: EventBinding): boolean =>
    (wanted.event === undefined || binding.event === text(wanted.event).toUpperCase()) &&
    (wanted.handler === undefined || binding.handler === text(wanted.handler)) &&
    (wanted.authType === undefined || binding.authType === int(wanted.authType)) &&
    (wanted.type === undefined || binding.offline === offline) &&
    (user.admin || binding.authType === user.id);
  const count = app.events.filter(goes).length;
  app.events = app.events.filter((binding) => !goes(binding));
  return { count };
}

/** rest-contract.md 2.1, 7.2. */
export const eventMethods = methodsOf('', {
  'event.bind': bind,
  'event.unbind': unbind,
  'event.get': ({ app, user }) =>
    app.events
      .filter((binding) => user.admin || binding.authType === user.id)
      .map((binding) => ({
        event: binding.event,
        ...(binding.offline ? { connector_id: binding.connector } : { handler: binding.handler }),
        auth_type: String(binding.authType),
        offline: binding.offline ? 1 : 0,
      })),
  'event.test': ({ portal, actor }, params) => {
    portal.bus.emit('ONAPPTEST', { QUERY: params }, actor);
    return 1;
  },
});
