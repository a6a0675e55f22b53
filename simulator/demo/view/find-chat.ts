import type { Activity, PortalSim } from '../../portal-simulator.ts';
import type { Chat, Session } from '../../lines/chat.ts';

/** The open-line session of an activity, created by the portal or by the app. */
export function sessionOf(portal: PortalSim, activity: Activity): Session | undefined {
  if (activity.providerId === 'IMOPENLINES_SESSION')
    return portal.lines.sessions.get(activity.associatedEntityId);
  const id = /^session:(\d+)$/.exec(activity.originId ?? '')?.[1];
  return id === undefined ? undefined : portal.lines.sessions.get(Number(id));
}

export function chatByImol(portal: PortalSim, imol: string): Chat | undefined {
  return portal.lines.chatByCode(imol.replace(/^imol\|/, ''));
}

export function guestName(chat: Chat): string {
  return `${chat.guest.name} ${chat.guest.lastName}`.trim() || 'Guest';
}
