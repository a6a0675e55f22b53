import type { ChatAddress } from '../domain/chat.ts';

/** Connectors whose "chats" are public comments of many authors (docs/bitrix24/open-lines.md#groups-and-comments). */
const commentConnectors = new Set(['facebookcomments', 'fbinstagram']);

/**
 * Ids that channels give to chats of many people, and to broadcasts. The shapes of WhatsApp and Telegram were seen in the
 * field; the others are documented by the channels. An id that a person may have is in none of them.
 */
const groupIds: readonly RegExp[] = [
  // WhatsApp: groups, old groups (creator's number and unix time, also without the host), status and channels.
  /@g\.us$/i,
  /@(?:broadcast|newsletter)$/i,
  /^\d{10,15}-1[2-9]\d{8}$/,
  /^120363\d{9,14}$/,
  // Telegram and MAX: groups have negative ids, supergroups and channels of Telegram begin with -100.
  /^-\d{5,}$/,
  /[:_@|]-100\d{8,}$/,
  // LINE: groups and rooms; people are U and 32 digits.
  /^[CR][0-9a-f]{32}$/,
  // WeChat; Skype and Teams.
  /@chatroom$/i,
  /@thread\.(?:skype|v2|tacv2)$/i,
];

/** VK: conversations of several people have peer ids above two billion, people have smaller ones. */
const VK_CONVERSATIONS_FROM = 2_000_000_000;

/**
 * Whether several people share the chat, or whoever writes is nobody's customer: user codes without a user, comments, and
 * ids of groups (docs/spec.md 3.4).
 */
export function isGroupChat(chat: Readonly<Record<Exclude<keyof ChatAddress, 'line'>, string>>): boolean {
  const { connector, externalChat, user } = chat;
  if (user === '' || user === '0' || commentConnectors.has(connector)) return true;
  if (/^vk/i.test(connector) && Number(externalChat) > VK_CONVERSATIONS_FROM) return true;
  return groupIds.some((shape) => shape.test(externalChat));
}
