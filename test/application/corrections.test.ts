import assert from 'node:assert/strict';
import { parseUserCode, userCode } from '../../src/domain/chat.ts';
import { decisionId } from '../../src/domain/ids.ts';
import type { Corrections } from '../../src/application/corrections/corrections.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { boundTo, key, lastDecision } from '../helpers/crm-facts.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { anasPortal, DAY } from '../web/api/scene.ts';

async function ended(jobs: Corrections['jobs'], tracker: Tracker, id: string) {
  for (let tries = 0; tries < 400; tries += 1) {
    const job = jobs.get(tracker.member, id, 'user:1');
    if (job && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return assert.fail('the job does not end');
}

const codeOf = (text: string) => {
  const chat = parseUserCode(text);
  return chat ? userCode(chat) : assert.fail(text);
};

describe('corrections by a person (spec 7)', () => {
  it('undoing many stops where the portal does not answer; done again it goes on', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal } = await anasPortal(tracker);
      const chats = [on('telegrambot'), on('viber')];
      for (const one of chats) await says(one, 'hola');
      const before = crmContent(portal);
      for (const one of chats) await says(one, '600123456');
      const { corrections } = tracker.application;
      const ids = (await tracker.journal()).map(({ id }) => id).reverse();
      portal.failNext({ method: 'crm.item.get', how: 'resetBefore', times: 1 });
      const first = corrections.jobs.start(tracker.member, ids, 'user:1');
      assert.equal((await ended(corrections.jobs, tracker, first.id)).state, 'stopped');
      const again = corrections.jobs.start(tracker.member, [...ids, decisionId('d-unknown')], 'user:1');
      const { state, failed, done } = await ended(corrections.jobs, tracker, again.id);
      assert.deepEqual([state, done], ['done', 3]);
      assert.deepEqual(failed, [{ id: 'd-unknown', code: 'DECISION_UNKNOWN' }]);
      await tracker.waitUntilIdle();
      assert.deepEqual(crmContent(portal), before);
    });
  });

  it('a move that broke off in the middle is finished by doing it again', async () => {
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

  it('a chat of several sessions leaves what they were bound to', async () => {
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
      const now = boundTo(portal, customer);
      assert.ok(now.includes(key(luis)));
      assert.ok(!now.includes(key(ana)) && !now.includes(key(deal)), now.join());
      assert.equal((await lastDecision(tracker)).rule, 0);
    });
  });

  it('the command line takes back what a person did', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says } = await anasPortal(tracker);
      await says(on('telegrambot'), '600123456');
      const { corrections, operations } = tracker.application;
      const [customer] = await tracker.stores.bindings.listCustomers(tracker.member, { limit: 1 });
      assert.ok(customer);
      const decision = await corrections.setFirstPhone(tracker.member, customer.id, '+34655000111');
      await operations.undo(decision.id, 'command line');
      const [back] = await tracker.stores.bindings.listCustomers(tracker.member, { limit: 1 });
      assert.deepEqual(back?.firstPhone, customer.firstPhone);
      assert.deepEqual(back?.phones, customer.phones);
    });
  });

  it('merged customers are one from then on, with all their chats', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal, ana } = await anasPortal(tracker);
      const twin = portal.person().createContact({ name: 'Ana', lastName: 'Vega', phones: ['+34611222333'] });
      tracker.sim.advance(DAY);
      await says(on('telegrambot'), '600123456');
      await says(on('viber'), '611222333');
      // The second chat says the first one's number: they may be one.
      const both = on('instagram');
      await says(both, '600123456');
      await says(both, '611222333');
      const open = await tracker.stores.suggestions.list(tracker.member, 'open', 10);
      const suggestion = open.find(({ kind }) => kind === 'identifierOfAnother') ?? assert.fail();
      const { corrections } = tracker.application;
      await corrections.resolve(tracker.member, suggestion.id, { action: 'merge' }, 'user:1');
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
