import assert from 'node:assert/strict';
import { boundTo, key, openLeads } from '../helpers/crm-facts.ts';
import { withTracker } from '../helpers/with-tracker.ts';
import { openPage } from '../web/api/open-page.ts';
import { readAdminView } from './admin-view.ts';
import { startTwoChats } from './two-chats.ts';

const MINUTE = 60_000;
const LEAD = 1;
const CONTACT = 3;

describe('a CRM field became required', () => {
  it('no card can be created: the phone is stored, the admin sees the field, a later message creates the card', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const { portal, on, chats, contact, deal } = await startTwoChats(tracker);
      const page = await openPage(tracker);
      portal.required.require(LEAD, 'comments', 'Comment');
      // For a live chat the portal creates no lead, so the app has to.
      const bo = on('livechat', 'Bo');
      bo.write('699888777');
      await tracker.waitUntilSettled();
      chats.ana.write('600123456');
      await tracker.waitUntilSettled();
      assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      const [decision] = await tracker.journal();
      assert.deepEqual(
        decision?.changes.map(({ change, outcome, error }) => [change.kind, outcome, error]).slice(0, 1),
        [['createItem', 'failed', 'CRM_FIELD_ERROR_REQUIRED']],
      );
      const view = await readAdminView(page);
      assert.deepEqual(view.about, ['crmRefuses: The field "Comment" is required.']);
      assert.equal(
        view.refusals[0],
        'crm.item.add CRM_FIELD_ERROR_REQUIRED The field "Comment" is required.',
      );
      assert.deepEqual([view.lane, view.waiting, view.parked], ['working', 0, 0]);
      const [stored] = await tracker.stores.bindings
        .listCustomers(tracker.member, { limit: 9 })
        .then((all) => all.filter(({ firstPhone }) => firstPhone?.value === '+34699888777'));
      assert.ok(
        stored && stored.customerRef === undefined,
        'the binding is stored without a customer reference',
      );

      portal.required.clear();
      await tracker.advanceTime(MINUTE);
      bo.write('hola?');
      await tracker.waitUntilSettled();
      const created = openLeads(portal).filter(({ phones }) => phones.includes('+34699888777'));
      assert.equal(created.length, 1);
      const customers = await tracker.stores.bindings.listCustomers(tracker.member, { limit: 9 });
      assert.deepEqual(
        customers.filter(({ id }) => id === stored.id).map(({ customerRef }) => customerRef?.id),
        [created[0]?.id],
      );
      const after = await readAdminView(page);
      assert.deepEqual([after.state, after.refusals], ['working', []]);
      bo.write('699888777');
      await tracker.advanceTime(2 * MINUTE);
      assert.equal(openLeads(portal).filter(({ phones }) => phones.includes('+34699888777')).length, 1);
    });
  });

  it('a contact cannot be changed: the chat is bound, the e-mail is added after the field is optional again', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const { portal, chats, contact, deal } = await startTwoChats(tracker);
      const page = await openPage(tracker);
      // Own fields of the portal may be checked in every update (docs/bitrix24/crm-items.md#required-fields).
      portal.failNext({
        how: 'error',
        method: 'crm.item.update',
        error: 'CRM_FIELD_ERROR_REQUIRED',
        description: 'The field "Position" is required.',
        times: Infinity,
      });
      chats.ana.write('600123456, ana@example.com');
      await tracker.waitUntilSettled();
      assert.deepEqual(boundTo(portal, chats.ana), [key(contact), key(deal)].sort());
      assert.deepEqual(contact.emails, []);
      assert.deepEqual((await readAdminView(page)).about, ['crmRefuses: The field "Position" is required.']);
      // A session that starts before the retry is due reads the chat again; it must keep the change that is to be retried.
      chats.ana.finishSession();
      chats.ana.write('otra cosa');
      await tracker.waitUntilSettled();
      assert.deepEqual(contact.emails, []);
      portal.faults.clear();
      await tracker.advanceTime(MINUTE);
      chats.ana.write('hola?');
      await tracker.waitUntilSettled();
      assert.deepEqual(contact.emails, ['ana@example.com']);
      assert.deepEqual(contact.phones, ['+34600123456']);
      const after = await readAdminView(page);
      assert.deepEqual([after.state, after.about], ['working', []]);
    });
  });

  it('an empty required field that the app does not touch keeps no e-mail off a contact', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const { portal, chats, contact } = await startTwoChats(tracker);
      portal.required.require(CONTACT, 'post', 'Position');
      chats.ana.write('600123456, ana@example.com');
      await tracker.waitUntilSettled();
      assert.deepEqual(contact.emails, ['ana@example.com']);
    });
  });

  it('a value that the portal rejects is not sent again, and the admin sees no problem', async () => {
    await withTracker({ manualTimers: true }, async (tracker) => {
      const { portal, chats } = await startTwoChats(tracker);
      const error = 'CRM_FIELD_ERROR_VALUE_NOT_VALID';
      portal.failNext({ how: 'error', method: 'crm.item.update', error, times: Infinity });
      chats.ana.write('600123456, ana@example.com');
      await tracker.waitUntilSettled();
      const sent = portal.countRequests('crm.item.update');
      await tracker.advanceTime(2 * MINUTE);
      chats.ana.write('hola?');
      await tracker.waitUntilSettled();
      assert.equal(portal.countRequests('crm.item.update'), sent);
      assert.deepEqual((await readAdminView(await openPage(tracker))).problems, []);
    });
  });
});

describe('an item is deleted between reading and changing it', () => {
  for (const which of ['deal', 'contact'] as const) {
    it(`the ${which}: its change fails, the lane goes on, the next message is decided anew`, async () => {
      await withTracker({ manualTimers: true }, async (tracker) => {
        const { portal, chats, contact, deal } = await startTwoChats(tracker);
        const deleted = which === 'deal' ? deal : contact;
        // Called before a request is executed: the first write finds the item deleted.
        const isWrite = (method: string): boolean => /binding\.add|item\.update/.test(method);
        const removeHook = portal.faults.before((methods) => {
          if (!methods.some(isWrite) || !portal.crm.find(deleted)) return;
          portal.crm.delete(deleted, { userId: portal.admin.id });
        });
        chats.ana.write('600123456, ana@example.com');
        await tracker.waitUntilSettled();
        removeHook();
        const [decision] = await tracker.journal();
        assert.ok(decision?.changes.some(({ outcome }) => outcome === 'failed'));
        const view = await readAdminView(await openPage(tracker));
        assert.deepEqual([view.lane, view.problems, view.parked], ['working', [], 0]);
        await tracker.advanceTime(MINUTE);
        chats.ana.write('hola?');
        await tracker.waitUntilSettled();
        const customerRef = which === 'deal' ? contact : openLeads(portal)[0];
        assert.ok(customerRef && boundTo(portal, chats.ana).includes(key(customerRef)));
        assert.deepEqual(customerRef.emails, ['ana@example.com']);
        assert.ok(!boundTo(portal, chats.ana).includes(key(deleted)));
        assert.deepEqual(await tracker.stores.inbox.waiting(tracker.member, 9), []);
      });
    });
  }
});
