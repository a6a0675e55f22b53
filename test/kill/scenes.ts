import type { PortalSim } from '../../simulator/portal-simulator.ts';
import type { World } from './world.ts';

const DAY = 86_400_000;

/** What customers write and people do; small, and together they pass every write point. */
export interface Scene {
  readonly name: string;
  /** No sweep finds its messages (see `World.hidden`). */
  readonly hidden?: boolean;
  /** Nothing is taken back at its end. */
  readonly keeps?: boolean;
  play(world: World): Promise<void>;
}

/** Writes, each when all before is done. */
async function says(world: World, writers: readonly (() => unknown)[]): Promise<void> {
  for (const write of writers) {
    write();
    await world.settle();
  }
}

/** Ana with an open deal, since yesterday. */
async function ana(world: World, phone = '+34600123456'): Promise<void> {
  const contact = world.portal.person().createContact({ name: 'Ana', phones: [phone] });
  world.portal.person().createDeal({ title: 'Boda', contactIds: [contact.id] });
  await world.advance(DAY);
  await world.settle();
}

const lineOf = (portal: PortalSim, create: 'lead' | 'deal' | 'none' = 'lead') =>
  portal.addLine({ crmCreate: create, crmChatTracker: 'N' });

export const scenes: readonly Scene[] = [
  {
    name: 'a new customer',
    async play(world) {
      const customer = world.portal.customer({
        connector: 'telegrambot',
        line: lineOf(world.portal).id,
        name: 'Ana',
      });
      await says(world, [
        () => customer.write('hola'),
        () => customer.write('600123456'),
        () => customer.write('y mi correo: ana@example.com'),
      ]);
    },
  },
  {
    name: 'a new customer of a deal line',
    async play(world) {
      const line = lineOf(world.portal, 'deal');
      const customer = world.portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
      await says(world, [() => customer.write('hola'), () => customer.write('600123456 ana@example.com')]);
    },
  },
  {
    name: 'a live chat without an activity',
    hidden: true,
    async play(world) {
      const { portal } = world;
      const customer = portal.customer({ connector: 'livechat', line: lineOf(portal).id, name: 'Ana' });
      await says(world, [
        () => customer.write('hola'),
        () => customer.write('600123456 ana@example.com'),
        () => portal.agent().reply(customer, 'Buenas'),
        () => customer.finishSession(),
      ]);
    },
  },
  {
    name: 'a live chat of a deal line',
    hidden: true,
    async play(world) {
      const customer = world.portal.customer({
        connector: 'livechat',
        line: lineOf(world.portal, 'deal').id,
        name: 'Ana',
      });
      await says(world, [() => customer.write('hola'), () => customer.write('600123456')]);
    },
  },
  {
    name: 'a known contact, own lead closed',
    async play(world) {
      await ana(world);
      const customer = world.portal.customer({
        connector: 'telegrambot',
        line: lineOf(world.portal).id,
        name: 'Anita',
      });
      await says(world, [() => customer.write('hola'), () => customer.write('600123456 ana@example.com')]);
    },
  },
  {
    name: 'a known contact, own deal lost',
    async play(world) {
      await ana(world);
      const line = lineOf(world.portal, 'deal');
      const customer = world.portal.customer({ connector: 'telegrambot', line: line.id, name: 'Anita' });
      await says(world, [() => customer.write('hola'), () => customer.write('600123456')]);
    },
  },
  {
    name: 'own lead merged',
    async play(world) {
      const { portal } = world;
      const line = lineOf(portal);
      await world.do({ kind: 'setLine', line: String(line.id), settings: { ownItem: 'merge' } });
      portal.person().createLead({ title: 'Boda', name: 'Ana', phones: ['+34600123456'] });
      await world.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      await says(world, [() => customer.write('hola'), () => customer.write('600123456')]);
    },
  },
  {
    name: 'a name filled',
    async play(world) {
      const { portal } = world;
      const nameless = portal.person().createContact({ name: '', phones: ['+34600123456'] });
      portal.person().createDeal({ title: 'Boda', contactIds: [nameless.id] });
      await world.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: lineOf(portal).id, name: 'Anita' });
      await says(world, [() => customer.write('hola'), () => customer.write('600123456')]);
    },
  },
  {
    name: 'a second channel',
    async play(world) {
      const { portal } = world;
      const line = lineOf(portal);
      const first = portal.customer({ connector: 'instagram', line: line.id, name: 'Ana' });
      await says(world, [() => first.write('600123456')]);
      await world.advance(DAY);
      const second = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana V' });
      await says(world, [() => second.write('hola'), () => second.write('soy Ana, 600 123 456')]);
    },
  },
  {
    name: 'phone and e-mail cross',
    async play(world) {
      const { portal } = world;
      portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      portal.person().createContact({ name: 'Berta', emails: ['berta@example.com'] });
      await world.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: lineOf(portal).id, name: 'Anita' });
      await says(world, [() => customer.write('600123456, o al correo berta@example.com')]);
    },
  },
  {
    name: 'a number in pieces',
    async play(world) {
      await ana(world);
      const customer = world.portal.customer({
        connector: 'telegrambot',
        line: lineOf(world.portal).id,
        name: 'Anita',
      });
      await says(world, [() => customer.write('600 12'), () => customer.write('3 456')]);
    },
  },
  {
    name: 'a bound chat begins again',
    async play(world) {
      await ana(world);
      const customer = world.portal.customer({
        connector: 'whatsapp',
        line: lineOf(world.portal).id,
        name: 'Anita',
      });
      await says(world, [() => customer.write('600123456'), () => customer.finishSession()]);
      await world.advance(DAY);
      await says(world, [() => customer.write('hola otra vez')]);
    },
  },
  {
    name: 'no message events',
    async play(world) {
      const { portal } = world;
      portal.delivery.messages = false;
      await ana(world);
      const customer = portal.customer({ connector: 'telegrambot', line: lineOf(portal).id, name: 'Anita' });
      await says(world, [
        () => customer.write('hola, 600123456'),
        () => world.portal.agent().reply(customer, 'Buenas'),
      ]);
      await world.advance(600_000);
      customer.write('y ana@example.com');
      await world.do({ kind: 'sweep' });
      await world.settle();
    },
  },
  {
    name: 'many at once',
    keeps: true,
    async play(world) {
      const { portal } = world;
      portal.delivery.concurrency = 8;
      const phones = Array.from({ length: 14 }, (_, index) => `+346001234${String(index + 10)}`);
      for (const phone of phones) {
        const contact = portal.person().createContact({ name: `Ana ${phone}`, phones: [phone] });
        portal.person().createDeal({ title: `Boda ${phone}`, contactIds: [contact.id] });
      }
      await world.advance(DAY);
      await world.settle();
      const line = lineOf(portal);
      // A sweep finds them all together: one round, more commands than a batch holds.
      portal.delivery.drop = true;
      phones.forEach((phone, index) =>
        portal
          .customer({ connector: 'telegrambot', line: line.id, name: `Anita ${String(index)}` })
          .write(`${phone} ana${String(index)}@example.com`),
      );
      portal.delivery.drop = false;
      await world.do({ kind: 'sweep' });
      await world.settle();
    },
  },
];

/** Everything comes at once, whatever dies meanwhile: known and new customers, each in a chat of its own. */
export const underLoad: Scene = {
  name: 'under load',
  async play(world) {
    const { portal } = world;
    portal.delivery.concurrency = 8;
    const phones = Array.from({ length: 10 }, (_, index) => `+346001234${String(index + 10)}`);
    for (const phone of phones.slice(0, 5)) {
      const contact = portal.person().createContact({ name: `Ana ${phone}`, phones: [phone] });
      portal.person().createDeal({ title: `Boda ${phone}`, contactIds: [contact.id] });
    }
    await world.advance(DAY);
    const lines = [lineOf(portal), lineOf(portal, 'deal')];
    for (const [index, phone] of phones.entries()) {
      const line = lines[index % 2]?.id ?? 0;
      const customer = portal.customer({ connector: 'telegrambot', line, name: `Anita ${String(index)}` });
      customer.write('hola');
      customer.write(`${phone} ana${String(index)}@example.com`);
      customer.write('gracias');
    }
    await world.settle();
  },
};
