import assert from 'node:assert/strict';
import { phoneIdentity } from '../../src/domain/identifiers/phone-identity.ts';
import type { Phone } from '../../src/domain/ids.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { boundTo, summaryOf, key, lastDecision } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';

const DAY = 86_400_000;
const BLOCKED = `phone:${phoneIdentity('+34600123456' as Phone)}`;

describe('identifiers that an admin blocked (docs/spec.md 5, rule 1)', () => {
  it('change nothing, and the journal gives the reason', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      await tracker.stores.settings.putPortal(tracker.member, { blocked: [BLOCKED] });
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('hola');
      await tracker.waitUntilIdle();
      const before = crmContent(portal);
      customer.write('600123456');
      await tracker.waitUntilIdle();

      assert.deepEqual(crmContent(portal), before);
      const decision = await lastDecision(tracker);
      assert.equal(decision.rule, 1);
      assert.equal(decision.outcome, 'nothing');
      assert.deepEqual(
        decision.reasons.map(({ code }) => code),
        ['identifierBlocked'],
      );
    });
  });

  it('identify the customer again after they are unblocked', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      await tracker.stores.settings.putPortal(tracker.member, { blocked: [BLOCKED] });
      const line = portal.addLine({ crmChatTracker: 'N' });
      const ana = portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      await tracker.stores.settings.putPortal(tracker.member, { blocked: [] });
      customer.write('repito: 600123456');
      await tracker.waitUntilIdle();
      assert.ok(boundTo(portal, customer).includes(key(ana)));
    });
  });

  it('are ignored, other identifiers of the same message are used', async () => {
    await withTracker({}, async (tracker) => {
      const { portal } = tracker;
      await tracker.stores.settings.putPortal(tracker.member, { blocked: [BLOCKED] });
      const line = portal.addLine({ crmChatTracker: 'N' });
      portal.person().createContact({ name: 'Ana', phones: ['+34600123456'] });
      const berta = portal.person().createContact({ name: 'Berta', emails: ['berta@example.com'] });
      tracker.sim.advance(DAY);
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456 berta@example.com');
      await tracker.waitUntilIdle();

      assert.equal(summaryOf(await lastDecision(tracker)).customerRef, key(berta));
      assert.ok(boundTo(portal, customer).includes(key(berta)));
      assert.deepEqual(berta.phones, []);
    });
  });

  it('stay blocked when the customer whose chat led to it is erased, without the chat', async () => {
    await withTracker({}, async (tracker) => {
      const { portal, stores, member, application } = tracker;
      const line = portal.addLine({ crmChatTracker: 'N' });
      const customer = portal.customer({ connector: 'telegrambot', line: line.id });
      customer.write('600123456');
      await tracker.waitUntilIdle();
      const [record] = await stores.bindings.listCustomers(member, { limit: 1 });
      assert.ok(record);
      const [chat] = record.chats;
      assert.ok(chat);
      const block = { key: BLOCKED, by: 'user:1', at: 1, chat };
      await stores.settings.putPortal(member, { blocked: [BLOCKED], blocks: [block] });
      await application.corrections.erase(member, record.id, { crm: false, by: 'user:1' });
      assert.deepEqual(await stores.settings.portal(member), { blocked: [BLOCKED], blocks: [] });
    });
  });
});
