import { ask } from './ask.js';
import { badge } from './badge.js';
import { drawn, h, keyed, unchanged } from './dom.js';
import { currentLanguage, read, say } from './words.js';

const list = document.getElementById('journal-list');
const empty = document.getElementById('no-entries');
const mode = document.getElementById('mode');

mode.addEventListener('change', () => ask({ do: 'mode', mode: mode.value }));

export function showJournal(entries, lineMode) {
  mode.value = lineMode;
  empty.hidden = entries.length > 0;
  keyed(
    list,
    entries.map((entry) => ({ key: entry.id, entry })),
    ({ entry }, known) => {
      const data = JSON.stringify([entry, currentLanguage()]);
      return unchanged(known, data) ? known : drawn(decision(entry), data);
    },
  );
}

function decision(entry) {
  const { rule, connector, chat, undone, outcome } = entry;
  return h(
    'article',
    { class: `entry ${undone ? 'undone' : ''}`, 'aria-label': `${say('rule', { n: rule })}, ${chat}` },
    h(
      'header',
      {},
      h('span', { class: 'rule' }, say('rule', { n: rule })),
      h('h3', {}, read(entry.ruleText)),
      h('span', { class: `outcome ${outcome}` }, undone ? say('undone') : read(entry.outcomeText)),
    ),
    h('p', { class: 'who' }, badge(connector), h('span', {}, `${chat} `, arrow(entry))),
    part('saw', seen(entry)),
    part('why', sentences(entry.reasons)),
    part('changed', changes(entry)),
    entry.suggestions.length > 0 ? part('forPerson', sentences(entry.suggestions)) : undefined,
    undone?.leftAlone.length > 0 ? part('leftAlone', sentences(undone.leftAlone)) : undefined,
    h(
      'footer',
      {},
      undone || ['nothing', 'suggested'].includes(outcome) ? undefined : undoButton(entry),
      time(entry.at),
    ),
  );
}

function arrow({ card }) {
  return card ? h('b', {}, `→ ${read(card)}`) : undefined;
}

function time(at) {
  return h('time', {}, new Date(at).toLocaleTimeString(currentLanguage()));
}

function part(word, ...content) {
  return h('section', {}, h('h4', {}, say(word)), ...content);
}

function seen(entry) {
  if (entry.seen.length === 0) return h('p', {}, say('nothingSeen'));
  return h(
    'ul',
    { class: 'chips' },
    entry.seen.map((value) => h('li', {}, value)),
  );
}

function sentences(texts) {
  return h(
    'ul',
    {},
    texts.map((text) => h('li', {}, read(text))),
  );
}

function changes(entry) {
  if (entry.changes.length === 0) return h('p', {}, say('nothingChanged'));
  return h(
    'ul',
    {},
    entry.changes.map(({ what, before, outcome }) => {
      const remarks = [
        ...(before ? [say('was', { value: read(before) })] : []),
        ...(outcome === 'applied' ? [] : [say(outcome)]),
      ];
      return h(
        'li',
        { class: outcome },
        read(what),
        remarks.map((text) => h('small', {}, text)),
      );
    }),
  );
}

function undoButton({ id, rule, chat }) {
  return h(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-label': say('undoLabel', { n: rule, chat }),
      onclick: async (event) => {
        const button = event.currentTarget;
        button.disabled = true;
        if (!(await ask({ do: 'undo', decision: id }))) button.disabled = false;
      },
    },
    say('undo'),
  );
}
