import assert from 'node:assert/strict';
import { boundTo, openLeads } from '../helpers/crm-facts.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const CUSTOMERS = 40;
const STEP_MS = 1_000;
const LIMIT_MS = 600_000;

describe('answers are lost at random', () => {
  for (const [share, seed, most] of [
    [0.1, 1, 60],
    [0.1, 2, 60],
    [0.2, 3, 120],
    [0.2, 4, 120],
  ] as const) {
    it(`J6: ${String(share * 100)} % (seed ${String(seed)}): ${String(CUSTOMERS)} customers are handled within ${String(most)} s`, async function () {
      // Requests beyond the first 50 are sent at two a second.
      this.timeout(120_000);
      await withTracker({ manualTimers: true }, async (tracker) => {
        const { portal, sim, stores, member } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        portal.holdEvents();
        const customers = Array.from({ length: CUSTOMERS }, () =>
          portal.customer({ connector: 'telegrambot', line: line.id }),
        );
        customers.forEach((customer, index) => {
          customer.write(`6002001${String(index).padStart(2, '0')}`);
        });
        portal.faults.loseAnswers(share, seededRandom(seed));
        portal.releaseEvents();
        await tracker.waitUntilSettled();
        const startedAt = sim.now();
        let longest = 0;
        let lastProgress = startedAt;
        let left = (await stores.inbox.waiting(member, 500)).length;
        while (left > 0 && sim.now() - startedAt < LIMIT_MS) {
          await tracker.advanceTime(STEP_MS);
          const now = (await stores.inbox.waiting(member, 500)).length;
          if (now < left) lastProgress = sim.now();
          longest = Math.max(longest, sim.now() - lastProgress);
          left = now;
        }
        const took = (sim.now() - startedAt) / 1000;
        console.log(
          `        lost ${String(share * 100)} %, seed ${String(seed)}: ${String(took)} s in all, at most ${String(longest / 1000)} s without progress, ${String(portal.countRequests())} requests, ${String(left)} left`,
        );
        portal.faults.clear();
        assert.equal(left, 0);
        assert.ok(took <= most, `${String(took)} s`);
        assert.ok(longest <= 30_000, `${String(longest)} ms without progress`);
        assert.deepEqual(await stores.inbox.parked(member), []);
        const leads = openLeads(portal).filter(({ phones }) => phones.length > 0);
        assert.equal(leads.length, CUSTOMERS, 'nobody is created twice');
        assert.equal(new Set(customers.flatMap((customer) => boundTo(portal, customer))).size, CUSTOMERS);
      });
    });
  }
});
