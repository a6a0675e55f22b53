import assert from 'node:assert/strict';
import { lineId } from '../../src/domain/ids.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { othersNumber } from '../web/api/scene.ts';
import { openApp, type AppTab } from './app-tab.ts';
import { pressEnterOn, openViewByKeyboard, tabTo, tabThroughPage } from './keyboard.ts';

describe('the pages by keyboard', () => {
  let tracker: Tracker;
  let scene: Awaited<ReturnType<typeof othersNumber>>;
  let tab: AppTab | undefined;

  before(async () => {
    tracker = await startTracker();
    scene = await othersNumber(tracker);
  });
  after(() => tracker.close());
  afterEach(async () => {
    const open = tab;
    tab = undefined;
    await open?.close();
  });

  const views = ['overview', 'lines', 'suggestions', 'journal', 'customers', 'try it', 'health'];
  for (const [index, view] of views.entries()) {
    it(`${view}: Tab reaches every control once, in document order, and leaves the page`, async () => {
      tab = await openApp(tracker);
      await openViewByKeyboard(tab, index);
      const { controls, visited, withoutFocusStyle } = await tabThroughPage(tab, true);
      assert.ok(visited.length > 7, 'more controls than the navigation');
      assert.deepEqual(visited, controls);
      assert.deepEqual(withoutFocusStyle, [], 'controls without a visible focus');
    });
  }

  it('customer panel and card tab: Tab reaches every control once, in document order', async () => {
    tab = await openApp(tracker);
    await openViewByKeyboard(tab, 4);
    await pressEnterOn(tab, tab.app.locator('[data-customer]').first());
    await tab.app.locator('#first-phone').waitFor();
    const panel = await tabThroughPage(tab, true);
    assert.deepEqual([panel.visited, panel.withoutFocusStyle], [panel.controls, []]);
    await tab.close();
    tab = await openApp(tracker, { placement: 'CRM_DEAL_DETAIL_TAB', item: scene.deal.id });
    const card = await tabThroughPage(tab, true);
    assert.ok(card.visited.length > 0);
    assert.deepEqual([card.visited, card.withoutFocusStyle], [card.controls, []]);
  });

  it('changes the mode of a line and opens its settings', async () => {
    tab = await openApp(tracker);
    const { app, page } = tab;
    await openViewByKeyboard(tab, 1);
    const mode = app.getByRole('combobox').first();
    await tabTo(tab, mode);
    await page.keyboard.press('ArrowDown');
    await app.getByText('Guardado.').waitFor();
    const settings = await tracker.stores.settings.line(tracker.member, lineId(String(scene.line.id)));
    assert.equal(settings.mode, 'suggest');
    await app.locator('select:focus').waitFor();
    await page.keyboard.press('ArrowUp');
    // From suggesting to doing it asks first.
    await pressEnterOn(tab, app.getByRole('dialog').getByRole('button', { name: 'Pasar a automático' }));
    await app.getByRole('dialog').waitFor({ state: 'detached' });
    await pressEnterOn(tab, app.getByRole('button', { name: 'Ajustes' }));
    await app.getByRole('heading', { name: 'El rastreador del propio portal' }).waitFor();
  });

  it('runs Try it', async () => {
    tab = await openApp(tracker);
    await openViewByKeyboard(tab, 5);
    await tabTo(tab, tab.app.getByLabel('Texto del cliente'));
    await tab.page.keyboard.type('soy Ana, 600 123 456');
    await pressEnterOn(tab, tab.app.locator('form button[type=submit]'));
    await tab.app.locator('strong', { hasText: '+34600123456' }).waitFor();
  });

  it('decides a suggestion', async () => {
    tab = await openApp(tracker);
    await openViewByKeyboard(tab, 2);
    await pressEnterOn(tab, tab.app.getByRole('article').first().getByRole('button', { name: 'Descartar' }));
    await tab.app.getByText('Decidido.').waitFor();
    assert.deepEqual(await tracker.stores.suggestions.list(tracker.member, 'open', 9), []);
  });

  it('finds a customer and changes the first phone; a dialog traps the focus and restores it', async () => {
    tab = await openApp(tracker);
    const { app, page } = tab;
    await openViewByKeyboard(tab, 4);
    await tabTo(tab, app.getByRole('searchbox'));
    await page.keyboard.type('600 12 34 56');
    await page.keyboard.press('Enter');
    await pressEnterOn(tab, app.locator('[data-customer]'));
    const change = app.getByRole('button', { name: 'Cambiar' });
    await pressEnterOn(tab, change);
    const dialog = app.getByRole('dialog');
    await dialog.waitFor();
    await tabTo(tab, dialog.getByRole('button', { name: 'Guardar' }));
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press('Tab');
      await dialog.locator(':focus').waitFor();
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await app.locator('button:focus', { hasText: 'Cambiar' }).waitFor();
    await page.keyboard.press('Enter');
    await tabTo(tab, dialog.getByLabel('Nuevo primer teléfono'));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('+34 600 999 888');
    await page.keyboard.press('Enter');
    await app.getByText('+34600999888').first().waitFor();
  });

  it('undoes a decision in the card tab', async () => {
    const customer = scene.on('viber');
    await scene.says(customer, 'hola');
    const before = crmContent(scene.portal);
    await scene.says(customer, 'ana@example.com, 600 999 888');
    tab = await openApp(tracker, { placement: 'CRM_DEAL_DETAIL_TAB', item: scene.deal.id });
    const viber = tab.app.getByRole('region', { name: 'Viber' });
    await pressEnterOn(tab, viber.getByRole('button', { name: 'Deshacer' }));
    await pressEnterOn(tab, tab.app.getByRole('dialog').getByRole('button', { name: 'Deshacer' }));
    await viber.getByText('Deshecho', { exact: true }).waitFor();
    await tracker.waitUntilIdle();
    assert.deepEqual(crmContent(scene.portal), before);
  });
});
