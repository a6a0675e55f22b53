import assert from 'node:assert/strict';
import { emptyRecord } from '../../../src/processing/empty-record.ts';
import { suggestionId } from '../../../src/domain/ids.ts';
import { api } from '../../../src/web/contract/api.ts';
import { crmContent } from '../../helpers/crm-content.ts';
import { boundTo, key } from '../../helpers/crm-facts.ts';
import type { Tracker } from '../../helpers/start-tracker.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage } from './open-page.ts';
import { anasPortal, othersNumber } from './scene.ts';

async function openSuggestion(tracker: Tracker) {
  const scene = await othersNumber(tracker);
  const page = await openPage(tracker);
  const { items } = await page.call(api.listSuggestions);
  const suggestion = items.find(({ kind }) => kind === 'identifierOfAnother') ?? assert.fail();
  return { ...scene, page, suggestion };
}

describe('page API: suggestions', () => {
  it('shows the items to compare and the allowed actions', async () => {
    await withTracker({}, async (tracker) => {
      const { suggestion, ana, luis, deal } = await openSuggestion(tracker);
      assert.deepEqual(
        suggestion.items.map(({ ref, name, phones, openDeals }) => ({
          id: ref.id,
          name,
          phones,
          deals: openDeals.map(({ name: title }) => title),
        })),
        [
          { id: ana.id, name: 'Ana Vega', phones: ['+34600123456'], deals: ['Boda'] },
          { id: luis.id, name: 'Luis', phones: ['+34611222333'], deals: [] },
        ],
      );
      assert.deepEqual(suggestion.chat.customerRef, { type: 'contact', id: ana.id });
      assert.deepEqual(suggestion.chat.card, { type: 'deal', id: deal.id });
      assert.deepEqual([...suggestion.may].sort(), ['block', 'dismiss', 'join', 'merge', 'notSame']);
    });
  });

  it('join: the chat is bound to the chosen customer and stays bound', async () => {
    await withTracker({}, async (tracker) => {
      const { page, suggestion, luis, customer, portal, says, on } = await openSuggestion(tracker);
      const { suggestion: decided, decision } = await page.call(api.resolveSuggestion, {
        params: { id: suggestion.id },
        body: { action: 'join', item: { type: 'contact', id: luis.id } },
      });
      await tracker.waitUntilIdle();
      assert.equal(decided.state, 'accepted');
      assert.match(decided.decidedBy ?? '', /^user:/);
      assert.deepEqual(decided.may, []);
      assert.ok(boundTo(portal, customer).includes(key(luis)));
      assert.ok(!boundTo(portal, customer).includes('contact:1'), 'no longer bound to Ana');
      const detail = await page.call(api.getDecision, { params: { id: decision ?? '' } });
      assert.equal(detail.rule, 0);
      assert.deepEqual([detail.by, detail.accepted], ['user:1', true]);
      assert.equal(detail.customerItem?.name, 'Luis');
      // Identifiers of later messages are added to the same customer.
      await says(customer, 'luis@example.com');
      assert.deepEqual(luis.emails, ['luis@example.com']);
      await says(on('viber'), '611222333');
      const [latest] = (await page.call(api.listJournal)).items;
      assert.equal(latest?.customerItem?.ref.id, luis.id);
      assert.equal(
        await page.refused(api.resolveSuggestion, {
          params: { id: suggestion.id },
          body: { action: 'dismiss' },
        }),
        '409 ALREADY_DECIDED',
      );
    });
  });

  it('not the same: stored for the pair of chat and item', async () => {
    await withTracker({}, async (tracker) => {
      const { page, suggestion, luis, customer, portal, ana } = await openSuggestion(tracker);
      const { suggestion: decided } = await page.call(api.resolveSuggestion, {
        params: { id: suggestion.id },
        body: { action: 'notSame' },
      });
      assert.equal(decided.state, 'dismissed');
      assert.ok(boundTo(portal, customer).includes(key(ana)), 'still bound to Ana');
      const [found] = (await page.call(api.findCustomers, { query: { q: '600123456' } })).items;
      const { chats } = await page.call(api.getCustomer, { params: { id: found?.id ?? '' } });
      assert.deepEqual(chats[0]?.notSame, [{ type: 'contact', id: luis.id }]);
    });
  });

  it('merge: done by the portal and final; a refusal names the page of the portal', async () => {
    await withTracker({}, async (tracker) => {
      const { page, suggestion, luis, ana, portal } = await openSuggestion(tracker);
      const merge = { params: { id: suggestion.id }, body: { action: 'merge' as const } };
      assert.equal(await page.refused(api.resolveSuggestion, merge), '409 MERGE_CONFLICT');
      const response = await page.raw(api.resolveSuggestion, merge);
      const path = `/crm/contact/merge/?id=${String(ana.id)},${String(luis.id)}`;
      assert.match(JSON.stringify(response.body), new RegExp(path.replace('?', '\\?')));
      portal.person().edit(luis, { fields: { name: 'Ana', lastName: 'Vega' } });
      await tracker.waitUntilIdle();
      const { decision } = await page.call(api.resolveSuggestion, merge);
      assert.equal(portal.crm.contacts.get(luis.id), undefined);
      const [entry] = (await page.call(api.listJournal)).items;
      assert.ok(entry);
      assert.deepEqual([entry.id, entry.mayUndo], [decision, false]);
      assert.equal(await page.refused(api.undoDecision, { params: { id: entry.id } }), '409 MERGE_IS_FINAL');
    });
  });

  it('pages on the server; does not merge items that the caller may not see', async () => {
    await withTracker({}, async (tracker) => {
      const { page, suggestion, portal, ana } = await openSuggestion(tracker);
      const stored = await tracker.stores.suggestions.get(tracker.member, suggestionId(suggestion.id));
      assert.ok(stored);
      const more = [1, 2, 3].map((ago) => ({
        ...stored,
        id: suggestionId(`s-${String(ago)}`),
        at: stored.at - ago,
      }));
      await tracker.stores.record(tracker.member, { ...emptyRecord, suggestions: more });
      const first = await page.call(api.listSuggestions, { query: { limit: 2 } });
      assert.ok(first.next);
      await page.call(api.resolveSuggestion, { params: { id: 's-1' }, body: { action: 'dismiss' } });
      const second = await page.call(api.listSuggestions, { query: { limit: 2, cursor: first.next } });
      assert.deepEqual(
        [...first.items, ...second.items].map(({ id }) => id),
        [suggestion.id, 's-1', 's-2', 's-3'],
      );
      assert.equal(second.next, null);
      const user = portal.addUser({ name: 'Sol', editLines: true, readCrm: 'own' });
      portal.person().edit(ana, { assignedById: user.id });
      const half = await openPage(tracker, user);
      const merge = { params: { id: suggestion.id }, body: { action: 'merge' as const } };
      assert.equal(await half.refused(api.resolveSuggestion, merge), '404 ITEM_UNKNOWN');
    });
  });

  it('block: the identifier never identifies again; admins only', async () => {
    await withTracker({}, async (tracker) => {
      const { page, suggestion, editor } = await openSuggestion(tracker);
      const block = { params: { id: suggestion.id }, body: { action: 'block' as const } };
      const other = await openPage(tracker, editor());
      assert.equal(await other.refused(api.resolveSuggestion, block), '403 ADMIN_ONLY');
      await page.call(api.resolveSuggestion, block);
      const { blocked } = await tracker.stores.settings.portal(tracker.member);
      assert.deepEqual(blocked, ['phone:+34611222333']);
    });
  });

  it('confirm: the suggested decision is applied', async () => {
    await withTracker({}, async (tracker) => {
      const { on, says, portal, ana, deal, reader } = await anasPortal(tracker, { mode: 'suggest' });
      const customer = on('telegrambot');
      await says(customer, '600123456');
      const page = await openPage(tracker);
      const [suggestion] = (await page.call(api.listSuggestions)).items;
      assert.ok(suggestion);
      const confirm = { params: { id: suggestion.id }, body: { action: 'confirm' as const } };
      const readerPage = await openPage(tracker, reader());
      const before = crmContent(portal);
      assert.equal(await readerPage.refused(api.resolveSuggestion, confirm), '403 LINE_FORBIDDEN');
      assert.deepEqual(crmContent(portal), before);
      assert.deepEqual((await readerPage.call(api.listSuggestions)).items[0]?.may, []);
      await page.call(api.resolveSuggestion, confirm);
      await tracker.waitUntilIdle();
      assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
      assert.deepEqual((await page.call(api.listSuggestions)).items, []);
      const decided = await page.call(api.listSuggestions, { query: { state: 'decided' } });
      assert.deepEqual(
        decided.items.map(({ state }) => state),
        ['accepted'],
      );
    });
  });

  for (const body of [{ action: 'join' }, { action: 'block' }] as const)
    it(`undo of what was accepted by "${body.action}" closes the suggestion; it can be opened and decided again`, async () => {
      await withTracker({}, async (tracker) => {
        const { page, suggestion, luis } = await openSuggestion(tracker);
        const params = { id: suggestion.id };
        const item = { type: 'contact', id: luis.id } as const;
        const answer = body.action === 'join' ? { ...body, item } : body;
        const { decision } = await page.call(api.resolveSuggestion, { params, body: answer });
        assert.ok(decision !== null);
        await page.call(api.undoDecision, { params: { id: decision } });
        const closed = await page.call(api.getSuggestion, { params });
        assert.deepEqual([closed.state, closed.mayReopen, closed.may], ['dismissed', true, []]);
        assert.equal(closed.closedBecause, 'undone');
        const open = await page.call(api.reopenSuggestion, { params });
        assert.deepEqual([open.state, open.closedBecause], ['open', undefined]);
        const again = await page.call(api.resolveSuggestion, { params, body: answer });
        assert.deepEqual([again.suggestion.state, again.suggestion.decision], ['accepted', again.decision]);
      });
    });

  it('dismiss changes nothing; unknown ids are 404', async () => {
    await withTracker({}, async (tracker) => {
      const { page, suggestion, portal } = await openSuggestion(tracker);
      const before = crmContent(portal);
      const body = { action: 'dismiss' as const };
      await page.call(api.resolveSuggestion, { params: { id: suggestion.id }, body });
      assert.deepEqual(crmContent(portal), before);
      const unknown = { params: { id: 's-nothing' } };
      assert.equal(await page.refused(api.getSuggestion, unknown), '404 SUGGESTION_UNKNOWN');
      assert.equal(await page.refused(api.resolveSuggestion, { ...unknown, body }), '404 SUGGESTION_UNKNOWN');
    });
  });
});
