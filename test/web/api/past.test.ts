import assert from 'node:assert/strict';
import { api } from '../../../src/web/contract/api.ts';
import { lineId } from '../../../src/domain/ids.ts';
import { defaultLineSettings, type LineSettings } from '../../../src/domain/line-settings.ts';
import { crmContent } from '../../helpers/crm-content.ts';
import type { Tracker } from '../../helpers/start-tracker.ts';
import { withTracker } from '../../helpers/with-tracker.ts';
import { openPage } from './open-page.ts';

const DAY_MS = 86_400_000;
/** Requests that the pages of one user may send a portal at once: PAGE_LIMITS.portal.burst without the reserve. */
const BURST = 20;

/** Conversations of a portal before the app is installed in it, on two lines. */
async function portalWithPast(tracker: Tracker) {
  const { portal } = tracker;
  const [sales, support] = [portal.addLine({ crmChatTracker: 'N' }), portal.addLine({ crmChatTracker: 'N' })];
  const ana = portal.person().createContact({ name: 'Ana', lastName: 'Vega', phones: ['+34600123456'] });
  const deal = portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
  tracker.sim.advance(DAY_MS);
  const on = (line: typeof sales, connector: string, name: string) =>
    portal.customer({ connector, line: line.id, name });
  const install = () =>
    portal.installLocally({ install: `${tracker.url}/install`, app: `${tracker.url}/app` });
  const set = (line: typeof sales, change: Partial<LineSettings>) =>
    tracker.stores.settings.putLine(tracker.member, lineId(String(line.id)), {
      ...defaultLineSettings,
      ...change,
    });
  return { portal, sales, support, ana, deal, on, install, set };
}

describe('page API: a look at the past', () => {
  it('counts what would have become of the conversations before the installation, and changes nothing', async () => {
    await withTracker({ install: false }, async (tracker) => {
      const { portal, sales, support, deal, on, install, set } = await portalWithPast(tracker);
      on(sales, 'telegrambot', 'Ana').write('Soy Ana, 600 12 34 56');
      on(sales, 'instagram', 'Eva').write('mi móvil es 611 222 333');
      on(support, 'viber', 'Eva').write('hola, 611222333');
      on(support, 'facebook', 'Rosa').write('¿abren hoy?');
      // The portal makes no entry in the CRM for it: such a conversation cannot be listed.
      on(support, 'livechat', 'Luz').write('soy Luz, 633 444 555');
      await install();
      await tracker.waitUntilIdle();
      await set(sales, { mode: 'suggest' });
      const before = crmContent(portal);
      const page = await openPage(tracker);
      portal.resetLog();
      const past = await page.call(api.previewPast);
      assert.ok(portal.requests.length < BURST, String(portal.requests.length));
      const { looked, known, linked, joined, first, suggested, nothing, complete } = past;
      assert.deepEqual(
        { looked, known, linked, joined, first, suggested, nothing, complete },
        { looked: 4, known: 0, linked: 0, joined: 2, first: 1, suggested: 0, nothing: 1, complete: true },
      );
      assert.deepEqual(
        past.examples.map(({ chat, result, reasons }) => [chat.split('|')[0], result, reasons[0]?.code]),
        [
          ['viber', 'joined', 'phoneRemembered'],
          ['telegrambot', 'joined', 'foundByPhone'],
        ],
      );
      assert.equal(past.examples[1]?.item?.name, deal.title);
      assert.deepEqual(crmContent(portal), before);
      assert.deepEqual(await tracker.journal(), []);
      assert.deepEqual(await tracker.stores.bindings.count(tracker.member), { chats: 0, customers: 0 });
      assert.deepEqual(await tracker.stores.suggestions.list(tracker.member, 'open', 9), []);
    });
  });

  it('leaves out lines that are off, old conversations, and what the tracker joined already', async () => {
    await withTracker({}, async (tracker) => {
      const { sales, support, on, set } = await portalWithPast(tracker);
      on(sales, 'viber', 'Ana').write('600123456');
      await tracker.waitUntilIdle();
      tracker.sim.advance(15 * DAY_MS);
      on(sales, 'instagram', 'Ana').write('600123456');
      await tracker.waitUntilIdle();
      await set(support, { mode: 'off' });
      on(support, 'viber', 'Ana').write('600123456');
      await tracker.waitUntilIdle();
      const page = await openPage(tracker);
      const { looked, known } = await page.call(api.previewPast);
      assert.deepEqual({ looked, known }, { looked: 1, known: 1 });
    });
  });

  it('looks at the newest of many conversations, within what a page may ask the portal', async () => {
    await withTracker({ install: false }, async (tracker) => {
      const { portal, sales, on, install } = await portalWithPast(tracker);
      for (let n = 0; n < 55; n += 1)
        on(sales, 'telegrambot', `Cliente ${String(n)}`).write(`soy 6002345${String(n).padStart(2, '0')}`);
      await install();
      await tracker.waitUntilIdle();
      const page = await openPage(tracker);
      portal.resetLog();
      const past = await page.call(api.previewPast);
      assert.deepEqual([past.looked, past.first, past.complete], [50, 50, false]);
      assert.ok(portal.requests.length < BURST, String(portal.requests.length));
    });
  });

  it('reads with the token of the caller: an editor learns nothing of customers that the portal hides', async () => {
    await withTracker({ install: false }, async (tracker) => {
      const { portal, sales, on, install } = await portalWithPast(tracker);
      on(sales, 'telegrambot', 'Ana').write('Soy Ana, 600 12 34 56');
      await install();
      await tracker.waitUntilIdle();
      const editor = portal.addUser({ name: 'Eva', editLines: true, readCrm: 'none', writeCrm: 'none' });
      const answer = await (await openPage(tracker, editor)).call(api.previewPast);
      assert.doesNotMatch(JSON.stringify(answer), /Vega|Boda/);
      const reader = await openPage(tracker, portal.addUser({ name: 'Rosa' }));
      assert.equal(await reader.refused(api.previewPast), '403 LINE_FORBIDDEN');
    });
  });
});
