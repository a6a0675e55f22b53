import assert from 'node:assert/strict';
import { boundTo, key } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

/** Names that every JavaScript object answers to: a look-up by them on a plain object finds a function. */
for (const name of ['constructor', 'toString', '__proto__']) {
  describe(`a portal that calls its language and a channel "${name}"`, () => {
    it('attack 2: is installed and served like any other', async () => {
      await withTracker({ language: name }, async (tracker) => {
        const { portal } = tracker;
        const line = portal.addLine({ crmChatTracker: 'N' });
        const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
        tracker.sim.advance(86_400_000);
        const customer = portal.customer({ connector: name, line: line.id });
        customer.write('+34600123456');
        await tracker.waitUntilIdle();

        const record = await tracker.stores.portals.get(tracker.member);
        assert.ok(Array.isArray(record?.regions));
        const [decision] = await tracker.journal();
        assert.equal(decision?.outcome, 'bound');
        assert.ok(boundTo(portal, customer).includes(key(ana)));
        const imol = ana.communications.find(({ value }) => value === customer.imol);
        assert.equal(imol?.valueType, 'IMOL');
        const lines = [...portal.crm.timeline.logMessages.values()].map(({ text }) => text);
        assert.deepEqual(
          lines.map((text) => text.startsWith(`Chat joined to this card (${name}), found by phone`)),
          [true],
        );
      });
    });
  });
}
