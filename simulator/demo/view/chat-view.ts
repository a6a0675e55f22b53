import type { PortalSim } from '../../portal-simulator.ts';
import type { Chat, Message } from '../../lines/chat.ts';
import { channelName } from '../channels.ts';
import type { World } from '../world/world.ts';
import type { MirroredCustomer } from '../world/mirrored-customer.ts';
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

/** A chat for the page. */
export interface ChatView {
  readonly id: string;
  readonly connector: string;
  readonly channel: string;
  readonly customer: string;
  readonly messages: readonly MessageView[];
  /** Key of the open card with the conversation, such as `lead:1`. */
  readonly card: string | undefined;
}

/** All chats, newest first. */
export function chatViews(world: World, side: SideView): readonly ChatView[] {
  return world.customers.map((customer) => chatView(world.sides.with, customer, side)).reverse();
}

function chatView(portal: PortalSim, customer: MirroredCustomer, side: SideView): ChatView {
  const { chat } = customer.with;
  const card = side.cards.find(
    (candidate) =>
      isCard(candidate) &&
      candidate.open &&
      candidate.conversations.some(({ session }) => session === chat.session?.id),
  );
  return {
    id: customer.id,
    connector: customer.connector,
    channel: channelName(customer.connector),
    customer: guestName(chat),
    messages: chat.messages
      .filter(({ senderId }) => senderId !== 0)
      .map((message) => messageView(portal, chat, message)),
    card: card?.key,
  };
}

function messageView(portal: PortalSim, chat: Chat, message: Message): MessageView {
  const { id, text, at, senderId } = message;
  const fromCustomer = senderId === chat.guest.id;
  return {
    id,
    from: fromCustomer ? 'customer' : 'agent',
    author: fromCustomer ? guestName(chat) : (portal.users.get(senderId)?.name ?? ''),
    text,
    at,
  };
}
