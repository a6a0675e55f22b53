import type { PortalSim } from '../../simulator/portal-simulator.ts';
import type { World } from './world.ts';

const DAY = 86_400_000;

/** A short scenario of customers and users; together the scenes visit every crash point. */
export interface Scene {
  readonly name: string;
  /** A sweep finds none of its messages (see `World.invisibleToSweep`). */
  readonly invisibleToSweep?: boolean;
  /** Its decisions are not undone at the end. */
  readonly skipUndo?: boolean;
  run(world: World): Promise<void>;
}

/** Runs the actions one after the other and waits until the app is idle after each. */
async function runInOrder(world: World, actions: readonly (() => unknown)[]): Promise<void> {
  for (const action of actions) {
    action();
    await world.waitUntilIdle();
  }
}

/** Creates Ana with an open deal a day before the scene. */
async function createAnaWithDeal(world: World, phone = '+34600123456'): Promise<void> {
  const contact = world.portal.person().createContact({ name: 'Ana', phones: [phone] });
  world.portal.person().createDeal({ title: 'Boda', contactIds: [contact.id] });
  await world.advance(DAY);
  await world.waitUntilIdle();
}

const addLine = (portal: PortalSim, create: 'lead' | 'deal' | 'none' = 'lead') =>
  portal.addLine({ crmCreate: create, crmChatTracker: 'N' });

