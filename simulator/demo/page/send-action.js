import { translate } from './texts.js';

const notice = document.getElementById('notice');
const NOTICE_MS = 8000;
let timer;

/** Shows a notice for some seconds; '' hides it. */
export function showNotice(text) {
  notice.textContent = text;
  notice.hidden = text === '';
  clearTimeout(timer);
  if (text !== '') timer = setTimeout(() => showNotice(''), NOTICE_MS);
}

/** Sends an action to the demo; true when it succeeded. Failures are shown as a notice. */
export async function sendAction(action) {
  try {
    const answer = await fetch('actions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
    });
    if (answer.ok) {
      showNotice('');
      return true;
    }
    showNotice((await answer.json()).error);
  } catch {
    showNotice(translate('lost'));
  }
  return false;
}
