import { showNotice } from './send-action.js';
import { showChats } from './chats.js';
import { showCrm } from './crm.js';
import { showJournal } from './journal.js';
import { showNewcomer } from './newcomer.js';
import { showStory } from './story.js';
import { translatePage, switchLanguage, translate } from './texts.js';

let view;

function show() {
  translatePage();
  if (!view) return;
  showStory(view.story);
  showNewcomer(view.channels);
  showChats(view.chats);
  showCrm(view.crm);
  showJournal(view.journal, view.mode);
  document.getElementById('portal-page').href = view.portalPage;
}

function showPanel(panel) {
  document.body.dataset.panel = panel;
  for (const button of document.querySelectorAll('[data-show]'))
    button.setAttribute('aria-pressed', String(button.dataset.show === panel));
}

document.getElementById('language').addEventListener('click', () => {
  switchLanguage();
  show();
});
for (const button of document.querySelectorAll('[data-show]'))
  button.addEventListener('click', () => showPanel(button.dataset.show));

showPanel(document.body.dataset.panel);
show();
const events = new EventSource('events');
events.addEventListener('message', (event) => {
  view = JSON.parse(event.data);
  show();
});
events.addEventListener('open', () => showNotice(''));
events.addEventListener('error', () => showNotice(translate('lost')));
