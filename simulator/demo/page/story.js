import { sendAction } from './send-action.js';
import { h } from './dom.js';
import { localized, translate } from './texts.js';

const byId = (id) => document.getElementById(id);
let paused = false;

byId('next').addEventListener('click', () => sendAction({ do: 'next' }));
byId('restart').addEventListener('click', () => sendAction({ do: 'restart' }));
byId('pause').addEventListener('click', () => sendAction({ do: 'pause', paused: !paused }));

export function showStory(story) {
  const { done, total, title, meaning } = story;
  paused = story.paused;
  const over = done === total;
  setText(byId('story-title'), title ? localized(title) : translate('storyStarts'));
  setText(byId('story-meaning'), meaning ? localized(meaning) : '');
  byId('story-steps').replaceChildren(
    ...Array.from({ length: total }, (_, index) =>
      h(
        'li',
        {
          class: index < done ? 'done' : '',
          'aria-current': index === done - 1 ? 'step' : undefined,
        },
        h('span', { class: 'visually-hidden' }, translate('step', { n: index + 1, total })),
      ),
    ),
  );
  byId('pause').textContent = translate(paused ? 'resume' : 'pause');
  byId('pause').hidden = over;
  byId('next').hidden = over;
  byId('restart').className = over ? 'primary' : 'secondary';
}

/** Changes the text only when it differs: each change of a status element is announced by screen readers. */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
