import type { LocalizedText } from '../texts/localized-text.ts';
import type { World } from '../world/world.ts';
import type { MirroredCustomer } from '../world/mirrored-customer.ts';

/** A step of the story. */
export interface Step {
  /** What happens, in one line. */
  readonly title: LocalizedText;
  /** What it shows; displayed after the step. */
  readonly meaning: LocalizedText;
  run(world: World): Promise<void>;
}

/** One customer writes on two channels (docs/spec.md 1). */
export function createStory(): readonly Step[] {
  let instagram: MirroredCustomer | undefined;
  let livechat: MirroredCustomer | undefined;
  return [
    {
      title: {
        en: 'Ana Vega asks about a sofa on Instagram.',
        es: 'Ana Vega pregunta por un sofá en Instagram.',
      },
      meaning: {
        en: 'The portal makes lead #1 for the chat. No phone, no e-mail: Chat Tracker has nothing to decide.',
        es: 'El portal crea el prospecto #1 para el chat. Sin teléfono ni correo, Chat Tracker no tiene nada que decidir.',
      },
      async run(world) {
        instagram = world.addCustomer({ connector: 'instagram', name: 'Ana', lastName: 'Vega' });
        await world.write(instagram, 'Hola, ¿tenéis el sofá Lisboa en azul?');
      },
    },
    {
      title: {
        en: 'Rosa answers and asks for a phone number.',
        es: 'Rosa contesta y pide un teléfono.',
      },
      meaning: {
        en: 'What employees write never identifies a customer.',
        es: 'Lo que escriben los empleados nunca identifica a un cliente.',
      },
      async run(world) {
        if (instagram) await world.reply(instagram, '¡Hola! Sí, quedan dos. ¿A qué número te llamamos?');
      },
    },
    {
      title: {
        en: 'Ana gives her number on Instagram: +34 600 123 456.',
        es: 'Ana da su número en Instagram: +34 600 123 456.',
      },
      meaning: {
        en: 'The number goes on her card, and Chat Tracker remembers it for good.',
        es: 'El número pasa a su ficha, y Chat Tracker lo recuerda para siempre.',
      },
      async run(world) {
        if (instagram) await world.write(instagram, 'Al +34 600 123 456, por favor. ¡Gracias!');
      },
    },
    {
      title: {
        en: 'Later somebody writes in the live chat: "soy Ana", 600 123 456, ana.vega@example.com.',
        es: 'Más tarde alguien escribe en el chat en vivo: «soy Ana», 600 123 456, ana.vega@example.com.',
      },
      meaning: {
        en: 'Written differently, it is the same number: the live chat joins the same card. Without Chat Tracker nobody sees it, and Rosa saves the chat by hand as another lead.',
        es: 'Escrito de otra forma, es el mismo número: el chat en vivo se une a la misma ficha. Sin Chat Tracker nadie lo ve, y Rosa guarda el chat a mano como otro prospecto.',
      },
      async run(world) {
        livechat = world.addCustomer({ connector: 'livechat', name: '' });
        await world.write(
          livechat,
          'Hola, soy Ana. Mi móvil es el 600 123 456 y mi correo ana.vega@example.com. ¿Cuándo llega el sofá?',
        );
      },
    },
    {
      title: {
        en: 'Rosa opens the card, sees both conversations and answers.',
        es: 'Rosa abre la ficha, ve las dos conversaciones y contesta.',
      },
      meaning: {
        en: 'One customer, one card, every conversation on it.',
        es: 'Un cliente, una ficha, todas sus conversaciones en ella.',
      },
      async run(world) {
        if (livechat) await world.reply(livechat, '¡Hola, Ana! El Lisboa azul llega mañana por la mañana.');
      },
    },
  ];
}
