import assert from 'node:assert/strict';
import type { LineSource } from '../../src/store/ports.ts';
import { boundTo, key, openLeads } from '../helpers/crm-facts.ts';
import { lineSources } from '../helpers/line-sources.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

interface Source {
  readonly name: string;
  /** Delivery switches of the simulator that stay on. */
  readonly on: readonly ('messages' | 'sessions' | 'crm' | 'offline')[];
  /** The source that the Lines page shows. */
  readonly shownAs: LineSource['source'];
  /** The portal can reserve rows of its offline queue. */
  readonly reserves?: boolean;
  /** Makes the app read what was written. */
  deliver(tracker: Tracker): Promise<void>;
}

const off = { messages: false, sessions: false, crm: false, offline: false };

const sources: readonly Source[] = [
  {
    name: 'only message events',
    on: ['messages'],
    shownAs: 'message',
    deliver: (tracker) => tracker.waitUntilIdle(),
  },
  {
    name: 'only session events',
    on: ['sessions'],
    shownAs: 'session',
    deliver: (tracker) => tracker.waitUntilIdle(),
  },
  {
    name: 'only CRM events',
    on: ['crm'],
    shownAs: 'crm',
    deliver: (tracker) => tracker.waitUntilIdle(),
  },
  {
    name: 'only the offline queue, rows reserved and confirmed',
    on: ['offline'],
    shownAs: 'offline',
    reserves: true,
    deliver: (tracker) => tracker.waitUntilIdle(),
  },
  {
    name: 'only the offline queue, without rest_offline_extended',
    on: ['offline'],
    shownAs: 'offline',
    reserves: false,
    deliver: (tracker) => tracker.waitUntilIdle(),
  },
  {
    name: 'only the sweep',
    on: [],
    shownAs: 'sweep',
    async deliver(tracker) {
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilIdle();
    },
  },
];

describe('every message is read exactly once from each source on its own (docs/spec.md 3.2)', () => {
  for (const { name, on, shownAs, reserves = true, deliver } of sources) {
    for (const shape of ['array', 'object'] as const) {
      it(`${name}, ${shape}`, async () => {
        await withTracker({ shape }, async (tracker) => {
          const { portal } = tracker;
          Object.assign(portal.delivery, off, Object.fromEntries(on.map((source) => [source, true])));
          if (!reserves) portal.features.delete('rest_offline_extended');
          const line = portal.addLine({ crmChatTracker: 'N' });
          const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
          const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
          await tracker.waitUntilIdle();
          tracker.sim.advance(DAY);
          const customer = portal.customer({ connector: 'telegrambot', line: line.id });
          customer.write('hola');
          customer.write('600123456 y 611222333');
          await deliver(tracker);
          // Later messages of a session are read at the end of the session at the latest.
          tracker.sim.advance(MINUTE);
          const writtenAt = tracker.sim.now();
          customer.write('ana@example.com');
          portal.agent().reply(customer, 'Gracias');
          customer.finishSession();
          await deliver(tracker);
          await deliver(tracker);

          assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
          assert.deepEqual([...ana.phones].sort(), ['+34600123456', '+34611222333']);
          assert.deepEqual(ana.emails, ['ana@example.com']);
          assert.deepEqual(openLeads(portal), []);
          const read = (await tracker.journal()).flatMap(({ identifiers }) =>
            identifiers.map(({ value }) => String(value)),
          );
          assert.deepEqual(read.sort(), ['+34600123456', '+34611222333', 'ana@example.com'], 'each once');
          const [source, ...others] = await lineSources(tracker, line.id);
          assert.equal(source?.source, shownAs);
          assert.ok(source.at >= writtenAt && source.at <= tracker.sim.now(), 'the time of the last message');
          assert.deepEqual(others, []);
          assert.deepEqual(portal.offline.rows, []);
        });
      });
    }
  }

  it('only CRM events, with two changes of one activity in one second', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      Object.assign(portal.delivery, { ...off, crm: true });
      const line = portal.addLine({ crmChatTracker: 'N' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('hola');
      portal.agent().reply(customer, 'Buenas');
      await tracker.waitUntilIdle();
      customer.write('600123456');
      customer.finishSession();
      await tracker.waitUntilIdle();
      assert.deepEqual(openLeads(portal)[0]?.phones, ['+34600123456']);
    });
  });

  it('all sources together do not handle a message twice', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'Y' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('hola');
      await tracker.waitUntilIdle();
      customer.write('600123456');
      portal.agent().reply(customer, 'Gracias');
      customer.finishSession();
      await tracker.waitUntilIdle();
      assert.ok(portal.offline.rows.length > 0, 'ONOFFLINEEVENT is ignored where message events arrive');
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilIdle();
      assert.deepEqual(portal.offline.rows, []);
      assert.equal((await tracker.journal()).length, 1);
      assert.deepEqual(openLeads(portal)[0]?.phones, ['+34600123456']);
      const sources = await lineSources(tracker, line.id);
      assert.ok(sources.some(({ source }) => source === 'message'));
      assert.ok(sources.every(({ source }) => source !== 'offline' && source !== 'sweep'));
    });
  });

  it('the sweep reads messages whose events were lost', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const delivered = portal.customer({ connector: 'telegrambot', line: line.id });
      delivered.write('600123456');
      await tracker.waitUntilIdle();
      portal.delivery.drop = true;
      portal.delivery.offline = false;
      const missed = Array.from({ length: 60 }, (_, index) => {
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        customer.write(`mi número: 6002000${String(index).padStart(2, '0')}`);
        return customer;
      });
      portal.delivery.drop = false;
      await tracker.application.sweeper.sweep();
      await tracker.waitUntilIdle();
      const { customers } = await tracker.stores.bindings.count(tracker.member);
      assert.equal(customers, 1 + missed.length);
    });
  });
});

describe('events about deleted items (docs/spec.md 3.3)', () => {
  it('change nothing, and the lane goes on with later events', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      Object.assign(portal.delivery, { messages: false, offline: false, afterDeletion: true });
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      portal.person().createLead({ title: 'x' });
      portal.person().createDeal({ title: 'y' });
      await tracker.waitUntilIdle();
      portal.delivery.afterDeletion = false;
      portal.delivery.messages = true;
      const customer = portal.customer({ connector: 'instagram', line: line.id });
      customer.write('611222333');
      await tracker.waitUntilIdle();

      assert.deepEqual(
        openLeads(portal).flatMap(({ phones }) => phones),
        ['+34611222333'],
      );
      assert.deepEqual(await tracker.stores.inbox.parked(tracker.member), []);
    });
  });

  it('the chat’s own lead is deleted before its message is handled: a new lead is created', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.holdEvents();
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      for (const lead of portal.crm.leads.all()) portal.person().delete(lead);
      portal.releaseEvents();
      await tracker.waitUntilIdle();

      const [lead, ...more] = openLeads(portal);
      assert.deepEqual(lead?.phones, ['+34600123456']);
      assert.deepEqual(more, []);
    });
  });
});
