import assert from 'node:assert/strict';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { anasPortal } from '../web/api/scene.ts';
import { openApp, type AppTab } from './app-tab.ts';

/** Every view, filter and entry has an address, and Back returns to the one before. */
describe('addresses of the pages', () => {
  let tracker: Tracker;
  let tab: AppTab;

  before(async () => {
    tracker = await startTracker();
    const { on, says } = await anasPortal(tracker);
    await says(on('telegrambot'), '600123456');
    await says(on('viber'), '611222333');
  });
  after(() => tracker.close());
  beforeEach(async () => {
    tab = await openApp(tracker);
  });
  afterEach(() => tab.close());

  const address = (): Promise<string> => tab.frame().evaluate<string>('location.hash');

  it('views: Back goes to the one before', async () => {
    await tab.openView(3);
    assert.equal(await address(), '#/journal');
    await tab.openView(6);
    assert.equal(await address(), '#/health');
    await tab.page.evaluate('history.back()');
    await tab.app.getByRole('heading', { level: 1, name: 'Historial' }).waitFor();
    assert.equal(await address(), '#/journal');
  });

  it('filters of the journal: Back takes the last one away, in the list and in the form', async () => {
    await tab.openView(3);
    await tab.app.getByRole('article').nth(1).waitFor();
    await tab.app.getByLabel('Canal', { exact: true }).selectOption('viber');
    await tab.app.getByRole('button', { name: 'Buscar', exact: true }).click();
    await tab.app.getByRole('article').nth(1).waitFor({ state: 'detached' });
    assert.equal(await address(), '#/journal?connector=viber');
    await tab.page.evaluate('history.back()');
    await tab.app.getByRole('article').nth(1).waitFor();
    assert.equal(await tab.app.getByLabel('Canal', { exact: true }).inputValue(), '');
  });

  it('one decision: its address shows it with its details', async () => {
    await tab.openView(3);
    const newest = tab.app.getByRole('article').first();
    await newest.getByRole('link').first().click();
    await tab.app.getByRole('heading', { name: 'Por qué' }).waitFor();
    assert.match(await address(), /^#\/journal\/d-/);
    assert.equal(await tab.app.getByRole('article').count(), 1);
    await tab.app.getByRole('button', { name: 'Volver' }).click();
    await tab.app.getByRole('article').nth(1).waitFor();
  });

  it('a customer and a search: Back closes the customer and keeps the search', async () => {
    await tab.openView(4);
    await tab.app.getByRole('searchbox').fill('600 123');
    await tab.app.getByRole('button', { name: 'Buscar', exact: true }).click();
    await tab.app.locator('[data-customer]').first().click();
    await tab.app.locator('#first-phone').waitFor();
    assert.match(await address(), /^#\/customers\/[^?]+\?q=600/);
    await tab.page.evaluate('history.back()');
    await tab.app.locator('[data-customer]').first().waitFor();
    assert.equal(await tab.app.getByRole('searchbox').inputValue(), '600 123');
  });

  it('a session that has ended is renewed silently with the access of the frame', async () => {
    await tab.openView(3);
    tracker.sim.advance(2 * 3_600_000);
    await tab.openView(4);
    await tab.app.locator('[data-customer]').first().waitFor();
    await tab.close(/status of 401/);
    tab = await openApp(tracker);
  });

  it('an address that is no view shows the overview', async () => {
    await tab.openView(1);
    await tab.frame().evaluate(`location.hash = '#/constructor/x?line=%'; undefined`);
    await tab.app.getByRole('heading', { level: 1, name: 'Resumen' }).waitFor();
  });
});
