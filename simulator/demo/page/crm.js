import { ask } from './ask.js';
import { card } from './card.js';
import { drawn, h, keyed, unchanged } from './dom.js';
import { currentLanguage, say } from './words.js';

/** What each card said when it was last shown: what is new since then is marked. */
const before = new Map();
/** Sides that have been shown. */
const known = new Set();

for (const button of document.querySelectorAll('#compare button')) {
  button.addEventListener('click', () => {
    document.body.dataset.crm = button.dataset.crm;
    markChoice();
  });
}

function markChoice() {
  for (const button of document.querySelectorAll('#compare button'))
    button.setAttribute('aria-pressed', String(button.dataset.crm === document.body.dataset.crm));
}

export function showCrm(crm) {
  markChoice();
  for (const name of ['without', 'with']) showSide(name, crm[name]);
}

function showSide(name, side) {
  const section = document.getElementById(`side-${name}`);
  if (!section.firstElementChild) section.append(...frame(name));
  section.querySelector('h3').textContent = say(name);
  const own = section.querySelector('[role=switch]');
  own.setAttribute('aria-checked', String(side.ownTracker));
  own.querySelector('span').textContent = say('ownTracker');
  showSum(section.querySelector('.sum'), side);
  const open = side.cards.filter((entry) => entry.open);
  const closed = side.cards.filter((entry) => !entry.open);
  showCards(name, section.querySelector('.open'), open);
  showCards(name, section.querySelector('.closed'), closed);
  const heading = section.querySelector('.closed-title');
  heading.textContent = say('closed');
  heading.hidden = closed.length === 0;
  known.add(name);
  const none = section.querySelector('.empty');
  none.textContent = say('noCards');
  none.hidden = side.cards.length > 0;
}

function frame(name) {
  return [
    h(
      'header',
      {},
      h('h3', { id: `${name}-title` }),
      h('p', { class: 'sum', 'aria-live': 'polite' }),
      h(
        'button',
        {
          type: 'button',
          role: 'switch',
          class: 'toggle',
          onclick: (event) =>
            ask({
              do: 'ownTracker',
              side: name,
              on: event.currentTarget.getAttribute('aria-checked') !== 'true',
            }),
        },
        h('i', { 'aria-hidden': 'true' }),
        h('span'),
      ),
    ),
    h('div', { class: 'open list' }),
    h('h4', { class: 'closed-title' }),
    h('div', { class: 'closed list' }),
    h('p', { class: 'empty' }),
  ];
}

function showSum(element, { openCards, conversations }) {
  const text = JSON.stringify([openCards, conversations, currentLanguage()]);
  if (unchanged(element, text)) return;
  drawn(element, text);
  element.replaceChildren(
    h('b', {}, String(openCards)),
    ` ${say(openCards === 1 ? 'openCard' : 'openCards')} · `,
    h('b', {}, String(conversations)),
    ` ${say(conversations === 1 ? 'conversation' : 'conversations')}`,
  );
}

function showCards(side, parent, cards) {
  keyed(
    parent,
    cards.map((entry) => ({ key: entry.key, entry })),
    ({ entry }, known) => {
      const data = JSON.stringify([entry, currentLanguage()]);
      if (unchanged(known, data)) return known;
      return drawn(card(entry, news(side, entry)), data);
    },
  );
}

/** Tells of each part of a card whether it was there when the card was last shown. */
function news(side, entry) {
  const key = `${side} ${entry.key}`;
  const parts = new Set([
    'card',
    `stage ${entry.stage?.name}`,
    ...entry.values.map(({ kind, text }) => `${kind} ${text}`),
    ...entry.conversations.map(({ session }) => `session ${session}`),
    ...entry.notes.map((note) => `note ${note}`),
  ]);
  const old = before.get(key);
  before.set(key, parts);
  return (part) => (old ? !old.has(part) : known.has(side) && part === 'card');
}
