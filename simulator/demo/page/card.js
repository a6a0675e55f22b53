import { badge } from './badge.js';
import { h } from './dom.js';
import { itemName, say } from './words.js';

/** A lead, deal, contact or company; `isNew` tells which parts to mark. */
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
        ? h('span', { class: `stage ${stage.state} ${mark(isNew(`stage ${stage.name}`))}` }, stage.name)
        : undefined,
    ),
    h('h4', {}, title),
    byHand ? h('p', { class: 'by-hand' }, say('byHand')) : undefined,
    details(values, isNew),
    facts(entry, clients),
    conversations.length > 0
      ? h('ul', { class: 'talks', 'aria-label': say('conversations') }, conversations.map(talk(isNew)))
      : undefined,
    notes.map((note) => h('p', { class: `note ${mark(isNew(`note ${note}`))}` }, note)),
  );
}

const mark = (fresh) => (fresh ? 'fresh' : '');

function details(values, isNew) {
  const plain = values.some(({ kind }) => kind !== 'messenger');
  const rows = values.map(({ kind, text }) =>
    h('div', { class: mark(isNew(`${kind} ${text}`)) }, h('dt', {}, say(kind)), h('dd', {}, text)),
  );
  const none = plain ? [] : [h('p', { class: 'lacking' }, say('noDetails'))];
  return [...none, h('dl', {}, rows)];
}

function facts({ responsible }, clients) {
  const parts = [
    ...(clients.length > 0 ? [`${say('clients')}: ${clients.map(itemName).join(', ')}`] : []),
    ...(responsible ? [`${say('responsible')}: ${responsible}`] : []),
  ];
  return parts.length > 0 ? h('p', { class: 'facts' }, parts.join(' · ')) : undefined;
}

function talk(isNew) {
  return ({ session, connector, channel, customer, messages }) =>
    h(
      'li',
      { class: mark(isNew(`session ${session}`)) },
      badge(connector),
      h('span', {}, `${channel}: ${customer}`),
      h('small', {}, messages === 1 ? say('oneMessage') : say('messages', { n: messages })),
    );
}
