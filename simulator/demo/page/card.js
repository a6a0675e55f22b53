import { badge } from './badge.js';
import { h } from './dom.js';
import { itemName, translate } from './texts.js';

/** The element of a lead, deal, contact or company; `isNew(part)`: whether to highlight a part. */
export function card(entry, isNew) {
  const { type, key, title, stage, byHand, values, conversations, notes, clients } = entry;
  const name = itemName(key);
  return h(
    'article',
    { class: `card ${type} ${isNew('card') ? 'fresh' : ''}`, 'aria-label': `${name}: ${title}` },
    h(
      'header',
      {},
      h('span', { class: 'type' }, name),
      stage
        ? h('span', { class: `stage ${stage.state} ${freshClass(isNew(`stage ${stage.name}`))}` }, stage.name)
        : undefined,
    ),
    h('h4', {}, title),
    byHand ? h('p', { class: 'by-hand' }, translate('byHand')) : undefined,
    details(values, isNew),
    facts(entry, clients),
    conversations.length > 0
      ? h(
          'ul',
          { class: 'conversations', 'aria-label': translate('conversations') },
          conversations.map(conversation(isNew)),
        )
      : undefined,
    notes.map((note) => h('p', { class: `note ${freshClass(isNew(`note ${note}`))}` }, note)),
  );
}

const freshClass = (fresh) => (fresh ? 'fresh' : '');

function details(values, isNew) {
  const plain = values.some(({ kind }) => kind !== 'messenger');
  const rows = values.map(({ kind, text }) =>
    h(
      'div',
      { class: freshClass(isNew(`${kind} ${text}`)) },
      h('dt', {}, translate(kind)),
      h('dd', {}, text),
    ),
  );
  const none = plain ? [] : [h('p', { class: 'missing' }, translate('noDetails'))];
  return [...none, h('dl', {}, rows)];
}

function facts({ responsible }, clients) {
  const parts = [
    ...(clients.length > 0 ? [`${translate('clients')}: ${clients.map(itemName).join(', ')}`] : []),
    ...(responsible ? [`${translate('responsible')}: ${responsible}`] : []),
  ];
  return parts.length > 0 ? h('p', { class: 'facts' }, parts.join(' · ')) : undefined;
}

function conversation(isNew) {
  return ({ session, connector, channel, customer, messages }) =>
    h(
      'li',
      { class: freshClass(isNew(`session ${session}`)) },
      badge(connector),
      h('span', {}, `${channel}: ${customer}`),
      h('small', {}, messages === 1 ? translate('oneMessage') : translate('messages', { n: messages })),
    );
}
