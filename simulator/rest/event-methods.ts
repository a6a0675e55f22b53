import { int, isRecord, param, text, type Params } from '../base/params.ts';
import { accessDenied, RestError } from '../base/rest-error.ts';
import { bindableEvents } from '../events/event-catalog.ts';
import type { EventBinding } from '../portal/installation.ts';
import { checkHandlerUrl } from './handler-url.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

function bind(context: RestContext, params: Params): unknown {
  const { portal, app, user } = context;
  const binding = parseBinding(context, params);
  if (!bindableEvents(app.scope).includes(binding.event)) {
    throw new RestError(400, 'ERROR_EVENT_NOT_FOUND', 'Event not found');
  }
  if (binding.offline && !user.admin) {
    throw accessDenied('Access denied! Offline events binding requires administrator access rights');
  }
  if (![0, user.id].includes(int(param(params, 'auth_type'))) && !user.admin) {
    throw accessDenied('Access denied! Event binding with AUTH_TYPE requires administrator access rights');
  }
  if (!binding.offline) checkHandlerUrl(portal, binding.handler);
  if (app.events.some((known) => bindingKey(known) === bindingKey(binding))) {
    // Only the first part of the message is documented (docs/bitrix24/errors.md#already-there).
    throw new RestError(400, 'ERROR_CORE', 'Unable to set event handler: Handler already binded');
  }
  app.events.push(binding);
  return true;
}

function parseBinding({ portal, user }: RestContext, params: Params): EventBinding {
  const offline = text(param(params, 'event_type')) === 'offline';
  const options = param(params, 'options');
  return {
    id: portal.nextBindingId++,
    event: text(param(params, 'event')).toUpperCase(),
    handler: offline ? '' : text(param(params, 'handler')),
    // Users who are not admins bind only for themselves (docs/bitrix24/events.md#binding).
    authType: user.admin ? int(param(params, 'auth_type')) : user.id,
    offline,
    connector: offline ? text(param(params, 'auth_connector')) : '',
    minTimeout: isRecord(options) && 'minTimeout' in options ? int(options['minTimeout']) : 1,
    lastPing: Number.NEGATIVE_INFINITY,
  };
}

function bindingKey({ event, handler, authType, offline, connector }: EventBinding): string {
  return JSON.stringify([event, handler, authType, offline, connector]);
}

function unbind({ app, user }: RestContext, params: Params): unknown {
  const filter = {
    event: param(params, 'event'),
    handler: param(params, 'handler'),
    authType: param(params, 'auth_type'),
    type: param(params, 'event_type'),
  };
  const offline = text(filter.type) === 'offline';
  if (offline && !user.admin)
    throw accessDenied('Access denied! Offline events unbinding requires administrator access rights');
  const matches = (binding: EventBinding): boolean =>
    (filter.event === undefined || binding.event === text(filter.event).toUpperCase()) &&
    (filter.handler === undefined || binding.handler === text(filter.handler)) &&
    (filter.authType === undefined || binding.authType === int(filter.authType)) &&
    (filter.type === undefined || binding.offline === offline) &&
    (user.admin || binding.authType === user.id);
  const count = app.events.filter(matches).length;
  app.events = app.events.filter((binding) => !matches(binding));
  return { count };
}

/** event.* for online and offline bindings (docs/bitrix24/events.md#binding). */
export const eventMethods = methodsOf('', {
  'event.bind': bind,
  'event.unbind': unbind,
  'event.get': ({ app, user }) =>
    app.events
      .filter((binding) => user.admin || binding.authType === user.id)
      .map(({ event, handler, authType, offline, connector }) =>
        offline
          ? { event, connector_id: connector, offline: 1 }
          : { event, handler, auth_type: String(authType), offline: 0 },
      ),
  'event.test': ({ portal, actor }, params) => {
    portal.bus.emit('ONAPPTEST', { QUERY: params }, actor);
    return 1;
  },
});
