import { crmTypeOf } from '../../../src/domain/crm-type.ts';
import { refKey } from '../../../src/domain/crm-ref.ts';
import type { Activity, Item, PortalSim } from '../../portal-simulator.ts';
import { channelName } from '../channels.ts';
import { chatByImol, guestName, sessionOf } from './find-chat.ts';

interface CardValue {
  readonly kind: 'phone' | 'email' | 'messenger';
  readonly text: string;
}

interface ConversationView {
  readonly session: number;
  readonly connector: string;
  readonly channel: string;
  readonly customer: string;
  readonly messages: number;
}

/** A lead, deal, contact or company for the page. */
export interface CardView {
  /** `lead:1` */
  readonly key: string;
  readonly type: string;
  readonly id: number;
  readonly title: string;
  readonly person: string;
  readonly responsible: string;
  readonly stage: { readonly name: string; readonly state: string } | undefined;
  readonly open: boolean;
  /** Created by an employee, because the portal created none. */
  readonly byHand: boolean;
  readonly values: readonly CardValue[];
  /** Keys of the linked clients, such as `contact:1`. */
  readonly clients: readonly string[];
  readonly conversations: readonly ConversationView[];
  /** The app's log messages on the timeline. */
  readonly notes: readonly string[];
}

export function cardView(portal: PortalSim, item: Item, byHand: boolean): CardView {
  const type = crmTypeOf(item.entityTypeId) ?? 'lead';
  const stage = portal.crm.stages.find(item.entityTypeId, item.number('categoryId'), item.stageId);
  const responsible = portal.users.get(item.assignedById);
  const person = `${item.name} ${item.lastName}`.trim();
  return {
    key: refKey({ type, id: item.id }),
    type,
    id: item.id,
    title: item.title || person,
    person,
    responsible: responsible ? `${responsible.name} ${responsible.lastName}`.trim() : '',
    stage: stage && { name: stage.name, state: stage.semantic },
    open: !item.closed,
    byHand,
    values: valuesOf(portal, item),
    clients: [...item.contactIds.map((id) => `contact:${id}`), ...companiesOf(item)],
    conversations: conversationsOf(portal, portal.crm.activities.of(item)),
    notes: portal.crm.timeline.logOf(item).map(({ text }) => text.replace(/\s*#\S+$/, '')),
  };
}

function valuesOf(portal: PortalSim, item: Item): readonly CardValue[] {
  const messengers = item.imols.map((imol) => messengerName(portal, imol));
  return [
    ...item.phones.map((text): CardValue => ({ kind: 'phone', text })),
    ...item.emails.map((text): CardValue => ({ kind: 'email', text })),
    ...messengers.map((text): CardValue => ({ kind: 'messenger', text })),
  ];
}

/** `Instagram: Ana Vega` for an `imol|...` value. */
function messengerName(portal: PortalSim, imol: string): string {
  const chat = chatByImol(portal, imol);
  return chat ? `${channelName(chat.connector)}: ${guestName(chat)}` : imol;
}

function companiesOf(item: Item): readonly string[] {
  return item.companyId === 0 ? [] : [`company:${item.companyId}`];
}

/** One conversation per session, even if it has several activities. */
function conversationsOf(portal: PortalSim, activities: readonly Activity[]): readonly ConversationView[] {
  const sessions = new Map(
    activities.flatMap((activity) => {
      const session = sessionOf(portal, activity);
      return session ? [[session.id, session] as const] : [];
    }),
  );
  return [...sessions.values()].map(({ id, chat }) => ({
    session: id,
    connector: chat.connector,
    channel: channelName(chat.connector),
    customer: guestName(chat),
    messages: chat.messages.filter((message) => message.sessionId === id && message.senderId !== 0).length,
  }));
}
