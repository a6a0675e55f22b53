/** A channel on which customers write; `id` is its connector. */
export interface Channel {
  readonly id: string;
  readonly name: string;
}

export const channels: readonly Channel[] = [
  { id: 'instagram', name: 'Instagram' },
  { id: 'whatsappbytwilio', name: 'WhatsApp' },
  { id: 'telegrambot', name: 'Telegram' },
  { id: 'livechat', name: 'Live chat' },
  { id: 'facebook', name: 'Facebook' },
  { id: 'viber', name: 'Viber' },
];

export function channelName(id: string): string {
  return channels.find((channel) => channel.id === id)?.name ?? id;
}
