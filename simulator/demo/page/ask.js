import { say } from './words.js';

const notice = document.getElementById('notice');
let timer;

/** Tells the reader about trouble, for a while. */
export function tell(text) {
  notice.textContent = text;
  notice.hidden = text === '';
  clearTimeout(timer);
  if (text !== '') timer = setTimeout(() => tell(''), 8000);
}

/** Asks the demo to do something; true when it was done. */
export async function ask(action) {
  try {
    const answer = await fetch('actions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
    });
    if (answer.ok) {
      tell('');
      return true;
    }
    tell((await answer.json()).error);
  } catch {
    tell(say('lost'));
  }
  return false;
}
