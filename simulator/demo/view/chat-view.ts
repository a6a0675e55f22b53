import type { PortalSim } from '../../portal-simulator.ts';
import type { Chat, Message } from '../../lines/chat.ts';
import { channelName } from '../channels.ts';
import type { World } from '../world/world.ts';
import type { Twin } from '../world/twin.ts';
import { guestName } from './find-chat.ts';
import { isCard, type SideView } from './side-view.ts';

interface MessageView {
  readonly id: number;
  readonly from: 'customer' | 'agent';
  readonly author: string;
  readonly text: string;
  /** Unix ms. */
  readonly at: number;
}

/** A chat window. */
export interface ChatView {
  readonly id: string;
  readonly connector: string;
  readonly channel: string;
  readonly customer: string;
  readonly messages: readonly MessageView[];
  /** `lead:1`: the open card that holds the conversation. */
  readonly card: string | undefined;
}

/** Newest chat first. */
export function chatViews(world: World, side: SideView): readonly ChatView[] {
  return world.twins.map((twin) => chatView(world.sides.with, twin, side)).reverse();
}

function chatView(portal: PortalSim, twin: Twin, side: SideView): ChatView {
  const { chat } = twin.with;
  const card = side.cards.find(
    (candidate) =>
      isCard(candidate) &&
      candidate.open &&
      candidate.conversations.some(({ session }) => session === chat.session?.id),
  );
  return {
    id: twin.id,
    connector: twin.connector,
    channel: channelName(twin.connector),
    customer: guestName(chat),
    messages: chat.messages
      .filter(({ senderId }) => senderId !== 0)
      .map((message) => messageView(portal, chat, message)),
    card: card?.key,
  };
}

function messageView(portal: PortalSim, chat: Chat, message: Message): MessageView {
  const { id, text, at, senderId } = message;
  const mine = senderId === chat.guest.id;
  return {
    id,
    from: mine ? 'customer' : 'agent',
    author: mine ? guestName(chat) : (portal.users.get(senderId)?.name ?? ''),
    text,
    at,
  };
}
