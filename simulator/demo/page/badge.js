import { h } from './dom.js';

const letters = {
  instagram: 'IG',
  whatsappbytwilio: 'WA',
  telegrambot: 'TG',
  livechat: 'LC',
  facebook: 'FB',
  viber: 'VB',
};

/** The round icon of a channel. */
export function badge(connector) {
  return h(
    'span',
    { class: `badge ${connector in letters ? connector : ''}`, 'aria-hidden': 'true' },
    letters[connector] ?? '?',
  );
}
