import assert from 'node:assert/strict';
import type { PortalSim } from '../../simulator/portal-simulator.ts';
import { openLeads, ownActivities } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

/** Commands of batches, as they were sent. */
function batched(portal: PortalSim): string {
  return portal.requests
    .filter(({ method }) => method.toLowerCase() === 'batch')
    .map(({ params }) => decodeURIComponent(decodeURIComponent(JSON.stringify(params))))
    .join('\n');
}

const traps = ['$result[0]', '$result[a][id]', '$error[0]', '$next[0]', '$total[0]'];

describe('free text of customers never goes into a batch (spec 6.6)', () => {
  for (const trap of traps) {
    it(`a name such as "${trap}"`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const contact = portal.person().createContact({ name: '', phones: ['+34611222333'] });
        tracker.sim.advance(86_400_000);
        portal.customer({ connector: 'livechat', line: line.id, name: trap }).write('600123456');
        portal.customer({ connector: 'telegrambot', line: line.id, name: trap }).write('611222333');
        await tracker.settle();

        assert.ok(!batched(portal).includes(trap));
        assert.equal(contact.name, trap);
        const names = portal.crm.leads.all().map(({ name }) => name);
        assert.ok(names.length > 0);
        for (const name of names) assert.equal(name, trap, 'as the channel wrote it');
      });
    });
  }

  it('a transcript', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crm: 'N', crmChatTracker: 'N' });
      portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(86_400_000);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456 $result[0] & $error[x]');
      await tracker.settle();
      customer.finishSession();
      await tracker.settle();

      const [activity] = ownActivities(portal);
      assert.ok(JSON.stringify(activity?.layout).includes('600123456 $result[0] & $error[x]'));
      assert.ok(!batched(portal).includes('$result[0]'));
    });
  });

  it('an e-mail that looks like a reference is kept as it is written', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.settle();
      customer.write('escríbeme a $error@example.com');
      await tracker.settle();

      const [lead] = openLeads(portal);
      assert.deepEqual(lead?.emails, ['$error@example.com']);
      assert.ok(!batched(portal).includes('$error'));
    });
  });
});
