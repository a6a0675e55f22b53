import type { CrmItem } from '../crm-view.ts';
import type { OwnItems } from './own-items.ts';
import type { Situation } from './situation.ts';

const guestTerms = 'guest|гость|invitado|visitante|convidado|gast|invité';
/** Placeholders of channels that give no name: the bare term, or one with a number such as "Green Guest #17". */
const guestName = new RegExp(`^(?:(?:${guestTerms})|(?:\\p{L}+ )?(?:${guestTerms})\\s*[#№]\\s*\\d+)$`, 'iu');

export interface PersonName {
  readonly name: string;
  readonly lastName: string;
}

/** True for an empty name or the portal's placeholder for a guest. */
export function isNameless(item: PersonName): boolean {
  const full = `${item.name} ${item.lastName}`.trim();
  return full === '' || guestName.test(full);
}

/** Words of which no person's name consists, with or without a number behind. */
const placeholderTerms =
  'guest|гость|invitado|visitante|convidado|gast|invité|visitor|user|usuario|usuário|utilisateur|benutzer|client|customer|клиент|покупатель|cliente|kunde|lead|лид|deal|сделка|contact|contacto|контакт|unknown|anonymous|неизвестный|аноним|desconocido|sin nombre|без имени|no name|noname|n/a|none|null|undefined|test|тест|whatsapp|telegram|instagram|facebook|viber|abonado|абонент|новый клиент|nuevo cliente|new client';
const placeholderName = new RegExp(`^(?:\\p{L}+ )?(?:${placeholderTerms})(?:\\s*[#№]?\\s*\\d+)?$`, 'iu');

/**
 * True for what is nobody's name: empty, the portal's or the channel's placeholder, a number, a nickname (`maria_89`,
 * `@ana`). It contradicts nothing.
 */
export function isPlaceholderName(person: PersonName): boolean {
  const full = `${person.name} ${person.lastName}`.replace(/\s+/g, ' ').trim();
  return isNameless(person) || placeholderName.test(full) || /[\d_@#/\\]/.test(full) || !/\p{L}/u.test(full);
}

/** The customer's name in the channel: from the chat's own item, else from the dialog. */
export function channelName(situation: Situation, own: OwnItems): PersonName | undefined {
  const items: readonly CrmItem[] = [...own.contacts, ...own.leads];
  const named = items.find((item) => !isNameless(item));
  if (named) return { name: named.name, lastName: named.lastName };
  const name = situation.view.dialog?.customerName ?? '';
  return isNameless({ name, lastName: '' }) ? undefined : { name, lastName: '' };
}
