import type { Messages } from '../locales/messages.ts';

/** Brand names by connector id: the same in every language. */
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

/** Display name of a connector; its id when it is unknown. */
export function connectorName(connector: string, t: Messages): string {
  return connector === 'livechat' ? t.livechat : (brands.get(connector) ?? connector);
}