export const scenes: readonly Scene[] = [
  {
    name: 'a new customer',
    async run(world) {
      const customer = world.portal.customer({
        connector: 'telegrambot',
        line: addLine(world.portal).id,
        name: 'Ana',
      });
      await runInOrder(world, [
        () => customer.write('hola'),
        () => customer.write('600123456'),
        () => customer.write('y mi correo: ana@example.com'),
      ]);
    },
  },
  {
    name: 'a new customer of a deal line',
    async run(world) {
      const line = addLine(world.portal, 'deal');
      const customer = world.portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
      await runInOrder(world, [
        () => customer.write('hola'),
        () => customer.write('600123456 ana@example.com'),
      ]);
    },
  },
  {
    name: 'a live chat without an activity',
    invisibleToSweep: true,
    async run(world) {
      const { portal } = world;
      const customer = portal.customer({ connector: 'livechat', line: addLine(portal).id, name: 'Ana' });
      await runInOrder(world, [
        () => customer.write('hola'),
        () => customer.write('600123456 ana@example.com'),
        () => portal.agent().reply(customer, 'Buenas'),
        () => customer.finishSession(),
      ]);
    },
  },
  {
    name: 'a live chat of a deal line',
    invisibleToSweep: true,
    async run(world) {
      const customer = world.portal.customer({
        connector: 'livechat',
        line: addLine(world.portal, 'deal').id,
        name: 'Ana',
      });
      await runInOrder(world, [() => customer.write('hola'), () => customer.write('600123456')]);
    },
  },
  {
    name: 'a known contact, own lead closed',
    async run(world) {
      await createAnaWithDeal(world);
      const customer = world.portal.customer({
        connector: 'telegrambot',
        line: addLine(world.portal).id,
        name: 'Anita',
      });
      await runInOrder(world, [
        () => customer.write('hola'),
        () => customer.write('600123456 ana@example.com'),
      ]);
    },
  },
  {
    name: 'a known contact, own deal lost',
    async run(world) {
      await createAnaWithDeal(world);
      const line = addLine(world.portal, 'deal');
      const customer = world.portal.customer({ connector: 'telegrambot', line: line.id, name: 'Anita' });
      await runInOrder(world, [() => customer.write('hola'), () => customer.write('600123456')]);
    },
  },
  {
    name: 'own lead merged',
    async run(world) {
      const { portal } = world;
      const line = addLine(portal);
      await world.request({ kind: 'setLine', line: String(line.id), settings: { ownItem: 'merge' } });
      portal.person().createLead({ title: 'Boda', name: 'Ana', phones: ['+34600123456'] });
      await world.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      await runInOrder(world, [() => customer.write('hola'), () => customer.write('600123456')]);
    },
  },
  {
    name: 'own lead closed after its merge was refused',
    async run(world) {
      const { portal } = world;
      const line = addLine(portal);
      await world.request({ kind: 'setLine', line: String(line.id), settings: { ownItem: 'merge' } });
      portal.person().createLead({ title: 'Boda', name: 'Ana', phones: ['+34600123456'] });
      await world.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Anita' });
      await runInOrder(world, [() => customer.write('hola'), () => customer.write('600123456')]);
    },
  },
  {
    name: 'a name filled',
    async run(world) {
      const { portal } = world;
      const nameless = portal.person().createContact({ name: '', phones: ['+34600123456'] });
      portal.person().createDeal({ title: 'Boda', contactIds: [nameless.id] });
      await world.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: addLine(portal).id, name: 'Anita' });
      await runInOrder(world, [() => customer.write('hola'), () => customer.write('600123456')]);
    },
  },
  {
    name: 'a second channel',
    async run(world) {
      const { portal } = world;
      const line = addLine(portal);
      const first = portal.customer({ connector: 'instagram', line: line.id, name: 'Ana' });
      await runInOrder(world, [() => first.write('600123456')]);
      await world.advance(DAY);
      const second = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana V' });
      await runInOrder(world, [() => second.write('hola'), () => second.write('soy Ana, 600 123 456')]);
    },
  },
  {
    name: 'phone and e-mail cross',
    async run(world) {
      const { portal } = world;
      portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      portal.person().createContact({ name: 'Berta', emails: ['berta@example.com'] });
      await world.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: addLine(portal).id, name: 'Anita' });
      await runInOrder(world, [() => customer.write('600123456, o al correo berta@example.com')]);
    },
  },
  {
    name: 'a number in pieces',
    async run(world) {
      await createAnaWithDeal(world);
      const customer = world.portal.customer({
        connector: 'telegrambot',
        line: addLine(world.portal).id,
        name: 'Anita',
      });
      await runInOrder(world, [() => customer.write('600 12'), () => customer.write('3 456')]);
    },
  },
  {
    name: 'a bound chat begins again',
    async run(world) {
      await createAnaWithDeal(world);
      const customer = world.portal.customer({
        connector: 'whatsapp',
        line: addLine(world.portal).id,
        name: 'Anita',
      });
      await runInOrder(world, [() => customer.write('600123456'), () => customer.finishSession()]);
      await world.advance(DAY);
      await runInOrder(world, [() => customer.write('hola otra vez')]);
    },
  },
  {
    name: 'no message events',
    async run(world) {
      const { portal } = world;
      portal.delivery.messages = false;
      await createAnaWithDeal(world);
      const customer = portal.customer({ connector: 'telegrambot', line: addLine(portal).id, name: 'Anita' });
      await runInOrder(world, [
        () => customer.write('hola, 600123456'),
        () => world.portal.agent().reply(customer, 'Buenas'),
      ]);
      await world.advance(600_000);
      customer.write('y ana@example.com');
      await world.request({ kind: 'sweep' });
      await world.waitUntilIdle();
    },
  },
  {
    name: 'many at once',
    skipUndo: true,
    async run(world) {
      const { portal } = world;
      portal.delivery.concurrency = 8;
      const phones = Array.from({ length: 14 }, (_, index) => `+346001234${String(index + 10)}`);
      for (const phone of phones) {
        const contact = portal.person().createContact({ name: `Ana ${phone}`, phones: [phone] });
        portal.person().createDeal({ title: `Boda ${phone}`, contactIds: [contact.id] });
      }
      await world.advance(DAY);
      await world.waitUntilIdle();
      const line = addLine(portal);
      // One sweep finds all of them: one decision batch with more commands than a batch request can hold.
      portal.delivery.drop = true;
      phones.forEach((phone, index) =>
        portal
          .customer({ connector: 'telegrambot', line: line.id, name: `Anita ${String(index)}` })
          .write(`${phone} ana${String(index)}@example.com`),
      );
      portal.delivery.drop = false;
      await world.request({ kind: 'sweep' });
      await world.waitUntilIdle();
    },
  },
];

/** Many events at the same time: known and new customers, each in a chat of their own. */
export const underLoad: Scene = {
  name: 'under load',
  async run(world) {
    const { portal } = world;
    portal.delivery.concurrency = 8;
    const phones = Array.from({ length: 10 }, (_, index) => `+346001234${String(index + 10)}`);
    for (const phone of phones.slice(0, 5)) {
      const contact = portal.person().createContact({ name: `Ana ${phone}`, phones: [phone] });
      portal.person().createDeal({ title: `Boda ${phone}`, contactIds: [contact.id] });
    }
    await world.advance(DAY);
    const lines = [addLine(portal), addLine(portal, 'deal')];
    for (const [index, phone] of phones.entries()) {
      const line = lines[index % 2]?.id ?? 0;
      const customer = portal.customer({ connector: 'telegrambot', line, name: `Anita ${String(index)}` });
      customer.write('hola');
      customer.write(`${phone} ana${String(index)}@example.com`);
      customer.write('gracias');
    }
    await world.waitUntilIdle();
  },
};
