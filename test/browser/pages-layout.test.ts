import assert from 'node:assert/strict';
import { languages } from '../../src/domain/languages.ts';
import { emptyRecord } from '../../src/processing/empty-record.ts';
import { connectorId, decisionId } from '../../src/domain/ids.ts';
import { lastDecision } from '../helpers/crm-facts.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { openApp, type AppTab } from './app-tab.ts';
import { seriousAccessibilityIssues, savePageScreenshot } from './inspect-page.ts';

const views = ['overview', 'lines', 'suggestions', 'journal', 'customers', 'try-it', 'health'] as const;

/** Every view in every language, wide and narrow: complete texts, no horizontal scrolling, no serious accessibility issues. */
describe('layout and accessibility of the pages', () => {
  let tracker: Tracker;
  let card = 0;

  before(async () => {
    tracker = await startTracker();
    const { portal } = tracker;
    portal.addLine({ id: 5, name: 'Ventas', crmCreate: 'lead', crmChatTracker: 'Y' });
    portal.addLine({ id: 6, name: 'Soporte', crmCreate: 'deal', crmChatTracker: 'N' });
    const ana = portal.person().createContact({ name: 'Ana', lastName: 'Vega', phones: ['+34611222333'] });
    card = portal.person().createDeal({ title: 'Boda de Ana', contactIds: [ana.id] }).id;
    portal.person().createContact({ name: 'Berta', lastName: 'Ruiz', emails: ['berta@example.com'] });
    const messages = [
      ['instagram', 5, 'Eva', 'Hola, mi número es 600 111 222'],
      ['telegrambot', 6, 'Ana', 'soy Ana, 611 222 333'],
      ['livechat', 6, 'Eva Mora', 'escribí por Instagram: 600111222, eva@example.es'],
      ['whatsappbytwilio', 5, 'Ana V.', '611222333 o berta@example.com'],
    ] as const;
    for (const [connector, line, name, text] of messages) {
      tracker.sim.advance(86_400_000);
      portal.customer({ connector, line, name }).write(text);
      await tracker.waitUntilIdle();
    }
  });
  after(() => tracker.close());

  /** Fails for missing texts, unfilled placeholders and content wider than the page. */
  async function assertComplete(tab: AppTab, where: string): Promise<void> {
    const content = await tab.frame().evaluate<{ text: string; overflow: number }>(`({
      text: document.body.innerText,
      overflow: document.documentElement.scrollWidth - window.innerWidth,
    })`);
    assert.doesNotMatch(content.text, /\{\w+\}|undefined|\[object/, where);
    assert.ok(content.overflow <= 0, `${where}: ${String(content.overflow)} px too wide`);
  }

  for (const language of languages) {
    for (const width of [1280, 390]) {
      it(`${language}, ${String(width)} px`, async () => {
        const tab = await openApp(tracker, { portalLanguage: language, width, height: 800 });
        for (const [index, view] of views.entries()) {
          const where = `${language} ${String(width)} ${view}`;
          await tab.openView(index);
          if (view === 'lines') await tab.app.locator('section button[aria-expanded]').first().click();
          if (view === 'journal') {
            await tab.app.locator('article button[aria-expanded]').first().click();
            await tab.app.locator('article h4').first().waitFor();
          }
          if (view === 'try-it') {
            await tab.app.locator('textarea').fill('Ana: 611 222 333, ref. 20260514, eva@example.es');
            await tab.app.locator('form button[type=submit]').click();
            await tab.app.locator('#decision').waitFor();
          }
          await assertComplete(tab, where);
          if (language !== 'es') continue;
          assert.deepEqual(await seriousAccessibilityIssues(tab), [], where);
          if (view !== 'overview') await savePageScreenshot(tab, width === 1280 ? view : `${view}-390`);
        }
        await tab.close();
      });
    }
  }

  for (const width of [1280, 390]) {
    it(`card tab, ${String(width)} px`, async () => {
      const tab = await openApp(tracker, { placement: 'CRM_DEAL_DETAIL_TAB', item: card, width });
      await tab.app.getByRole('article').first().waitFor();
      await assertComplete(tab, 'card tab');
      assert.deepEqual(await seriousAccessibilityIssues(tab), []);
      await savePageScreenshot(tab, width === 1280 ? 'card-tab' : 'card-tab-390');
      await tab.close();
    });
  }

  it('customer panel and dialog', async () => {
    const tab = await openApp(tracker, { width: 1280 });
    await tab.openView(4);
    await tab.app.locator('[data-customer]').first().click();
    await tab.app.locator('#first-phone').waitFor();
    assert.deepEqual(await seriousAccessibilityIssues(tab), []);
    await savePageScreenshot(tab, 'customer');
    await tab.app.getByRole('button', { name: 'Cambiar' }).click();
    await tab.app.getByRole('dialog').waitFor();
    assert.deepEqual(await seriousAccessibilityIssues(tab), []);
    await tab.close();
  });

  it('overview of a month with many decisions', async () => {
    const last = await lastDecision(tracker);
    const channels = [
      'whatsappbytwilio',
      'instagram',
      'telegrambot',
      'livechat',
      'viber',
      'avito',
      'vkgroup',
    ];
    const decisions = Array.from({ length: 28 }, (_, ago) =>
      channels.flatMap((connector, index) =>
        Array.from({ length: ((ago * 3 + index * 5) % 7) - index }, (_none, n) => ({
          ...last,
          id: decisionId(`busy-${String(ago)}-${connector}-${String(n)}`),
          at: last.at - ago * 86_400_000,
          connector: connectorId(connector),
        })),
      ),
    );
    await tracker.stores.record(tracker.member, { ...emptyRecord, decisions: decisions.flat() });
    for (const width of [1280, 390]) {
      const tab = await openApp(tracker, { width });
      await tab.app.locator('canvas').waitFor();
      await assertComplete(tab, 'overview');
      assert.deepEqual(await seriousAccessibilityIssues(tab), []);
      await savePageScreenshot(tab, width === 1280 ? 'overview' : 'overview-390');
      await tab.close();
    }
  });
});
