import { sendAction } from './send-action.js';
import { h } from './dom.js';
import { currentLanguage } from './texts.js';

const form = document.getElementById('newcomer-form');
const { connector, name, text } = form.elements;

const examples = [
  {
    title: { en: 'Ana, on Telegram', es: 'Ana, en Telegram' },
    connector: 'telegrambot',
    name: 'Ana V.',
    text: 'Hola, soy Ana otra vez: 0034 600-123-456. ¿Tenéis cojines a juego?',
  },
  {
    title: { en: 'An order number', es: 'Un número de pedido' },
    connector: 'whatsappbytwilio',
    name: 'Luis',
    text: 'Mi número de pedido es el 600123456, ¿cuándo llega?',
  },
  {
    title: { en: 'Somebody else’s number', es: 'El número de otra persona' },
    connector: 'viber',
    name: 'Pedro',
    text: 'No estaré en casa, llamad a mi mujer: 600 123 456',
  },
];

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (text.value.trim() === '') return;
  const done = await sendAction({
    do: 'newCustomer',
    connector: connector.value,
    name: name.value,
    text: text.value,
  });
  if (!done) return;
  text.value = '';
  name.value = '';
});

export function showNewcomer(channels) {
  if (connector.options.length !== channels.length)
    connector.replaceChildren(...channels.map((channel) => new Option(channel.name, channel.id)));
  document.getElementById('examples').replaceChildren(
    ...examples.map((example) =>
      h(
        'button',
        {
          type: 'button',
          class: 'chip',
          onclick: () => {
            connector.value = example.connector;
            name.value = example.name;
            text.value = example.text;
            text.focus();
          },
        },
        example.title[currentLanguage()],
      ),
    ),
  );
}
