import type { Words } from '../locales/locale.ts';

/** Names that are the same in every language. */
const brands = new Map([
  ['telegrambot', 'Telegram'],
  ['instagram', 'Instagram'],
  ['fbinstagramdirect', 'Instagram Direct'],
  ['fbinstagram', 'Instagram'],
  ['facebook', 'Facebook'],
  ['facebookcomments', 'Facebook'],
  ['whatsapp', 'WhatsApp'],
  ['whatsappbytwilio', 'WhatsApp (Twilio)'],
  ['whatsappbyedna', 'WhatsApp (edna)'],
  ['wechat', 'WeChat'],
  ['viber', 'Viber'],
  ['vkgroup', 'VK'],
  ['vkgrouporder', 'VK'],
  ['ok', 'OK'],
  ['avito', 'Avito'],
  ['notifications', 'SMS'],
  ['network', 'Bitrix24.Network'],
]);

/** A channel as people call it; its own id where it is one we never heard of. */
export function connectorName(connector: string, words: Words): string {
  return connector === 'livechat' ? words.livechat : (brands.get(connector) ?? connector);
}
