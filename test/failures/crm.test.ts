import assert from 'node:assert/strict';
import { boundTo, key, openLeads } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';
import { anaSaysHello, whatAnAdminSees } from './what-an-admin-sees.ts';

const MINUTE = 60_000;
const LEAD = 1;
const CONTACT = 3;

describe('a field of the CRM became required', () => {
  it('no card can be made: the number is remembered, an admin is told the field, a later message makes it', async () => {
    await withTracker({ byHand: true }, async (tracker) => {
      const { portal, on, chats, contact, deal } = await anaSaysHello(tracker);
      const page = await openPage(tracker);
      portal.required.require(LEAD, 'comments', 'Comment');
      // Live chat: the portal makes nothing of its own here, the app has to.
      const bo = on('livechat', 'Bo');
      bo.write('699888777');
      await tracker.rest();
      chats.ana.write('600123456');
      await tracker.rest();
      assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      const [decision] = await tracker.journal();
      assert.deepEqual(
        decision?.changes.map(({ change, outcome, error }) => [change.kind, outcome, error]).slice(0, 1),
        [['createItem', 'failed', 'CRM_FIELD_ERROR_REQUIRED']],
      );
      const seen = await whatAnAdminSees(page);
      assert.deepEqual(seen.about, ['crmRefuses: The field "Comment" is required.']);
      assert.equal(
        seen.refusals[0],
        'crm.item.add CRM_FIELD_ERROR_REQUIRED The field "Comment" is required.',
      );
      assert.deepEqual([seen.lane, seen.waiting, seen.parked], ['working', 0, 0]);
      const [remembered] = await tracker.stores.bindings
        .listCustomers(tracker.member, { limit: 9 })
        .then((all) => all.filter(({ firstPhone }) => firstPhone?.value === '+34699888777'));
      assert.ok(remembered && remembered.customerRef === undefined, 'the chat stays bound in memory');

      portal.required.clear();
      await tracker.pass(MINUTE);
      bo.write('hola?');
      await tracker.rest();
      const made = openLeads(portal).filter(({ phones }) => phones.includes('+34699888777'));
      assert.equal(made.length, 1);
      const customers = await tracker.stores.bindings.listCustomers(tracker.member, { limit: 9 });
      assert.deepEqual(
        customers.filter(({ id }) => id === remembered.id).map(({ customerRef }) => customerRef?.id),
        [made[0]?.id],
      );
      const after = await whatAnAdminSees(page);
      assert.deepEqual([after.state, after.refusals], ['working', []]);
      bo.write('699888777');
      await tracker.pass(2 * MINUTE);
      assert.equal(openLeads(portal).filter(({ phones }) => phones.includes('+34699888777')).length, 1);
    });
  });

  it('a contact cannot be changed: the chat is joined, the e-mail is added once the field is optional', async () => {
    await withTracker({ byHand: true }, async (tracker) => {
      const { portal, chats, contact, deal } = await anaSaysHello(tracker);
      const page = await openPage(tracker);
      portal.required.require(CONTACT, 'post', 'Position');
      chats.ana.write('600123456, ana@example.com');
      await tracker.rest();
      assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      assert.deepEqual(contact.emails, []);
      assert.deepEqual((await whatAnAdminSees(page)).about, [
        'crmRefuses: The field "Position" is required.',
      ]);
      // A session that begins before the minute is over looks at the chat again and must not forget what is owed.
      chats.ana.finishSession();
      chats.ana.write('otra cosa');
      await tracker.rest();
      assert.deepEqual(contact.emails, []);
      portal.required.clear();
      await tracker.pass(MINUTE);
      chats.ana.write('hola?');
      await tracker.rest();
      assert.deepEqual(contact.emails, ['ana@example.com']);
      assert.deepEqual(contact.phones, ['+34600123456']);
      const after = await whatAnAdminSees(page);
      assert.deepEqual([after.state, after.about], ['working', []]);
    });
  });

  it('a value that the portal does not take is not tried again, and nobody is troubled', async () => {
    await withTracker({ byHand: true }, async (tracker) => {
      const { portal, chats } = await anaSaysHello(tracker);
      const error = 'CRM_FIELD_ERROR_VALUE_NOT_VALID';
      portal.failNext({ how: 'error', method: 'crm.item.update', error, times: Infinity });
      chats.ana.write('600123456, ana@example.com');
      await tracker.rest();
      const tried = portal.countRequests('crm.item.update');
      await tracker.pass(2 * MINUTE);
      chats.ana.write('hola?');
      await tracker.rest();
      assert.equal(portal.countRequests('crm.item.update'), tried);
      assert.deepEqual((await whatAnAdminSees(await openPage(tracker))).problems, []);
    });
  });
});

describe('an item is deleted between reading and writing', () => {
  for (const which of ['deal', 'contact'] as const) {
    it(`the ${which}: that change failed, nothing is thrown, the next message decides afresh`, async () => {
      await withTracker({ byHand: true }, async (tracker) => {
        const { portal, chats, contact, deal } = await anaSaysHello(tracker);
        const gone = which === 'deal' ? deal : contact;
        // The portal's log holds a request before it is run: the first write finds the item gone.
        const isWrite = (method: string): boolean => /binding\.add|item\.update/.test(method);
        const unwatch = portal.faults.before((methods) => {
          if (!methods.some(isWrite) || !portal.crm.find(gone)) return;
          portal.crm.delete(gone, { userId: portal.admin.id });
        });
        chats.ana.write('600123456, ana@example.com');
        await tracker.rest();
        unwatch();
        const [decision] = await tracker.journal();
        assert.ok(decision?.changes.some(({ outcome }) => outcome === 'failed'));
        const seen = await whatAnAdminSees(await openPage(tracker));
        assert.deepEqual([seen.lane, seen.problems, seen.parked], ['working', [], 0]);
        await tracker.pass(MINUTE);
        chats.ana.write('hola?');
        await tracker.rest();
        const customerRef = which === 'deal' ? contact : openLeads(portal)[0];
        assert.ok(customerRef && boundTo(portal, chats.ana).includes(key(customerRef)));
        assert.deepEqual(customerRef.emails, ['ana@example.com']);
        assert.ok(!boundTo(portal, chats.ana).includes(key(gone)));
        assert.deepEqual(await tracker.stores.inbox.waiting(tracker.member, 9), []);
      });
    });
  }
});
