import assert from 'node:assert/strict';
import type { Customer } from '../../simulator/portal-simulator.ts';
import { languages } from '../../src/domain/languages.ts';
import { emptyRecord } from '../../src/processing/empty-record.ts';
import { connectorId, decisionId } from '../../src/domain/ids.ts';
import { lastDecision } from '../helpers/crm-facts.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openApp, type AppTab, type OpenAppOptions } from './app-tab.ts';
import { seriousAccessibilityIssues, savePageScreenshot, type AccessibilityRules } from './inspect-page.ts';

const views = ['overview', 'lines', 'suggestions', 'journal', 'customers', 'try-it', 'health'] as const;

/** Background of a light page. */
const LIGHT = 'rgb(245, 247, 249)';

/** Name of a screenshot, which are of light pages only: `journal`, `journal-390`. */
function screenName(view: string, width: number): string {
  return width === 1280 ? view : `${view}-${String(width)}`;
}

/** Every view in every language, wide and narrow: complete texts, no horizontal scrolling, no serious accessibility issues. */
describe('layout and accessibility of the pages', () => {
  let tracker: Tracker;
  let card = 0;
  let chat: Customer;

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
      const customer = portal.customer({ connector, line, name });
      customer.write(text);
      await tracker.waitUntilIdle();
      if (connector === 'telegrambot') chat = customer;
    }
  });
  after(() => tracker.close());

  /** Fails for missing texts, unfilled placeholders and content wider than the page. */
  async function assertComplete(tab: AppTab, where: string): Promise<void> {
    // Charts follow a new width a frame later.
    await waitFor(`${where} fits into its window`, () =>
      tab.frame().evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth'),
    );
    // Of one line each, two where a label is long.
    const tooTall = await tab
      .frame()
      .evaluate<readonly string[]>(
        `[...document.querySelectorAll('select, input')].filter((one) => one.getBoundingClientRect().height > 80).map((one) => one.outerHTML.slice(0, 200))`,
      );
    assert.deepEqual(tooTall, [], where);
    const text = await tab.frame().evaluate<string>('document.body.innerText');
    assert.doesNotMatch(text, /\{\w+\}|undefined|\[object/, where);
  }

  /** Theme of the device as a frame sees it, and theme of the page in it. */
  const schemeOf = (tab: AppTab): Promise<{ device: string; page: string; background: string }> =>
    tab.frame().evaluate(`({
      device: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
      page: getComputedStyle(document.documentElement).colorScheme,
      background: getComputedStyle(document.body).backgroundColor,
    })`);

  /** Opens every view of the app, one after the other. `visit` gets its name or address. */
  async function visitAll(tab: AppTab, visit: (view: string) => Promise<void>): Promise<void> {
    for (const [index, view] of views.entries()) {
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
      await visit(view);
    }
    for (const address of ['report?by=week', 'setup/1', 'setup/2', 'setup/3', 'setup/4']) {
      await tab.frame().evaluate(`void (location.hash = '#/${address}')`);
      await tab.app
        .locator(address.startsWith('setup') ? `#step` : 'table')
        .first()
        .waitFor();
      await tab.waitUntilLoaded();
      if (address === 'setup/4') {
        await tab.app.getByRole('radio').last().check();
        await tab.app.locator('form button[type=submit]').click();
        await tab.app.locator('#past').waitFor();
      }
      await visit(address);
    }
  }

  const [firstWidth, ...narrower] = [1280, 768, 390] as const;

  /** All rules for the elements of a wide and of a narrow page; between the two, and in the dark, what colours decide. */
  function rulesFor(theme: 'light' | 'dark', width: number): AccessibilityRules {
    return theme === 'light' && width !== 768 ? 'all' : 'contrast';
  }

  function hasScreenshot(theme: 'light' | 'dark', width: number, view: string): boolean {
    return theme === 'light' && width !== 768 && view !== 'overview' && !/[/?]/.test(view);
  }

  // One is opened wide and made narrow, the other the other way round.
  for (const [theme, opened] of [
    ['light', firstWidth],
    ['dark', 390],
  ] as const)
    it(`es, ${theme}`, async () => {
      const tab = await openApp(tracker, { portalLanguage: 'es', width: opened, height: 800, theme });
      await visitAll(tab, async (view) => {
        for (const width of [firstWidth, ...narrower]) {
          const where = `es ${String(width)} ${theme} ${view}`;
          await tab.page.setViewportSize({ width, height: 800 });
          await assertComplete(tab, where);
          assert.deepEqual(await seriousAccessibilityIssues(tab, rulesFor(theme, width)), [], where);
          if (hasScreenshot(theme, width, view)) await savePageScreenshot(tab, screenName(view, width));
        }
        await tab.page.setViewportSize({ width: opened, height: 800 });
      });
      await tab.close();
    });

  for (const language of languages.filter((one) => one !== 'es'))
    it(`${language}, ${[firstWidth, ...narrower].join(', ')} px`, async () => {
      const tab = await openApp(tracker, { portalLanguage: language, width: firstWidth, height: 800 });
      await visitAll(tab, async (view) => {
        await assertComplete(tab, `${language} ${view}`);
        for (const width of narrower) {
          await tab.page.setViewportSize({ width, height: 800 });
          await assertComplete(tab, `${language} ${String(width)} ${view}`);
        }
        await tab.page.setViewportSize({ width: firstWidth, height: 800 });
      });
      await tab.close();
    });

  it('the theme is chosen with a button, and stays chosen', async () => {
    const tab = await openApp(tracker);
    const isDark = (): Promise<boolean> =>
      tab.frame().evaluate<boolean>(`document.documentElement.classList.contains('dark')`);
    assert.equal(await isDark(), false);
    await tab.app.getByRole('button', { name: 'Tema oscuro', pressed: false }).click();
    assert.equal(await isDark(), true);
    await tab.page.reload();
    await tab.app.getByRole('button', { name: 'Tema oscuro', pressed: true }).waitFor();
    assert.equal(await isDark(), true);
    await tab.close();
  });

  /** Where the portal shows a part of the app inside a page of its own. */
  const places = {
    'card-tab': () => ({ placement: 'CRM_DEAL_DETAIL_TAB', item: card }),
    'chat-panel': () => ({ placement: 'IM_SIDEBAR', options: { dialogId: `chat${String(chat.chat.id)}` } }),
    'activity-menu': () => ({
      placement: 'CRM_DEAL_ACTIVITY_TIMELINE_MENU',
      options: {
        ENTITY_ID: String(card),
        ASSOCIATED_ENTITY_ID: String(chat.activityId),
        ASSOCIATED_ENTITY_TYPE_ID: '6',
      },
    }),
  } satisfies Readonly<Record<string, () => OpenAppOptions>>;
  for (const [place, openingOf] of Object.entries(places)) {
    for (const language of languages)
      it(`${place}, ${language}`, async () => {
        const tab = await openApp(tracker, { ...openingOf(), portalLanguage: language, width: firstWidth });
        await tab.app.getByRole('button').first().waitFor();
        for (const width of [firstWidth, ...narrower]) {
          await tab.page.setViewportSize({ width, height: 800 });
          await assertComplete(tab, `${place} ${language} ${String(width)}`);
          if (language !== 'es') continue;
          assert.deepEqual(await seriousAccessibilityIssues(tab), []);
          if (place === 'card-tab' && width !== 768) await savePageScreenshot(tab, screenName(place, width));
        }
        await tab.close();
      });

    for (const theme of ['light', 'dark'] as const)
      it(`${place} is light in a light portal, on a ${theme} device`, async () => {
        const tab = await openApp(tracker, { ...openingOf(), theme });
        await tab.app.getByRole('button').first().waitFor();
        assert.deepEqual(await schemeOf(tab), { device: theme, page: 'light', background: LIGHT });
        assert.deepEqual(await seriousAccessibilityIssues(tab), []);
        await tab.close();
      });
  }

  it('a refusal is light in a light portal, on a dark device', async () => {
    tracker.portal.failNext({ how: 'error', method: 'profile', error: 'ACCESS_DENIED', times: 1 });
    const tab = await openApp(tracker, { ...places['card-tab'](), theme: 'dark' });
    await tab.app.getByRole('alert').waitFor();
    const { device, page } = await schemeOf(tab);
    assert.deepEqual({ device, page }, { device: 'dark', page: 'light' });
    assert.deepEqual(await seriousAccessibilityIssues(tab), []);
    await tab.close(/status of (?:403|503)/);
  });

  it('a theme that was chosen for the pages of the app stays out of the pages of the portal', async () => {
    const tab = await openApp(tracker);
    await tab.app.getByRole('button', { name: 'Tema oscuro', pressed: false }).click();
    await tab.app.getByRole('button', { name: 'Tema oscuro', pressed: true }).waitFor();
    assert.equal((await schemeOf(tab)).page, 'dark');
    const { placement, item } = places['card-tab']();
    await tab.page.goto(tracker.portal.pageUrl({ placement, options: { ID: String(item) } }));
    await tab.waitUntilLoaded();
    assert.deepEqual(await schemeOf(tab), { device: 'light', page: 'light', background: LIGHT });
    await tab.close();
  });

  for (const theme of ['light', 'dark'] as const)
    it(`customer panel and dialog, ${theme}`, async () => {
      const tab = await openApp(tracker, { width: 1280, theme });
      await tab.openView(4);
      await tab.app.locator('[data-customer]').first().click();
      await tab.app.locator('#first-phone').waitFor();
      for (const width of [390, 768, 1280]) {
        await tab.page.setViewportSize({ width, height: 860 });
        await assertComplete(tab, `customer panel ${String(width)} ${theme}`);
      }
      assert.deepEqual(await seriousAccessibilityIssues(tab), []);
      if (theme === 'light') await savePageScreenshot(tab, 'customer');
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
    for (const [theme, widths] of [
      ['light', [1280, 390]],
      ['dark', [1280]],
    ] as const) {
      const tab = await openApp(tracker, { width: 1280, theme });
      await tab.app.locator('canvas').waitFor();
      for (const width of widths) {
        await tab.page.setViewportSize({ width, height: 800 });
        await assertComplete(tab, 'overview');
        assert.deepEqual(await seriousAccessibilityIssues(tab), []);
        if (theme === 'light') await savePageScreenshot(tab, screenName('overview', width));
      }
      await tab.close();
    }
  });
});
