import { int, param, text, type Params } from '../base/params.ts';
import { RestError } from '../base/rest-error.ts';
import { typeByName } from '../crm/entity-types.ts';
import type { Chat, Profile, Session } from '../lines/chat.ts';
import type { User } from '../portal/users.ts';
import { connectorTitle } from './connectors.ts';
import { dialogView } from './dialog-view.ts';
import { historyView } from './history-view.ts';
import { mayRead } from './rights.ts';
import { methodsOf, type RestContext } from './rest-method.ts';

/** Admins, users of the line's queue, and users with the right to read conversations. */
function mayReadChat({ user }: RestContext, chat: Chat): boolean {
  return user.admin || user.readLines || chat.line.queue.includes(user.id);
}

function dialogChat({ portal }: RestContext, params: Params): Chat | undefined {
  const { lines } = portal;
  const code = text(param(params, 'USER_CODE'));
  if (code !== '') return lines.chatByCode(code.replace(/^imol\|/, ''));
  const session = int(param(params, 'SESSION_ID'));
  if (session > 0) return lines.sessions.get(session)?.chat;
  const dialog = /^chat(\d+)$/.exec(text(param(params, 'DIALOG_ID')));
  return lines.chats.get(dialog ? Number(dialog[1]) : int(param(params, 'CHAT_ID')));
}

function dialogGet(context: RestContext, params: Params): unknown {
  const chat = dialogChat(context, params);
  // The same error for not found and not allowed (docs/bitrix24/open-lines.md#dialogue).
  if (!chat || !mayReadChat(context, chat))
    throw new RestError(400, 'ACCESS_ERROR', 'You do not have access to the specified dialog');
  return dialogView(chat, context.user, context.portal.zone);
}

function historyGet(context: RestContext, params: Params): unknown {
  const [sessionId, chatId] = [param(params, 'SESSION_ID'), param(params, 'CHAT_ID')];
  if (text(sessionId) === '' && text(chatId) === '')
    throw new RestError(400, 'MISSING_REQUIRED_PARAM', 'Session ID or Chat ID must be provided');
  if (text(sessionId) !== '' && int(sessionId) <= 0)
    throw new RestError(400, 'INVALID_SESSION_ID', 'Invalid session ID');
  const { lines } = context.portal;
  const session: Session | undefined =
    int(sessionId) > 0 ? lines.sessions.get(int(sessionId)) : lines.chats.get(int(chatId))?.session;
  if (!session || !mayReadChat(context, session.chat))
    throw new RestError(400, 'ACCESS_DENIED', 'You do not have permission to view this dialog');
  return historyView(session, context.portal.users, context.portal.zone);
}

/** Chats with a session activity bound to the item. */
function chatsOf(context: RestContext, params: Params): readonly Chat[] {
  const { portal } = context;
  const type = typeByName(text(param(params, 'CRM_ENTITY_TYPE')));
  const id = int(param(params, 'CRM_ENTITY'));
  const item = type === undefined ? undefined : portal.crm.find({ entityTypeId: type, id });
  if (!item || !mayRead(context.user, item)) return [];
  const sessions = portal.crm.activities.of(item).flatMap((activity) => {
    const session =
      activity.providerId === 'IMOPENLINES_SESSION'
        ? portal.lines.sessions.get(activity.associatedEntityId)
        : undefined;
    return session ? [session] : [];
  });
  return [...new Set(sessions.map((session) => session.chat))].filter((chat) => mayReadChat(context, chat));
}

function requireEntity(params: Params): void {
  for (const name of ['CRM_ENTITY_TYPE', 'CRM_ENTITY']) {
    if (text(param(params, name)) === '')
      throw new RestError(400, 'ERROR_ARGUMENT', `Argument '${name}' is null or empty`, { argument: name });
  }
}

function crmChatGet(context: RestContext, params: Params): unknown {
  requireEntity(params);
  const all = text(param(params, 'ACTIVE_ONLY')) === 'N';
  return chatsOf(context, params)
    .filter((chat) => all || chat.session?.closed === false)
    .map((chat) => ({
      CHAT_ID: String(chat.id),
      CONNECTOR_ID: chat.connector,
      CONNECTOR_TITLE: connectorTitle(chat.connector),
    }));
}

function lastChatId(context: RestContext, params: Params): unknown {
  requireEntity(params);
  const chats = [...chatsOf(context, params)].sort((a, b) => (a.session?.id ?? 0) - (b.session?.id ?? 0));
  const last = chats.at(-1);
  if (!last) throw new RestError(400, 'CRM_CHAT_EMPTY_CRM_DATA', 'Empty CRM data');
  return last.id;
}

const linesMethods = methodsOf('imopenlines', {
  'imopenlines.dialog.get': dialogGet,
  'imopenlines.session.history.get': historyGet,
  'imopenlines.session.open': (context, params) => {
    const chat = context.portal.lines.chatByCode(text(param(params, 'USER_CODE')).replace(/^imol\|/, ''));
    if (!chat || !mayReadChat(context, chat)) {
      throw new RestError(
        400,
        'ACCESS_DENIED',
        'You cannot open this conversation because you do not have sufficient permissions',
      );
    }
    return { chatId: String(chat.id) };
  },
  'imopenlines.crm.chat.get': crmChatGet,
  'imopenlines.crm.chat.getLastId': lastChatId,
});

/** GUESS: an e-mail is only sent where there is one; of a guest without a phone `phones` is false. */
function contactData({ kind }: User, profile: Profile = {}): Record<string, unknown> {
  const { phone = '', email } = profile;
  const hasPhones = kind !== 'connector' || phone !== '';
  return {
    ...(email ? { email } : {}),
    phones: hasPhones && { work_phone: '', personal_mobile: phone, personal_phone: '' },
  };
}

/**
 * A user's profile; of a guest the contact data that the channel or the welcome form gave
 * (docs/bitrix24/open-lines.md#guest-profile). Without an ID the caller's own.
 */
function userGet({ portal, user: caller }: RestContext, params: Params): unknown {
  const id = text(param(params, 'ID')) === '' ? caller.id : int(param(params, 'ID'));
  if (id <= 0) throw new RestError(400, 'ID_EMPTY', "User ID can't be empty");
  const user = portal.users.get(id);
  if (!user) throw new RestError(400, 'USER_NOT_EXISTS', 'User is not exists');
  const chat = [...portal.lines.chats.values()].find(({ guest }) => guest.id === id);
  const firstName = user.name || 'Guest';
  return {
    id: user.id,
    name: `${firstName} ${user.lastName}`.trim(),
    first_name: firstName,
    last_name: user.lastName,
    work_position: '',
    gender: user.gender || 'M',
    birthday: '',
    extranet: user.kind === 'connector',
    network: false,
    bot: user.kind === 'bot',
    connector: user.kind === 'connector',
    external_auth_id: { connector: 'imconnector', bot: 'bot', employee: 'default' }[user.kind],
    status: 'online',
    idle: false,
    absent: false,
    departments: [],
    ...contactData(user, chat?.profile),
  };
}

const messengerMethods = methodsOf('im', {
  'im.user.get': userGet,
  // null instead of an error when the chat does not exist (docs/bitrix24/open-lines.md#dialogue).
  'im.chat.get': ({ portal }, params) => {
    const chat =
      text(param(params, 'ENTITY_TYPE')) === 'LINES'
        ? portal.lines.chatByCode(text(param(params, 'ENTITY_ID')))
        : undefined;
    return chat ? { ID: chat.id } : null;
  },
});

/** Methods about chats and sessions (docs/bitrix24/open-lines.md). */
export const chatMethods = [...linesMethods, ...messengerMethods];
