import assert from 'node:assert/strict';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { anasPortal } from '../web/api/scene.ts';
import { openApp, type AppTab } from './app-tab.ts';
import { seriousAccessibilityIssues } from './inspect-page.ts';

/** What the customer wrote, wherever a chat is named. */
describe('conversations in a browser', () => {
  let tracker: Tracker;
  let scene: Awaited<ReturnType<typeof anasPortal>>;
  let chat = '';

  before(async () => {
    tracker = await startTracker();
    scene = await anasPortal(tracker);
    const customer = scene.on('instagram', 'Nuria');
    await scene.says(customer, 'Hola, mi número es 600 123 456');
    chat = customer.userCode;
  });
  after(() => tracker.close());

  async function readQuote(tab: AppTab): Promise<void> {
    const show = tab.app.getByRole('button', { name: 'Qué escribió' }).first();
    assert.equal(await show.getAttribute('aria-expanded'), 'false');
    await show.press('Enter');
    const quote = tab.app.locator('blockquote').first();
    await quote.getByText('Nuria').waitFor();
    assert.match(await quote.innerText(), /Hola, mi número es 600 123 456/);
    assert.equal(await quote.locator('mark.mark-found').innerText(), '600 123 456');
    await show.press('Enter');
    await quote.waitFor({ state: 'detached' });
  }

  it('in the journal: quoted with the number marked, and opened in the portal', async () => {
    const tab = await openApp(tracker);
    await tab.openView(3);
    await tab.app.getByRole('button', { name: 'Detalles' }).first().click();
    await readQuote(tab);
    await tab.app.getByRole('button', { name: 'Abrir conversación' }).first().click();
    const messages =
      await tab.page.evaluate<readonly { command: string; params: { dialogId?: string } }[]>(
        'window.portalMessages',
      );
    assert.ok(
      messages.some(
        ({ command, params }) => command === 'imOpenHistory' && params.dialogId === `imol|${chat}`,
      ),
    );
    assert.deepEqual(await seriousAccessibilityIssues(tab), []);
    await tab.close();
  });

  it('in a customer and in the tab of a card', async () => {
    const tab = await openApp(tracker);
    await tab.openView(4);
    await tab.app.locator('[data-customer]').first().click();
    await readQuote(tab);
    await tab.close();
    const card = await openApp(tracker, { placement: 'CRM_DEAL_DETAIL_TAB', item: scene.deal.id });
    await readQuote(card);
    await card.close();
  });

  it('says so where the portal does not show the conversation', async () => {
    const reader = scene.reader();
    Object.assign(reader, { readLines: false });
    const tab = await openApp(tracker, {
      user: reader.id,
      placement: 'CRM_DEAL_DETAIL_TAB',
      item: scene.deal.id,
    });
    await tab.app.getByRole('button', { name: 'Qué escribió' }).first().click();
    await tab.app.getByText('El portal no le muestra esta conversación, o la ha eliminado.').waitFor();
    await tab.close();
  });
});
