import assert from 'node:assert/strict';
import type { PortalSim } from '../../simulator/portal-simulator.ts';
import { openLeads, ownActivities } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

/** The commands of all batch requests, decoded. */
function batchCommands(portal: PortalSim): string {
  return portal.requests
    .filter(({ method }) => method.toLowerCase() === 'batch')
    .map(({ params }) => decodeURIComponent(decodeURIComponent(JSON.stringify(params))))
    .join('\n');
}

const references = ['$result[0]', '$result[a][id]', '$error[0]', '$next[0]', '$total[0]'];

describe('free text of customers is never sent in a batch (docs/spec.md 6.6)', () => {
  for (const reference of references) {
    it(`a name such as "${reference}"`, async () => {
      await withTracker({}, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const contact = portal.person().createContact({ name: '', phones: ['+34611222333'] });
        tracker.sim.advance(86_400_000);
        portal.customer({ connector: 'livechat', line: line.id, name: reference }).write('600123456');
        portal.customer({ connector: 'telegrambot', line: line.id, name: reference }).write('611222333');
        await tracker.waitUntilIdle();

        assert.ok(!batchCommands(portal).includes(reference));
        assert.equal(contact.name, reference);
        const names = portal.crm.leads.all().map(({ name }) => name);
        assert.ok(names.length > 0);
        for (const name of names) assert.equal(name, reference, 'the name is stored unchanged');
      });
    });
  }

  it('a transcript with references', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crm: 'N', crmChatTracker: 'N' });
      portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(86_400_000);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('mi número es 600123456 $result[0] & $error[x]');
      await tracker.waitUntilIdle();
      customer.finishSession();
      await tracker.waitUntilIdle();

      const [activity] = ownActivities(portal);
      assert.ok(JSON.stringify(activity?.layout).includes('600123456 $result[0] & $error[x]'));
      assert.ok(!batchCommands(portal).includes('$result[0]'));
    });
  });

  it('an e-mail address that looks like a reference is stored unchanged', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      customer.write('escríbeme a $error@example.com');
      await tracker.waitUntilIdle();

      const [lead] = openLeads(portal);
      assert.deepEqual(lead?.emails, ['$error@example.com']);
      assert.ok(!batchCommands(portal).includes('$error'));
    });
  });
});
