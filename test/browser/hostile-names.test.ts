import assert from 'node:assert/strict';
import { hostile } from '../security/hostile.ts';
import { lastDecision } from '../helpers/crm-facts.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { openApp, type AppTab } from './app-tab.ts';

/** Names of people, items and lines that contain markup: every view shows them as text and loads nothing. */
describe('hostile names in the pages', () => {
  let tracker: Tracker;
  let deal = 0;
  const names = Object.values(hostile);
  const all = names.join(' ').replaceAll('\0', '');

  before(async () => {
    tracker = await startTracker();
    const { portal } = tracker;
    portal.addLine({ id: 5, name: all, crmCreate: 'lead', crmChatTracker: 'N' });
    const contact = portal.person().createContact({ name: all, lastName: '<i>', phones: ['+34611222333'] });
    deal = portal.person().createDeal({ title: all, contactIds: [contact.id] }).id;
    for (const company of names)
      portal.person().createCompany({ title: company, phones: ['+34655000111', '+34611222444'] });
    tracker.sim.advance(86_400_000);
    const customer = portal.customer({ connector: 'telegrambot', line: 5, name: all });
    customer.write(`${all} 611 222 333`);
    await tracker.waitUntilIdle();
    customer.write('655 000 111');
    for (const [index, name] of names.entries())
      portal.customer({ connector: 'viber', line: 5, name }).write(`${name} 60012345${String(index % 10)}`);
    await tracker.waitUntilIdle();
    assert.ok((await lastDecision(tracker)).changes.length > 0);
  });
  after(() => tracker.close());

  /** No name became an element, and no script ran. `openTab` records requests to other hosts. */
  async function assertInert(tab: AppTab): Promise<void> {
    const injected = '#injected, img[src*="evil"], a[href*="evil"], [onerror], script:not([src])';
    assert.equal(await tab.app.locator(injected).count(), 0);
    assert.equal(await tab.frame().title(), 'Chat Tracker');
  }

  it('are text in every view, and load nothing', async () => {
    const tab = await openApp(tracker);
    const views = await tab.app.getByRole('navigation').getByRole('button').count();
    assert.ok(views >= 7);
    let shown = 0;
    for (let view = 0; view < views; view += 1) {
      await tab.openView(view);
      await assertInert(tab);
      if ((await tab.app.locator('body').innerText()).includes('<b id="injected">')) shown += 1;
    }
    assert.ok(shown >= 4, `the names are shown in ${String(shown)} views`);
    await tab.close();
  });

  it('are text in the card tab', async () => {
    const tab = await openApp(tracker, { placement: 'CRM_DEAL_DETAIL_TAB', item: deal });
    await assertInert(tab);
    await tab.close();
  });

  it('are text in Try it, inside and outside of marks', async () => {
    const tab = await openApp(tracker);
    await tab.openView(5);
    await tab.app.getByRole('textbox').first().fill(`${all} 600123456 ${all}`);
    await tab.app.getByRole('main').getByRole('button').first().click();
    await tab.app.locator('mark').first().waitFor();
    await assertInert(tab);
    await tab.close();
  });
});
