import assert from 'node:assert/strict';
import { boundTo, key, openLeads } from '../helpers/crm-facts.ts';
import { lineSources } from '../helpers/line-sources.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const silent = { messages: false, sessions: false, crm: false, offline: false };
const FIVE_MINUTES_MS = 300_000;

async function sweep(tracker: Tracker): Promise<void> {
  tracker.sim.advance(FIVE_MINUTES_MS);
  await tracker.application.sweeper.sweep();
  await tracker.waitUntilIdle();
}

const countHistories = ({ portal }: Tracker): number =>
  portal.log.calls().filter(({ method }) => method === 'imopenlines.session.history.get').length;

const phonesOfLeads = ({ portal }: Tracker): readonly string[] =>
  openLeads(portal)
    .flatMap(({ phones }) => phones)
    .sort();

describe('the sweep (docs/spec.md 3.2, docs/decisions/0020-what-a-sweep-reads.md)', () => {
  for (const text of ['600123456', 'ana@example.com', 'call me: +33 6 12 34 56 78']) {
    it(`W13: customer messages in a row are found on a line without message events: ${text}`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        Object.assign(portal.delivery, silent);
        const line = portal.addLine({ crmChatTracker: 'N' });
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        customer.write('hola');
        await sweep(tracker);
        await sweep(tracker);
        customer.write(text);
        await sweep(tracker);
        const [lead] = openLeads(portal);
        assert.equal([...(lead?.phones ?? []), ...(lead?.emails ?? [])].length, 1);
        assert.deepEqual(
          (await lineSources(tracker, line.id)).map(({ source }) => source),
          ['sweep'],
        );
      });
    });
  }

  it('W13: 120 open sessions are read in bites of 50, each sweep goes on where the last one ended', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      Object.assign(portal.delivery, silent);
      const line = portal.addLine({ crmChatTracker: 'N' });
      const customers = Array.from({ length: 120 }, () =>
        portal.customer({ connector: 'telegrambot', line: line.id }),
      );
      customers.forEach((customer) => customer.write('hola'));
      await sweep(tracker);
      customers.forEach((customer, index) =>
        customer.write(`6002001${String(index).padStart(2, '0')}`.slice(0, 9)),
      );
      const perSweep: number[] = [];
      for (let sweeps = 0; sweeps < 3; sweeps += 1) {
        portal.resetLog();
        await sweep(tracker);
        perSweep.push(countHistories(tracker));
      }
      assert.ok(
        perSweep.every((count) => count <= 50),
        perSweep.join(),
      );
      assert.equal(
        perSweep.reduce((sum, count) => sum + count, 0),
        120,
      );
    });
  });

  it('W13: lines whose message events arrive, and closed sessions, are not read', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const [speaking, quiet] = [
        portal.addLine({ crmChatTracker: 'N' }),
        portal.addLine({ crmChatTracker: 'N' }),
      ];
      portal.customer({ connector: 'telegrambot', line: speaking.id }).write('hola');
      await tracker.waitUntilIdle();
      Object.assign(portal.delivery, silent);
      const [open, closed] = ['a', 'b'].map((externalId) =>
        portal.customer({ connector: 'telegrambot', line: quiet.id, externalId }),
      );
      open?.write('hola');
      closed?.write('hola');
      closed?.finishSession();
      await sweep(tracker);
      await sweep(tracker);
      portal.resetLog();
      await sweep(tracker);
      assert.equal(countHistories(tracker), 1);
    });
  });

  it('J10: a silent night after a day of joins reads no history and costs two requests a sweep', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
      await tracker.waitUntilIdle();
      const customers = Array.from({ length: 5 }, () =>
        portal.customer({ connector: 'telegrambot', line: line.id }),
      );
      customers.forEach((customer) => customer.write('hola'));
      await tracker.waitUntilIdle();
      await sweep(tracker);
      customers.forEach((customer, index) =>
        customer.write(index === 0 ? '600123456' : `60020010${String(index)}`),
      );
      await tracker.waitUntilIdle();
      assert.deepEqual(customers[0] && boundTo(portal, customers[0]), [key(ana), key(deal)]);
      const nights: number[] = [];
      portal.resetLog();
      // The first sweep also empties the offline queue of the day.
      await sweep(tracker);
      assert.equal(countHistories(tracker), 0, 'not even for the bindings that the app changed itself');
      for (let sweeps = 0; sweeps < 3; sweeps += 1) {
        portal.resetLog();
        await sweep(tracker);
        assert.equal(countHistories(tracker), 0);
        nights.push(portal.countRequests());
      }
      console.log(`        requests per silent sweep, message events arrive: ${nights.join(', ')}`);
      assert.deepEqual(nights, [2, 2, 2]);
    });
  });

  it('J10: a silent night on a line without message events costs three requests a sweep', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      Object.assign(portal.delivery, silent);
      const line = portal.addLine({ crmChatTracker: 'N' });
      for (let index = 0; index < 5; index += 1)
        portal.customer({ connector: 'telegrambot', line: line.id }).write(`60020010${String(index)}`);
      await sweep(tracker);
      await sweep(tracker);
      const nights: number[] = [];
      for (let sweeps = 0; sweeps < 3; sweeps += 1) {
        portal.resetLog();
        await sweep(tracker);
        nights.push(portal.countRequests());
      }
      console.log(`        requests per silent sweep, 5 open sessions without events: ${nights.join(', ')}`);
      assert.deepEqual(nights, [3, 3, 3]);
      assert.equal(phonesOfLeads(tracker).length, 5);
    });
  });

  it('W15g: the event of the app’s own binding reads no history, an operator’s reply does', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      Object.assign(portal.delivery, { ...silent, crm: true });
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
      await tracker.waitUntilIdle();
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      portal.resetLog();
      await tracker.waitUntilIdle();
      const atStart = countHistories(tracker);
      assert.ok(boundTo(portal, customer).includes(key(ana)));
      assert.ok(atStart <= 2, `${String(atStart)} histories for one message`);
      tracker.sim.advance(FIVE_MINUTES_MS);
      customer.write('ana@example.com');
      portal.agent().reply(customer, 'Gracias');
      await tracker.waitUntilIdle();
      assert.deepEqual(ana.emails, ['ana@example.com']);
    });
  });

  it('J10: an operator’s reply, a close and a new session are read by the next sweep', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600200100');
      await tracker.waitUntilIdle();
      await sweep(tracker);
      Object.assign(portal.delivery, silent);
      customer.write('600200101');
      portal.agent().reply(customer, 'Hola');
      await sweep(tracker);
      customer.write('600200102');
      customer.finishSession();
      await sweep(tracker);
      customer.write('600200103');
      await sweep(tracker);
      const read = (await tracker.journal()).flatMap(({ identifiers }) =>
        identifiers.map(({ value }) => String(value)),
      );
      assert.deepEqual(read.sort(), ['+34600200100', '+34600200101', '+34600200102', '+34600200103']);
    });
  });
});

describe('a chat that was transferred (docs/decisions/0022-one-line-per-chat.md)', () => {
  for (const shape of ['array', 'object'] as const) {
    it(`W15j: its own line's messages arrive: session events of the new line cost nothing, ${shape}`, async () => {
      await withTracker({ shape }, async (tracker) => {
        const { portal } = tracker;
        const [first, second] = [
          portal.addLine({ crmChatTracker: 'N' }),
          portal.addLine({ crmChatTracker: 'N' }),
        ];
        const customer = portal.customer({ connector: 'telegrambot', line: first.id });
        customer.write('600200100');
        await tracker.waitUntilIdle();
        customer.transferTo(second);
        portal.resetLog();
        customer.finishSession();
        await tracker.waitUntilIdle();
        assert.equal(countHistories(tracker), 0);
        assert.deepEqual(await lineSources(tracker, second.id), []);
      });
    });
  }
});
