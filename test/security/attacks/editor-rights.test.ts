import assert from 'node:assert/strict';
import type { Tracker } from '../../helpers/start-tracker.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { api } from '../../../src/web/contract/api.ts';
import { openPage } from '../../web/api/open-page.ts';
import { othersNumber } from '../../web/api/scene.ts';
import { crmContent } from '../../helpers/crm-content.ts';

/** A suggestion about Ana and Luis, and a page of somebody who may edit lines, see the CRM, and change nothing in it. */
async function editorWithoutCrmRights(tracker: Tracker) {
  const scene = await othersNumber(tracker);
  const user = scene.portal.addUser({ name: 'Eva', editLines: true, readCrm: 'all', writeCrm: 'none' });
  const page = await openPage(tracker, user);
  const [suggestion] = (await page.call(api.listSuggestions)).items;
  assert.ok(suggestion);
  return { ...scene, page, suggestion };
}

describe('attack 12: line editors change the CRM with the rights of the admin', () => {
  it('attack 12: items are merged with the token of who merges', async () => {
    await withTracker({}, async (tracker) => {
      const { page, suggestion, portal } = await editorWithoutCrmRights(tracker);
      const before = crmContent(portal);
      const merge = { params: { id: suggestion.id }, body: { action: 'merge' as const } };
      assert.equal(await page.refused(api.resolveSuggestion, merge), '409 MERGE_REFUSED');
      assert.deepEqual(crmContent(portal), before);
      assert.equal((await page.call(api.getSuggestion, { params: { id: suggestion.id } })).state, 'open');
    });
  });

  it('attack 12: a chat is neither moved nor joined to an item that its mover may not change', async () => {
    await withTracker({}, async (tracker) => {
      const { page, suggestion, portal, luis, customer } = await editorWithoutCrmRights(tracker);
      const before = crmContent(portal);
      const item = { type: 'contact' as const, id: luis.id };
      assert.equal(
        await page.refused(api.moveChat, { body: { chat: customer.userCode, item } }),
        '403 PORTAL_FORBIDDEN',
      );
      for (const body of [{ action: 'join' as const, item }, { action: 'notSame' as const }])
        assert.equal(
          await page.refused(api.resolveSuggestion, { params: { id: suggestion.id }, body }),
          '403 PORTAL_FORBIDDEN',
        );
      assert.equal(
        await page.refused(api.notSame, { body: { chat: customer.userCode, item } }),
        '403 PORTAL_FORBIDDEN',
      );
      assert.deepEqual(crmContent(portal), before);
    });
  });

  it('attack 12: a decision about items that the caller may not change is not undone, alone or among many', async () => {
    await withTracker({}, async (tracker) => {
      const { page, portal, ana, deal } = await editorWithoutCrmRights(tracker);
      const before = crmContent(portal);
      const decisions = (await page.call(api.listJournal)).items.filter(({ mayUndo }) => mayUndo);
      assert.ok(decisions.length > 0);
      for (const { id } of decisions)
        assert.equal(await page.refused(api.undoDecision, { params: { id } }), '403 PORTAL_FORBIDDEN');
      const job = await page.call(api.undoMany, { body: { ids: decisions.map(({ id }) => id) } });
      assert.equal(job.total, 0);
      assert.deepEqual(crmContent(portal), before);
      // With the right for its items alone it works.
      const user = portal.addUser({ name: 'Sol', editLines: true, readCrm: 'all', writeCrm: 'own' });
      for (const item of [ana, deal]) portal.person().edit(item, { assignedById: user.id });
      const owner = await openPage(tracker, user);
      const own = decisions.find(({ card }) => card?.ref.id === deal.id);
      assert.ok((await owner.call(api.undoDecision, { params: { id: own?.id ?? '' } })).undone);
    });
  });
});
