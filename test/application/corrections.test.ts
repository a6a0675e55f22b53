import assert from 'node:assert/strict';
import { parseUserCode, userCode } from '../../src/domain/chat.ts';
import { decisionId } from '../../src/domain/ids.ts';
import type { Corrections } from '../../src/application/corrections/corrections.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { boundTo, key, lastDecision } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { anasPortal, DAY } from '../web/api/scene.ts';

function waitForJob(jobs: Corrections['jobs'], tracker: Tracker, id: string) {
  return waitFor('the job ends', () => {
    const job = jobs.get(tracker.member, id, 'user:1');
    return job && job.state !== 'running' && job;
  });
}

const codeOf = (text: string) => {
  const chat = parseUserCode(text);
  return chat ? userCode(chat) : assert.fail(text);
};

describe('corrections by a user (docs/spec.md 7)', () => {
  it('undoing several decisions stops when the portal does not answer, and continues when it is started again', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal } = await anasPortal(tracker);
      const chats = [on('telegrambot'), on('viber')];
      for (const chat of chats) await says(chat, 'hola');
      const before = crmContent(portal);
      for (const chat of chats) await says(chat, '600123456');
      const { corrections } = tracker.application;
      const ids = (await tracker.journal()).map(({ id }) => id).reverse();
      portal.failNext({ method: 'crm.item.get', how: 'resetBefore', times: 1 });
      const first = corrections.jobs.start(tracker.member, ids, 'user:1');
      assert.equal((await waitForJob(corrections.jobs, tracker, first.id)).state, 'stopped');
      const again = corrections.jobs.start(tracker.member, [...ids, decisionId('d-unknown')], 'user:1');
      const { state, failed, done } = await waitForJob(corrections.jobs, tracker, again.id);
      assert.deepEqual([state, done], ['done', 3]);
      assert.deepEqual(failed, [{ id: 'd-unknown', code: 'DECISION_UNKNOWN' }]);
      await tracker.waitUntilIdle();
      assert.deepEqual(crmContent(portal), before);
    });
  });

  it('a move that failed halfway is completed by repeating it', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal, ana } = await anasPortal(tracker);
      const customer = on('telegrambot');
      await says(customer, '600123456 ana@example.com');
      const luis = portal.person().createContact({ name: 'Luis' });
      const { corrections } = tracker.application;
      const move = {
        chat: codeOf(customer.userCode),
        to: { type: 'contact' as const, id: luis.id },
        by: 'user:1',
      };
      portal.failNext({ method: 'crm.duplicate.findbycomm', how: 'resetBefore', times: 1 });
      await assert.rejects(corrections.move(tracker.member, move));
      const decision = await corrections.move(tracker.member, move);
      await tracker.waitUntilIdle();
      assert.equal(decision.rule, 0);
      assert.ok(boundTo(portal, customer).includes(key(luis)));
      assert.ok(!boundTo(portal, customer).includes(key(ana)));
      assert.deepEqual(luis.emails, ['ana@example.com']);
      assert.deepEqual(ana.emails, []);
    });
  });

  it('moving a chat moves the activities of all its sessions', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal, ana, deal } = await anasPortal(tracker);
      const customer = on('telegrambot');
      await says(customer, '600123456');
      customer.finishSession();
      await tracker.waitUntilIdle();
      tracker.sim.advance(DAY);
      await says(customer, 'hola otra vez');
      const luis = portal.person().createContact({ name: 'Luis' });
      const chat = codeOf(customer.userCode);
      const to = { type: 'contact' as const, id: luis.id };
      await tracker.application.corrections.move(tracker.member, { chat, to, by: 'user:1' });
      await tracker.waitUntilIdle();
      const bindings = boundTo(portal, customer);
      assert.ok(bindings.includes(key(luis)));
      assert.ok(!bindings.includes(key(ana)) && !bindings.includes(key(deal)), bindings.join());
      assert.equal((await lastDecision(tracker)).rule, 0);
    });
  });

  it('a correction can be undone on the command line', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says } = await anasPortal(tracker);
      await says(on('telegrambot'), '600123456');
      const { corrections, operations } = tracker.application;
      const [customer] = await tracker.stores.bindings.listCustomers(tracker.member, { limit: 1 });
      assert.ok(customer);
      const decision = await corrections.setFirstPhone(tracker.member, customer.id, {
        typed: '+34655000111',
        by: 'user:1',
      });
      assert.ok(decision);
      await operations.undo(decision.id, 'command line');
      const [restored] = await tracker.stores.bindings.listCustomers(tracker.member, { limit: 1 });
      assert.deepEqual(restored?.firstPhone, customer.firstPhone);
      assert.deepEqual(restored?.phones, customer.phones);
    });
  });

  it('merged customers become one customer with all their chats', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal, ana } = await anasPortal(tracker);
      const twin = portal.person().createContact({ name: 'Ana', lastName: 'Vega', phones: ['+34611222333'] });
      tracker.sim.advance(DAY);
      await says(on('telegrambot'), '600123456');
      await says(on('viber'), '611222333');
      // One chat gives both phones: the customers may be the same person.
      const chatWithBoth = on('instagram');
      await says(chatWithBoth, '600123456');
      await says(chatWithBoth, '611222333');
      const open = await tracker.stores.suggestions.list(tracker.member, 'open', 10);
      const suggestion = open.find(({ kind }) => kind === 'identifierOfAnother') ?? assert.fail();
      const { corrections } = tracker.application;
      await corrections.resolve(
        tracker.member,
        suggestion.id,
        { action: 'merge' },
        {
          by: 'user:1',
          client: await tracker.application.clients.of(tracker.member),
        },
      );
      await tracker.waitUntilIdle();
      assert.equal(portal.crm.contacts.get(twin.id), undefined);
      const customers = await tracker.stores.bindings.listCustomers(tracker.member, { limit: 10 });
      assert.deepEqual(
        customers.map(({ customerRef, chats }) => [customerRef?.id, chats.length]),
        [[ana.id, 3]],
      );
      await says(on('vkgroup'), '611222333');
      assert.equal((await lastDecision(tracker)).customerRef?.id, ana.id);
    });
  });
});
