import { int, param, text, type Params } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

/**
 * A notification without a sender (docs/bitrix24/users.md#notifications). GUESS: for somebody who left, none is made and the
 * answer is false.
 */
function addSystemNotification({ portal, app }: RestContext, params: Params): unknown {
  const userId = int(param(params, 'USER_ID'));
  if (userId <= 0) throw new RestError(400, 'USER_ID_EMPTY', "User ID can't be empty");
  const message = text(param(params, 'MESSAGE')).trim();
  if (message === '') throw new RestError(400, 'MESSAGE_EMPTY', "Message can't be empty");
  const user = portal.users.get(userId);
  if (user?.kind !== 'employee' || !user.active) return false;
  const tag = text(param(params, 'TAG'));
  portal.notifications = portal.notifications.filter(
    (other) => tag === '' || other.tag !== tag || other.clientId !== app.clientId,
  );
  portal.notificationsMade += 1;
  const id = portal.notificationsMade;
  portal.notifications.push({ id, userId, message, tag, clientId: app.clientId });
  return id;
}

export const notificationMethods = methodsOf('im', { 'im.notify.system.add': addSystemNotification });
