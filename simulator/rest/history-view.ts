import { isoDate } from '../base/clock.ts';
import { phpArray } from '../base/php-array.ts';
import type { Message, Session } from '../lines/chat.ts';
import type { User, Users } from '../portal/users.ts';

/**
 * Result of imopenlines.session.history.get: one session, nested ids as strings
 * (imopenlines.session.history.get.response.json).
 */
export function historyView(session: Session, users: Users, zone: number): Record<string, unknown> {
  const { chat } = session;
  const messages = chat.messages.filter((message) => message.sessionId === session.id);
  const people = [...new Set(messages.map((message) => message.senderId))].flatMap(
    (id) => users.get(id) ?? [],
  );
  const members = [...new Set([...(session.operatorId ? [session.operatorId] : []), chat.guest.id])];
  const notMuted = Object.fromEntries(members.map((id) => [id, false]));
  const employees = people.filter((user) => user.kind === 'employee').map((user) => String(user.id));
  return {
    chatId: chat.id,
    canJoin: 'Y',
    canVoteHead: 'Y',
    sessionId: session.id,
    sessionVoteHead: 0,
    sessionCommentHead: null,
    userId: `chat${chat.id}`,
    // An empty map is encoded as PHP's empty array.
    message: phpArray(
      [...messages].reverse().map((message) => [message.id, messageView(message, chat.id, zone)]),
    ),
    usersMessage: { [`chat${chat.id}`]: [...messages].reverse().map((message) => String(message.id)) },
    users: phpArray(people.map((user) => [user.id, userView(user, zone, session.startedAt)])),
    openlines: { canvoteashead: { [chat.line.id]: true } },
    userInGroup: phpArray(employees.length > 0 ? [['1', { id: 1, users: employees }]] : []),
    woUserInGroup: [],
    chat: { [chat.id]: chatView(session, zone, notMuted) },
    userBlockChat: { [chat.id]: notMuted },
    userInChat: { [chat.id]: members },
    files: [],
  };
}

function messageView(message: Message, chatId: number, zone: number): Record<string, unknown> {
  const params = Object.entries(message.params).filter(([name]) => name !== 'files');
  const connectorMid: [string, unknown][] =
    message.externalId === '' ? [] : [['connectorMid', [message.externalId]]];
  return {
    id: String(message.id),
    chatid: String(chatId),
    senderid: String(message.senderId),
    recipientid: `chat${chatId}`,
    date: isoDate(message.at, zone),
    text: message.text,
    textlegacy: message.text.replace(/\[(\/?[bius])\]/g, '<$1>').replaceAll('\n', '<br />'),
    params: phpArray([...connectorMid, ...params]),
  };
}

function userView(user: User, zone: number, at: number): Record<string, unknown> {
  const connector = user.kind === 'connector';
  const bot = user.kind === 'bot';
  return {
    id: String(user.id),
    name: [user.name, user.lastName].filter(Boolean).join(' ') || 'Guest',
    active: user.active,
    firstName: user.name,
    lastName: user.lastName,
    workPosition: '',
    color: '#4ba984',
    avatar: '',
    avatarId: '0',
    birthday: '',
    gender: user.gender || 'M',
    phoneDevice: false,
    phones: false,
    extranet: connector,
    network: false,
    bot,
    connector,
    profile: `/company/personal/user/${user.id}/`,
    externalAuthId: connector ? 'imconnector' : bot ? 'bot' : 'socservices',
    status: 'online',
    idle: false,
    lastActivityDate: isoDate(at, zone),
    mobileLastDate: false,
    desktopLastDate: false,
    departments: connector ? [] : [1],
    absent: false,
    type: bot ? 'bot' : connector ? 'extranet' : 'user',
    services: null,
    botData: null,
  };
}

function chatView(
  session: Session,
  zone: number,
  muteList: Readonly<Record<string, boolean>>,
): Record<string, unknown> {
  const { chat } = session;
  const operator = chat.operatorId || (chat.line.queue[0] ?? 0);
  return {
    id: String(chat.id),
    parentChatId: 0,
    parentMessageId: 0,
    name: chat.title,
    owner: String(operator),
    color: '#ba9c7b',
    extranet: false,
    avatar: '/bitrix/js/im/images/blank.gif',
    call: '0',
    callNumber: '',
    entityType: 'LINES',
    entityId: chat.userCode,
    entityData1: chat.entityData1,
    entityData2: chat.entityData2,
    entityData3: '',
    messageCount: chat.messages.length,
    public: '',
    muteList,
    managerList: [operator],
    dateCreate: isoDate(chat.createdAt, zone),
    type: 'lines',
    entityLink: { type: 'LINES', url: '', id: chat.userCode },
    permissions: {
      manageUsersAdd: 'member',
      manageUsersDelete: 'manager',
      manageUi: 'member',
      manageSettings: 'owner',
      manageMessages: 'member',
      canPost: 'member',
    },
    textFieldEnabled: true,
    backgroundId: null,
    messageType: 'L',
    isNew: false,
  };
}
