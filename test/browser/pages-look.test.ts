import assert from 'node:assert/strict';
import { languages } from '../../src/domain/languages.ts';
import { emptyRound } from '../../src/processing/empty-record.ts';
import { connectorId, decisionId } from '../../src/domain/ids.ts';
import { lastDecision } from '../helpers/crm-facts.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { openApp, type AppTab } from './app-tab.ts';
import { seriousFindings, shoot } from './look-at.ts';

const views = ['overview', 'lines', 'suggestions', 'journal', 'customers', 'try-it', 'health'] as const;

/** Every page in every language, wide and narrow: nothing missing, nothing cut off, nothing that a reader cannot use. */
describe('the look of the pages', () => {
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
    const said = [
      ['instagram', 5, 'Eva', 'Hola, mi número es 600 111 222'],
      ['telegrambot', 6, 'Ana', 'soy Ana, 611 222 333'],
      ['livechat', 6, 'Eva Mora', 'escribí por Instagram: 600111222, eva@example.es'],
      ['whatsappbytwilio', 5, 'Ana V.', '611222333 o berta@example.com'],
    ] as const;
    for (const [connector, line, name, text] of said) {
      tracker.sim.advance(86_400_000);
      portal.customer({ connector, line, name }).write(text);
      await tracker.waitUntilIdle();
    }
  });
  after(() => tracker.close());

  /** Words that a dictionary or a sentence lacks, and parts that stick out of the page. */
  async function assertWhole(tab: AppTab, where: string): Promise<void> {
    const seen = await tab.frame().evaluate<{ text: string; wide: number }>(`({
      text: document.body.innerText,
      wide: document.documentElement.scrollWidth - window.innerWidth,
    })`);
    assert.doesNotMatch(seen.text, /\{\w+\}|undefined|\[object/, where);
    assert.ok(seen.wide <= 0, `${where}: ${String(seen.wide)} px too wide`);
  }

  for (const language of languages) {
    for (const width of [1280, 390]) {
      it(`${language}, ${String(width)} px`, async () => {
        const tab = await openApp(tracker, { portalLanguage: language, width, height: 800 });
        for (const [place, view] of views.entries()) {
          const where = `${language} ${String(width)} ${view}`;
          await tab.go(place);
          if (view === 'lines') await tab.app.locator('section button[aria-expanded]').first().click();
          if (view === 'journal') {
            await tab.app.locator('article button[aria-expanded]').first().click();
            await tab.app.locator('article h4').first().waitFor();
          }
          if (view === 'try-it') {
            await tab.app.locator('textarea').fill('Ana: 611 222 333, ref. 20260514, eva@example.es');
            await tab.app.locator('form button[type=submit]').click();
            await tab.app.locator('#decided').waitFor();
          }
          await assertWhole(tab, where);
          if (language !== 'es') continue;
          assert.deepEqual(await seriousFindings(tab), [], where);
          if (view !== 'overview') await shoot(tab, width === 1280 ? view : `${view}-390`);
        }
        await tab.close();
      });
    }
  }

  for (const width of [1280, 390]) {
    it(`card tab, ${String(width)} px`, async () => {
      const tab = await openApp(tracker, { placement: 'CRM_DEAL_DETAIL_TAB', item: card, width });
      await tab.app.getByRole('article').first().waitFor();
      await assertWhole(tab, 'card tab');
      assert.deepEqual(await seriousFindings(tab), []);
      await shoot(tab, width === 1280 ? 'card-tab' : 'card-tab-390');
      await tab.close();
    });
  }

  it('a customer, and a dialogue', async () => {
    const tab = await openApp(tracker, { width: 1280 });
    await tab.go(4);
    await tab.app.locator('[data-customer]').first().click();
    await tab.app.locator('#first').waitFor();
    assert.deepEqual(await seriousFindings(tab), []);
    await shoot(tab, 'customer');
    await tab.app.getByRole('button', { name: 'Cambiar' }).click();
    await tab.app.getByRole('dialog').waitFor();
    assert.deepEqual(await seriousFindings(tab), []);
    await tab.close();
  });

  it('a busy month', async () => {
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
    const busy = Array.from({ length: 28 }, (_, ago) =>
      channels.flatMap((connector, place) =>
        Array.from({ length: ((ago * 3 + place * 5) % 7) - place }, (_one, n) => ({
          ...last,
          id: decisionId(`busy-${String(ago)}-${connector}-${String(n)}`),
          at: last.at - ago * 86_400_000,
          connector: connectorId(connector),
        })),
      ),
    );
    await tracker.stores.record(tracker.member, { ...emptyRound, decisions: busy.flat() });
    for (const width of [1280, 390]) {
      const tab = await openApp(tracker, { width });
      await tab.app.locator('canvas').waitFor();
      await assertWhole(tab, 'overview');
      assert.deepEqual(await seriousFindings(tab), []);
      await shoot(tab, width === 1280 ? 'overview' : 'overview-390');
      await tab.close();
    }
  });
});
