import { sendAction } from './send-action.js';
import { badge } from './badge.js';
import { markDrawn, h, renderKeyed, isUnchanged } from './dom.js';
import { currentLanguage, localized, translate } from './texts.js';

const list = document.getElementById('journal-list');
const empty = document.getElementById('no-entries');
const mode = document.getElementById('mode');

mode.addEventListener('change', () => sendAction({ do: 'mode', mode: mode.value }));

export function showJournal(entries, lineMode) {
  mode.value = lineMode;
  empty.hidden = entries.length > 0;
  renderKeyed(
    list,
    entries.map((entry) => ({ key: entry.id, entry })),
    ({ entry }, known) => {
      const data = JSON.stringify([entry, currentLanguage()]);
      return isUnchanged(known, data) ? known : markDrawn(decision(entry), data);
    },
  );
}

function decision(entry) {
  const { rule, connector, chat, undone, outcome } = entry;
  return h(
    'article',
    { class: `entry ${undone ? 'undone' : ''}`, 'aria-label': `${translate('rule', { n: rule })}, ${chat}` },
    h(
      'header',
      {},
      h('span', { class: 'rule' }, translate('rule', { n: rule })),
      h('h3', {}, localized(entry.ruleText)),
      h('span', { class: `outcome ${outcome}` }, undone ? translate('undone') : localized(entry.outcomeText)),
    ),
    h('p', { class: 'who' }, badge(connector), h('span', {}, `${chat} `, arrow(entry))),
    section('saw', seen(entry)),
    section('why', sentences(entry.reasons)),
    section('changed', changes(entry)),
    entry.suggestions.length > 0 ? section('forPerson', sentences(entry.suggestions)) : undefined,
    undone?.leftAlone.length > 0 ? section('leftAlone', sentences(undone.leftAlone)) : undefined,
    h(
      'footer',
      {},
      undone || ['nothing', 'suggested'].includes(outcome) ? undefined : undoButton(entry),
      time(entry.at),
    ),
  );
}

function arrow({ card }) {
  return card ? h('b', {}, `→ ${localized(card)}`) : undefined;
}

function time(at) {
  return h('time', {}, new Date(at).toLocaleTimeString(currentLanguage()));
}

function section(titleKey, ...content) {
  return h('section', {}, h('h4', {}, translate(titleKey)), ...content);
}

function seen(entry) {
  if (entry.seen.length === 0) return h('p', {}, translate('nothingSeen'));
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
    texts.map((text) => h('li', {}, localized(text))),
  );
}

function changes(entry) {
  if (entry.changes.length === 0) return h('p', {}, translate('nothingChanged'));
  return h(
    'ul',
    {},
    entry.changes.map(({ what, outcome, remark }) =>
      h('li', { class: outcome }, localized(what), remark ? h('small', {}, localized(remark)) : undefined),
    ),
  );
}

function undoButton({ id, rule, chat }) {
  return h(
    'button',
    {
      type: 'button',
      class: 'secondary',
      'aria-label': translate('undoLabel', { n: rule, chat }),
      onclick: async (event) => {
        const button = event.currentTarget;
        button.disabled = true;
        if (!(await sendAction({ do: 'undo', decision: id }))) button.disabled = false;
      },
    },
    translate('undo'),
  );
}
