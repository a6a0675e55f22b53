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
  /** The switches that stay on. */
  readonly on: readonly ('messages' | 'sessions' | 'crm' | 'offline')[];
  /** What the Lines page says of it. */
  readonly told: LineSource['source'];
  /** The portal can reserve rows of its offline queue. */
  readonly reserves?: boolean;
  /** What brings the word where no event does. */
  bring(tracker: Tracker): Promise<void>;
}

const off = { messages: false, sessions: false, crm: false, offline: false };

const sources: readonly Source[] = [
  {
    name: 'message events alone',
    on: ['messages'],
    told: 'message',
    bring: (tracker) => tracker.settle(),
  },
  {
    name: 'session events alone',
    on: ['sessions'],
    told: 'session',
    bring: (tracker) => tracker.settle(),
  },
  {
    name: 'CRM events alone',
    on: ['crm'],
    told: 'crm',
    bring: (tracker) => tracker.settle(),
  },
  {
    name: 'the offline queue alone, reserved and confirmed',
    on: ['offline'],
    told: 'offline',
    reserves: true,
    bring: (tracker) => tracker.settle(),
  },
  {
    name: 'the offline queue alone, without the feature',
    on: ['offline'],
    told: 'offline',
    reserves: false,
    bring: (tracker) => tracker.settle(),
  },
  {
    name: 'the sweep alone',
    on: [],
    told: 'sweep',
    async bring(tracker) {
      await tracker.application.sweeper.sweep();
      await tracker.settle();
    },
  },
];

describe('each source alone brings every message, once (spec 3.2)', () => {
  for (const { name, on, told, reserves = true, bring } of sources) {
    for (const shape of ['array', 'object'] as const) {
      it(`${name}, ${shape}`, async () => {
        await withTracker({ shape }, async (tracker) => {
          const { portal } = tracker;
          Object.assign(portal.delivery, off, Object.fromEntries(on.map((source) => [source, true])));
          if (!reserves) portal.features.delete('rest_offline_extended');
          const line = portal.addLine({ crmChatTracker: 'N' });
          const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
          const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
          await tracker.settle();
          tracker.sim.advance(DAY);
          const customer = portal.customer({ connector: 'telegrambot', line: line.id });
          customer.write('hola');
          customer.write('600123456 y 611222333');
          await bring(tracker);
          // Later messages of the session are heard at its end at the latest.
          tracker.sim.advance(MINUTE);
          const written = tracker.sim.now();
          customer.write('ana@example.com');
          portal.agent().reply(customer, 'Gracias');
          customer.finishSession();
          await bring(tracker);
          await bring(tracker);

          assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
          assert.deepEqual([...ana.phones].sort(), ['+34600123456', '+34611222333']);
          assert.deepEqual(ana.emails, ['ana@example.com']);
          assert.deepEqual(openLeads(portal), []);
          const read = (await tracker.journal()).flatMap(({ identifiers }) =>
            identifiers.map(({ value }) => String(value)),
          );
          assert.deepEqual(read.sort(), ['+34600123456', '+34611222333', 'ana@example.com'], 'each once');
          const [source, ...others] = await lineSources(tracker, line.id);
          assert.equal(source?.source, told);
          assert.ok(source.at >= written && source.at <= tracker.sim.now(), 'the moment of the last word');
          assert.deepEqual(others, []);
          assert.deepEqual(portal.offline.rows, []);
        });
      });
    }
  }

  it('CRM events alone, two changes of one activity in one second', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      Object.assign(portal.delivery, { ...off, crm: true });
      const line = portal.addLine({ crmChatTracker: 'N' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('hola');
      portal.agent().reply(customer, 'Buenas');
      await tracker.settle();
      customer.write('600123456');
      customer.finishSession();
      await tracker.settle();
      assert.deepEqual(openLeads(portal)[0]?.phones, ['+34600123456']);
    });
  });

  it('all of them together change nothing more', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'Y' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('hola');
      await tracker.settle();
      customer.write('600123456');
      portal.agent().reply(customer, 'Gracias');
      customer.finishSession();
      await tracker.settle();
      assert.ok(portal.offline.rows.length > 0, 'pings are not followed where message events arrive');
      await tracker.application.sweeper.sweep();
      await tracker.settle();
      assert.deepEqual(portal.offline.rows, []);
      assert.equal((await tracker.journal()).length, 1);
      assert.deepEqual(openLeads(portal)[0]?.phones, ['+34600123456']);
      const told = await lineSources(tracker, line.id);
      assert.ok(told.some(({ source }) => source === 'message'));
      assert.ok(told.every(({ source }) => source !== 'offline' && source !== 'sweep'));
    });
  });

  it('the sweep finds what was written while nobody listened', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const heard = portal.customer({ connector: 'telegrambot', line: line.id });
      heard.write('600123456');
      await tracker.settle();
      portal.delivery.drop = true;
      portal.delivery.offline = false;
      const missed = Array.from({ length: 60 }, (_, index) => {
        const customer = portal.customer({ connector: 'telegrambot', line: line.id });
        customer.write(`mi número: 6002000${String(index).padStart(2, '0')}`);
        return customer;
      });
      portal.delivery.drop = false;
      await tracker.application.sweeper.sweep();
      await tracker.settle();
      const { customers } = await tracker.stores.bindings.count(tracker.member);
      assert.equal(customers, 1 + missed.length);
    });
  });
});

describe('events about things that are gone (spec 3.3)', () => {
  it('do no harm, and the lane goes on', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      Object.assign(portal.delivery, { messages: false, offline: false, afterDeletion: true });
      portal.customer({ connector: 'telegrambot', line: line.id }).write('600123456');
      portal.person().createLead({ title: 'x' });
      portal.person().createDeal({ title: 'y' });
      await tracker.settle();
      portal.delivery.afterDeletion = false;
      portal.delivery.messages = true;
      const customer = portal.customer({ connector: 'instagram', line: line.id });
      customer.write('611222333');
      await tracker.settle();

      assert.deepEqual(
        openLeads(portal).flatMap(({ phones }) => phones),
        ['+34611222333'],
      );
      assert.deepEqual(await tracker.stores.inbox.parked(tracker.member), []);
    });
  });

  it('an own lead deleted before its message is handled', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.holdEvents();
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      for (const lead of portal.crm.leads.all()) portal.person().delete(lead);
      portal.releaseEvents();
      await tracker.settle();

      const [lead, ...more] = openLeads(portal);
      assert.deepEqual(lead?.phones, ['+34600123456']);
      assert.deepEqual(more, []);
    });
  });
});
