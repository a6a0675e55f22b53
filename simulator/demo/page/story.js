import { ask } from './ask.js';
import { h } from './dom.js';
import { read, say } from './words.js';

const byId = (id) => document.getElementById(id);
let paused = false;

byId('next').addEventListener('click', () => ask({ do: 'next' }));
byId('again').addEventListener('click', () => ask({ do: 'again' }));
byId('pause').addEventListener('click', () => ask({ do: 'pause', paused: !paused }));

export function showStory(story) {
  const { done, total, title, meaning } = story;
  paused = story.paused;
  const over = done === total;
  setText(byId('story-title'), title ? read(title) : say('storyStarts'));
  setText(byId('story-meaning'), meaning ? read(meaning) : '');
  byId('story-steps').replaceChildren(
    ...Array.from({ length: total }, (_, index) =>
      h(
        'li',
        {
          class: index < done ? 'done' : '',
          'aria-current': index === done - 1 ? 'step' : undefined,
        },
        h('span', { class: 'unseen' }, say('step', { n: index + 1, total })),
      ),
    ),
  );
  byId('pause').textContent = say(paused ? 'resume' : 'pause');
  byId('pause').hidden = over;
  byId('next').hidden = over;
  byId('again').className = over ? 'main' : 'quiet';
}

/** What is read aloud changes only when the words do. */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
