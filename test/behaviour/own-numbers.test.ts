import assert from 'node:assert/strict';
import { key, keyOf, lastDecision } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;

/** The list: key, source. */
async function listOf(tracker: Tracker) {
  const { numbers } = await tracker.stores.settings.ownNumbers(tracker.member);
  return numbers.map(({ key: number, source }) => [number, source]);
}

async function sweep(tracker: Tracker): Promise<void> {
  await tracker.application.sweeper.sweep();
  await tracker.waitUntilIdle();
}

function requestsOf({ portal }: Tracker, method: string): number {
  return portal.requests.flatMap(({ commands }) => commands).filter((command) => command.method === method)
    .length;
}

function companyReads({ portal }: Tracker): number {
  return portal.requests
    .flatMap(({ commands }) => commands)
    .filter(
      ({ method, params }) => method === 'crm.item.list' && JSON.stringify(params).includes('isMyCompany'),
    ).length;
}

describe('numbers of nobody (docs/spec.md 4)', () => {
  it('what an operator writes in two chats is the company’s: it joins nobody, and the journal says why', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const shop = portal.person().createContact({ name: 'Tienda', phones: ['+34915550101'] });
      tracker.sim.advance(DAY);
      const [first, second, third] = ['Ana', 'Berta', 'Carla'].map((name) =>
        portal.customer({ connector: 'telegrambot', line: line.id, name }),
      );
      assert.ok(first && second && third);
      first.write('hola');
      second.write('hola');
      await tracker.waitUntilIdle();
      portal.agent().reply(first, 'Nuestro teléfono es el 915 550 101');
      portal.agent().reply(first, 'Repito: nuestro teléfono es el 915 550 101');
      await tracker.waitUntilIdle();
      assert.deepEqual(await listOf(tracker), []);
      portal.agent().reply(second, 'Nuestro teléfono es el 915 550 101');
      await tracker.waitUntilIdle();
      assert.deepEqual(await listOf(tracker), [['phone:+34915550101', 'operator']]);

      third.write('915 550 101');
      await tracker.waitUntilIdle();
      const { customerRef, reasons, rule } = await lastDecision(tracker);
      assert.deepEqual(
        [rule, customerRef, reasons.map(({ code }) => code)],
        [9, undefined, ['noIdentifier', 'ownNumber']],
      );
      assert.deepEqual(shop.phones, ['+34915550101']);
    });
  });

  it('what the customer gave is the customer’s, whoever repeats it', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const chats = ['telegrambot', 'instagram'].map((connector) =>
        portal.customer({ connector, line: line.id, name: 'Ana' }),
      );
      for (const chat of chats) {
        chat.write('612345678');
        await tracker.waitUntilIdle();
        portal.agent().reply(chat, 'Entonces su teléfono es el 612 345 678');
        await tracker.waitUntilIdle();
      }
      assert.deepEqual(await listOf(tracker), []);
    });
  });

  it('my companies are read once a day, in one request', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      portal.person().createCompany({
        title: 'Mi tienda',
        phones: ['915550101'],
        emails: ['hola@mitienda.es'],
        fields: { isMyCompany: 'Y' },
      });
      portal.person().createCompany({ title: 'Cliente', phones: ['915550102'] });
      await sweep(tracker);
      await sweep(tracker);
      assert.deepEqual(await listOf(tracker), [
        ['phone:+34915550101', 'company'],
        ['email:hola@mitienda.es', 'company'],
      ]);
      assert.equal(companyReads(tracker), 1);
      assert.equal(requestsOf(tracker, 'user.get'), 0);
      tracker.sim.advance(DAY + 1);
      await sweep(tracker);
      assert.equal(companyReads(tracker), 2);
    });
  });

  it('employees are read where the installation has the right to; who left is no employee any more', async () => {
    await withTracker({ install: false }, async (tracker) => {
      const { portal, url } = tracker;
      const scope = ['crm', 'im', 'imopenlines', 'placement', 'user_basic'];
      await portal.installLocally({ install: `${url}/install`, app: `${url}/app`, scope });
      const olga = portal.users.add({ name: 'Olga', mobile: '612000111', email: 'olga@mitienda.es' });
      await sweep(tracker);
      assert.deepEqual(await listOf(tracker), [
        ['phone:+34612000111', 'employee'],
        ['email:olga@mitienda.es', 'employee'],
      ]);
      olga.active = false;
      tracker.sim.advance(DAY + 1);
      await sweep(tracker);
      assert.deepEqual(await listOf(tracker), []);
    });
  });

  it('a phone that was given under many names is on the list', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const names = ['Ana Vega', 'Igor Panov', 'Olga Lis', 'Marta Ruiz', 'Hugo Sanz', 'Berta Gil', 'Pau Mir'];
      for (const name of names) {
        portal.customer({ connector: 'telegrambot', line: line.id, name }).write('612345678');
        await tracker.waitUntilIdle();
      }
      assert.deepEqual(await listOf(tracker), [['phone:+34612345678', 'manyNames']]);
    });
  });

  it('a number taken off the list identifies again, and stays off it', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, member, application } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34612345678'] });
      tracker.sim.advance(DAY);
      const { corrections } = application;
      await corrections.setOwnNumber(member, { key: 'phone:+34612345678', removed: false, by: 'user:1' });
      const chat = portal.customer({ connector: 'telegrambot', line: line.id, name: 'Ana' });
      chat.write('612345678');
      await tracker.waitUntilIdle();
      assert.equal((await lastDecision(tracker)).customerRef, undefined);

      await corrections.setOwnNumber(member, { key: 'phone:+34612345678', removed: true, by: 'user:1' });
      chat.write('612345678');
      await tracker.waitUntilIdle();
      assert.equal(keyOf((await lastDecision(tracker)).customerRef), key(ana));
      for (const name of ['Berta', 'Carla', 'Dora']) {
        const other = portal.customer({ connector: 'telegrambot', line: line.id, name });
        other.write('hola');
        await tracker.waitUntilIdle();
        portal.agent().reply(other, 'Nuestro teléfono es el 612345678');
        await tracker.waitUntilIdle();
      }
      const { numbers } = await tracker.stores.settings.ownNumbers(member);
      assert.deepEqual(
        numbers.map(({ removed }) => removed),
        [true],
      );
    });
  });
});
