import { isoDate } from '../base/clock.ts';
import type { Chat } from '../lines/chat.ts';
import type { User } from '../portal/users.ts';

/** All true in the sample. */
const allowedActions = [
  'avatar',
  'rename',
  'extend',
  'call',
  'mute',
  'leave',
  'leave_owner',
  'send',
  'user_list',
];

/** Result of imopenlines.dialog.get: snake_case, numbers as numbers (imopenlines.dialog.get.response.json). */
export function dialogView(chat: Chat, user: User, zone: number): Record<string, unknown> {
  const lastId = chat.messages.at(-1)?.id ?? 0;
  const operator = chat.operatorId || (chat.line.queue[0] ?? 0);
  return {
    id: chat.id,
    parent_chat_id: 0,
    parent_message_id: 0,
    name: chat.title,
    description: null,
    owner: operator,
    extranet: false,
    avatar: '',
    color: '#58cc47',
    type: 'lines',
    counter: 0,
    user_counter: 2,
    message_count: chat.messages.length,
    unread_id: 0,
    restrictions: Object.fromEntries(allowedActions.map((name) => [name, true])),
    last_message_id: lastId,
    last_id: lastId,
    marked_id: 0,
    disk_folder_id: 0,
    entity_type: 'LINES',
    entity_id: chat.userCode,
    entity_data_1: chat.entityData1,
    entity_data_2: chat.entityData2,
    entity_data_3: 'N',
    mute_list: [],
    date_create: isoDate(chat.createdAt, zone),
    message_type: 'L',
    public: '',
    role: user.id === operator ? 'owner' : 'guest',
    entity_link: { type: 'LINES', url: '', id: chat.userCode },
    text_field_enabled: true,
    background_id: null,
    permissions: {
      manage_users_add: 'member',
      manage_users_delete: 'manager',
      manage_ui: 'member',
      manage_settings: 'owner',
      manage_messages: 'member',
      can_post: 'member',
    },
    is_new: false,
    readed_list: [
      {
        user_id: chat.guest.id,
        user_name: chat.guest.name || 'Guest',
        message_id: lastId,
        date: null,
      },
    ],
    manager_list: [operator],
    last_message_views: { message_id: lastId, first_viewers: [], count_of_viewers: 0 },
    dialog_id: `chat${chat.id}`,
  };
}
