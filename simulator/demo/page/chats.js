import { sendAction } from './send-action.js';
import { badge } from './badge.js';
import { h, renderKeyed } from './dom.js';
import { currentLanguage, itemName, translate } from './texts.js';

const list = document.getElementById('chat-list');
const empty = document.getElementById('no-chats');

export function showChats(chats) {
  empty.hidden = chats.length > 0;
  renderKeyed(
    list,
    chats.map((chat) => ({ key: chat.id, chat })),
    ({ chat }, known) => {
      const element = known ?? createChat(chat);
      updateLabels(element, chat);
      showMessages(element.querySelector('.log'), chat.messages);
      return element;
    },
  );
}

function createChat(chat) {
  const input = h('input', { maxlength: '4000', autocomplete: 'off', required: true });
  const form = h(
    'form',
    {
      onsubmit: async (event) => {
        event.preventDefault();
        const text = input.value;
        if (text.trim() === '') return;
        input.value = '';
        if (!(await sendAction({ do: 'write', chat: chat.id, text }))) input.value = text;
      },
    },
    input,
    h('button', { type: 'submit', class: 'small' }),
  );
  return h(
    'article',
    { class: 'chat' },
    h('header', {}, badge(chat.connector), h('h3'), h('span', { class: 'place' })),
    h('div', { class: 'log', role: 'log', tabindex: '0' }),
    form,
  );
}

function updateLabels(element, { customer, channel, card }) {
  const data = { name: customer, channel };
  element.setAttribute('aria-label', translate('chatLabel', data));
  element.querySelector('h3').replaceChildren(customer, h('small', {}, channel));
  const place = element.querySelector('.place');
  place.textContent = card ? translate('onCard', { card: itemName(card) }) : translate('noCard');
  place.classList.toggle('none', !card);
  const input = element.querySelector('input');
  input.setAttribute('aria-label', translate('writeAs', data));
  input.placeholder = translate('writeAs', data);
  element.querySelector('form button').textContent = translate('send');
  element.querySelector('.log').setAttribute('aria-label', translate('chatLabel', data));
}

function showMessages(log, messages) {
  const more = messages.length > log.children.length;
  renderKeyed(
    log,
    messages.map((message) => ({ key: String(message.id), message })),
    ({ message }, known) => known ?? bubble(message),
  );
  if (more) log.scrollTop = log.scrollHeight;
}

function bubble({ from, author, text, at }) {
  const time = new Date(at).toLocaleTimeString(currentLanguage(), { hour: '2-digit', minute: '2-digit' });
  return h(
    'div',
    { class: `bubble ${from}` },
    h('span', { class: 'visually-hidden' }, `${author}: `),
    h('p', {}, text),
    h('time', {}, from === 'agent' ? `${author} · ${time}` : time),
  );
}
