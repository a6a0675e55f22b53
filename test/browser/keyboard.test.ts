import assert from 'node:assert/strict';
import { lineId } from '../../src/domain/ids.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { othersNumber } from '../web/api/scene.ts';
import { openApp, type AppTab } from './app-tab.ts';
import { enter, goByKeyboard, tabTo, walk } from './keyboard.ts';

describe('the pages with the keyboard alone', () => {
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
  for (const [place, view] of views.entries()) {
    it(`${view}: Tab leads to every control once, in order, and out again`, async () => {
      tab = await openApp(tracker);
      await goByKeyboard(tab, place);
      const { controls, visited, unmarked } = await walk(tab, true);
      assert.ok(visited.length > 7, 'more than the navigation');
      assert.deepEqual(visited, controls);
      assert.deepEqual(unmarked, [], 'without a visible focus');
    });
  }

  it('a customer, and the tab of a card: the same', async () => {
    tab = await openApp(tracker);
    await goByKeyboard(tab, 4);
    await enter(tab, tab.app.locator('[data-customer]').first());
    await tab.app.locator('#first').waitFor();
    const panel = await walk(tab, true);
    assert.deepEqual([panel.visited, panel.unmarked], [panel.controls, []]);
    await tab.close();
    tab = await openApp(tracker, { placement: 'CRM_DEAL_DETAIL_TAB', item: scene.deal.id });
    const card = await walk(tab, true);
    assert.ok(card.visited.length > 0);
    assert.deepEqual([card.visited, card.unmarked], [card.controls, []]);
  });

  it('change the mode of a line and open its settings', async () => {
    tab = await openApp(tracker);
    const { app, page } = tab;
    await goByKeyboard(tab, 1);
    const mode = app.getByRole('combobox').first();
    await tabTo(tab, mode);
    await page.keyboard.press('ArrowDown');
    await app.getByText('Guardado.').waitFor();
    const settings = await tracker.stores.settings.line(tracker.member, lineId(String(scene.line.id)));
    assert.equal(settings.mode, 'suggest');
    await app.locator('select:focus').waitFor();
    await page.keyboard.press('ArrowUp');
    await app.getByText('Guardado.').waitFor();
    await enter(tab, app.getByRole('button', { name: 'Ajustes' }));
    await app.getByRole('heading', { name: 'El rastreador del propio portal' }).waitFor();
  });

  it('run Try it', async () => {
    tab = await openApp(tracker);
    await goByKeyboard(tab, 5);
    await tabTo(tab, tab.app.getByLabel('Texto del cliente'));
    await tab.page.keyboard.type('soy Ana, 600 123 456');
    await enter(tab, tab.app.locator('form button[type=submit]'));
    await tab.app.locator('strong', { hasText: '+34600123456' }).waitFor();
  });

  it('resolve a suggestion', async () => {
    tab = await openApp(tracker);
    await goByKeyboard(tab, 2);
    await enter(tab, tab.app.getByRole('article').first().getByRole('button', { name: 'Descartar' }));
    await tab.app.getByText('Decidido.').waitFor();
    assert.deepEqual(await tracker.stores.suggestions.list(tracker.member, 'open', 9), []);
  });

  it('find a customer and change the first phone; a dialogue keeps the focus and gives it back', async () => {
    tab = await openApp(tracker);
    const { app, page } = tab;
    await goByKeyboard(tab, 4);
    await tabTo(tab, app.getByRole('searchbox'));
    await page.keyboard.type('600 12 34 56');
    await page.keyboard.press('Enter');
    await enter(tab, app.locator('[data-customer]'));
    const change = app.getByRole('button', { name: 'Cambiar' });
    await enter(tab, change);
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

  it('undo in the tab of a card', async () => {
    const customer = scene.on('viber');
    await scene.says(customer, 'hola');
    const before = crmContent(scene.portal);
    await scene.says(customer, 'ana@example.com, 600 123 456');
    tab = await openApp(tracker, { placement: 'CRM_DEAL_DETAIL_TAB', item: scene.deal.id });
    const viber = tab.app.getByRole('region', { name: 'Viber' });
    await enter(tab, viber.getByRole('button', { name: 'Deshacer' }));
    await enter(tab, tab.app.getByRole('dialog').getByRole('button', { name: 'Deshacer' }));
    await viber.getByText('Deshecho', { exact: true }).waitFor();
    await tracker.waitUntilIdle();
    assert.deepEqual(crmContent(scene.portal), before);
  });
});
