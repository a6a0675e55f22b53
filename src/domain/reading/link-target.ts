/** Phones and addresses that are the target of a link. */
export interface LinkTarget {
  readonly phones: readonly string[];
  /** Links of messengers contain the international number without a plus. */
  readonly international: boolean;
  readonly emails: readonly string[];
}

const none: LinkTarget = { phones: [], international: false, emails: [] };

// Everything that opens a call or a chat with a number (tel: RFC 3966; wa.me, viber, t.me: their own help pages).
const dialLink = /^(?:tel|callto|sms|smsto|facetime|facetime-audio|skype|imto):(?:\/\/)?([^?;,&]+)/iu;
const numberLinks: readonly RegExp[] = [
  dialLink,
  /^(?:https?:\/\/)?(?:www\.)?wa\.me\/(\+?[\d\s()-]{6,20})(?![\w])/iu,
  /^(?:https?:\/\/)?(?:(?:api|web|chat|www)\.)?whatsapp\.com\/send\/?\?(?:[^#\s]*&)?phone=([^&#\s]+)/iu,
  /^whatsapp:\/\/send\/?\?(?:[^#\s]*&)?phone=([^&#\s]+)/iu,
  /^(?:https?:\/\/)?(?:www\.)?(?:t|telegram)\.me\/(\+\d{7,15})(?![\w-])/iu,
  /^tg:\/\/resolve\/?\?(?:[^#\s]*&)?phone=([^&#\s]+)/iu,
  /^viber:\/\/(?:chat|add|contact|calls)\/?\?(?:[^#\s]*&)?number=([^&#\s]+)/iu,
  /^(?:https?:\/\/)?(?:www\.)?viber\.click\/(\+?\d{7,15})(?![\w])/iu,
  /^(?:https?:\/\/)?signal\.me\/#p\/(\+\d{7,15})(?![\w])/iu,
];

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The target of a link, for links that open a call, a chat or an e-mail. */
export function linkTarget(link: string): LinkTarget {
  const mail = /^mailto:(?:\/\/)?([^?\s]+)/iu.exec(link)?.[1];
  if (mail !== undefined) return { ...none, emails: decoded(mail).split(/[,;]/) };
  for (const pattern of numberLinks) {
    const target = pattern.exec(link)?.[1];
    if (target === undefined) continue;
    return { phones: [decoded(target)], international: pattern !== dialLink, emails: [] };
  }
  return none;
}
