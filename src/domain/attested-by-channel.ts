import type { ChatAddress } from './chat.ts';
import { validInternational } from './identifiers/canonical-phone.ts';
import type { Identifier } from './identifiers/identifier.ts';
import { identifierOf } from './identifiers/identifier.ts';
import { isPlaceholderPhone } from './identifiers/placeholder-phone.ts';
import type { Phone } from './ids.ts';

/** A WhatsApp account, whichever connector brings it. Groups end in `@g.us`, hidden numbers in `@lid`: no phones. */
const whatsAppAccount = /^\+?(\d{8,15})(?::\d{1,3})?@(?:c\.us|s\.whatsapp\.net)$/;
const plainDigits = /^\+?(\d{8,15})$/;

/**
 * Codes of connectors that use the customer's phone as the id of the chat: the portal's own ones, and by the name of
 * the channel those of other apps (`wz_whatsapp_...`, `chatapp_waba`).
 */
const phoneIsChatId = /^(?:notifications|imessage_sms)$|whatsapp|(?:^|[_.-])(?:waba|sms)(?:$|[_.-])/i;
/** Never, even where the code of a connector also names another channel. Their ids are digits, but no phones. */
const otherIds = /telegram|instagram|facebook|(?:^|[_.-])(?:tg|vk|ig|fb|max)(?:$|[_.-])/i;

/** The portal's own channels that know neither phone nor e-mail: the guest's profile is not read for them alone. */
const channelsWithoutContact = new Set([
  'telegrambot',
  'instagram',
  'fbinstagram',
  'fbinstagramdirect',
  'facebook',
  'facebookcomments',
  'vkgroup',
  'vkgrouporder',
  'viber',
  'network',
]);

/** Whether the channel may know the customer's phone or e-mail, so that the guest's profile may have it. */
export function mayAttest({ connector }: Pick<ChatAddress, 'connector'>): boolean {
  return !channelsWithoutContact.has(connector);
}

/** The phone that the channel uses as the id of the chat; empty for all other channels, and for groups. */
export function attestedByChannel({ connector, externalChat }: ChatAddress): readonly Identifier[] {
  const digits = whatsAppAccount.exec(externalChat)?.[1] ?? digitsOf(connector, externalChat);
  const number = digits === undefined ? undefined : validInternational(`+${digits}`)?.number;
  if (number === undefined || isPlaceholderPhone(number.nationalNumber)) return [];
  return [identifierOf('phone', number.number as Phone, 'attested')];
}

function digitsOf(connector: string, externalChat: string): string | undefined {
  if (!phoneIsChatId.test(connector) || otherIds.test(connector)) return undefined;
  return plainDigits.exec(externalChat)?.[1];
}
