import { sendAction } from './send-action.js';
import { card } from './card.js';
import { markDrawn, h, renderKeyed, isUnchanged } from './dom.js';
import { currentLanguage, translate } from './texts.js';

/** How long new parts of a card are highlighted. */
const FRESH_MS = 8000;
/** When each part of a card was first shown (unix ms, 0 = on the first view), by side and card. */
const firstShown = new Map();
/** Sides that have been shown. */
const shownSides = new Set();

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
  section.querySelector('h3').textContent = translate(name);
  const trackerSwitch = section.querySelector('[role=switch]');
  trackerSwitch.setAttribute('aria-checked', String(side.nativeTracker));
  trackerSwitch.querySelector('span').textContent = translate('nativeTracker');
  showSummary(section.querySelector('.summary'), side);
  const open = side.cards.filter((entry) => entry.open);
  const closed = side.cards.filter((entry) => !entry.open);
  showCards(name, section.querySelector('.open'), open);
  showCards(name, section.querySelector('.closed'), closed);
  const heading = section.querySelector('.closed-title');
  heading.textContent = translate('closed');
  heading.hidden = closed.length === 0;
  removeDeleted(name, side.cards);
  shownSides.add(name);
  const none = section.querySelector('.empty');
  none.textContent = translate('noCards');
  none.hidden = side.cards.length > 0;
}

function frame(name) {
  return [
    h(
      'header',
      {},
      h('h3', { id: `${name}-title` }),
      h('p', { class: 'summary', 'aria-live': 'polite' }),
      h(
        'button',
        {
          type: 'button',
          role: 'switch',
          class: 'toggle',
          onclick: (event) =>
            sendAction({
              do: 'nativeTracker',
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

function showSummary(element, { openCards, conversations }) {
  const text = JSON.stringify([openCards, conversations, currentLanguage()]);
  if (isUnchanged(element, text)) return;
  markDrawn(element, text);
  element.replaceChildren(
    h('b', {}, String(openCards)),
    ` ${translate(openCards === 1 ? 'openCard' : 'openCards')} · `,
    h('b', {}, String(conversations)),
    ` ${translate(conversations === 1 ? 'conversation' : 'conversations')}`,
  );
}

function showCards(side, parent, cards) {
  renderKeyed(
    parent,
    cards.map((entry) => ({ key: entry.key, entry })),
    ({ entry }, known) => {
      const data = JSON.stringify([entry, currentLanguage()]);
      if (isUnchanged(known, data)) return known;
      return markDrawn(card(entry, newParts(side, entry)), data);
    },
  );
}

function removeDeleted(side, cards) {
  const shown = new Set(cards.map(({ key }) => `${side} ${key}`));
  for (const key of firstShown.keys())
    if (key.startsWith(`${side} `) && !shown.has(key)) firstShown.delete(key);
}

/** A predicate for the parts of a card: whether to highlight them as new. Parts of the first view are not new. */
function newParts(side, entry) {
  const key = `${side} ${entry.key}`;
  const old = firstShown.get(key) ?? new Map();
  const now = shownSides.has(side) ? Date.now() : 0;
  const names = [
    'card',
    `stage ${entry.stage?.name}`,
    ...entry.values.map(({ kind, text }) => `${kind} ${text}`),
    ...entry.conversations.map(({ session }) => `session ${session}`),
    ...entry.notes.map((note) => `note ${note}`),
  ];
  const parts = new Map(names.map((name) => [name, old.get(name) ?? now]));
  firstShown.set(key, parts);
  const isFresh = (part) => Date.now() - (parts.get(part) ?? 0) < FRESH_MS;
  // A new card is highlighted as a whole, not in its parts.
  return (part) => isFresh(part) && (part === 'card' || parts.get(part) > parts.get('card'));
}
