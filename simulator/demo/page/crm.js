import { ask } from './ask.js';
import { card } from './card.js';
import { drawn, h, keyed, unchanged } from './dom.js';
import { currentLanguage, say } from './words.js';

const FRESH = 8000;
/** Since when each card says what it says. */
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
  forgetOthers(name, side.cards);
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

function forgetOthers(side, cards) {
  const shown = new Set(cards.map(({ key }) => `${side} ${key}`));
  for (const key of before.keys()) if (key.startsWith(`${side} `) && !shown.has(key)) before.delete(key);
}

/** Tells of each part of a card whether it came in the last seconds; what the first view shows is not new. */
function news(side, entry) {
  const key = `${side} ${entry.key}`;
  const old = before.get(key) ?? new Map();
  const now = known.has(side) ? Date.now() : 0;
  const names = [
    'card',
    `stage ${entry.stage?.name}`,
    ...entry.values.map(({ kind, text }) => `${kind} ${text}`),
    ...entry.conversations.map(({ session }) => `session ${session}`),
    ...entry.notes.map((note) => `note ${note}`),
  ];
  const parts = new Map(names.map((name) => [name, old.get(name) ?? now]));
  before.set(key, parts);
  const isFresh = (part) => Date.now() - (parts.get(part) ?? 0) < FRESH;
  // A new card is marked as a whole, not once more in its parts.
  return (part) => isFresh(part) && (part === 'card' || parts.get(part) > parts.get('card'));
}
