import assert from 'node:assert/strict';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { lastDecision } from '../helpers/crm-facts.ts';
import { openTab, type Tab } from './open-tab.ts';

describe('installation in a browser', () => {
  let tracker: Tracker;
  let tab: Tab;

  before(async () => {
    tracker = await startTracker({ install: false });
    tracker.portal.addLine({ id: 5, name: 'Ventas', crmCreate: 'lead', crmChatTracker: 'N' });
    tracker.portal.addApp({ install: `${tracker.url}/install`, app: `${tracker.url}/app` });
    tab = await openTab({ language: 'es-ES' });
  });
  after(async () => {
    await tab.close();
    await tracker.close();
  });

  it('delivers nothing while the installation is not finished', async () => {
    tracker.portal.customer({ connector: 'instagram', line: 5, name: 'Eva' }).write('600 111 222');
    await tracker.waitUntilIdle();
    assert.equal(tracker.portal.deliveries.length, 0);
    assert.equal(tracker.portal.installation?.finished, false);
  });

  it("finishes through the SDK's frame, and the portal reloads into the pages", async () => {
    const { page } = tab;
    await page.goto(tracker.portal.pageUrl());
    const app = page.frameLocator('#app');
    await app.getByRole('heading', { name: 'Resumen', level: 1 }).waitFor();
    await app.getByRole('button', { name: 'Canales abiertos' }).click();
    await app.getByRole('heading', { name: 'Ventas' }).waitFor();
    assert.equal(await app.getByLabel('Modo: Ventas').inputValue(), 'auto');
    assert.equal(tracker.portal.installation?.finished, true);
    // Bindings are made by the installation, and not by the page that is open now.
    const { events, placements } = tracker.portal.installation;
    assert.ok(
      events.some(
        ({ event, handler }) => event === 'ONOPENLINEMESSAGEADD' && handler === `${tracker.url}/events`,
      ),
    );
    assert.deepEqual(placements.map(({ placement }) => placement).sort(), [
      'CRM_COMPANY_DETAIL_TAB',
      'CRM_CONTACT_DETAIL_TAB',
      'CRM_DEAL_ACTIVITY_TIMELINE_MENU',
      'CRM_DEAL_DETAIL_TAB',
      'CRM_LEAD_ACTIVITY_TIMELINE_MENU',
      'CRM_LEAD_DETAIL_TAB',
      'IM_SIDEBAR',
    ]);
  });

  it('processes messages of customers from then on', async () => {
    tracker.portal.customer({ connector: 'instagram', line: 5, name: 'Ana' }).write('+34 600 123 456');
    await tracker.waitUntilIdle();
    const { rule, identifiers, card } = await lastDecision(tracker);
    assert.deepEqual(
      { rule, values: identifiers.map(({ value }) => value) },
      { rule: 6, values: ['+34600123456'] },
    );
    assert.deepEqual(tracker.portal.crm.leads.get(card?.id ?? 0)?.phones, ['+34600123456']);
  });

  it('shows the time of the last event of the line', async () => {
    await tab.page.reload();
    const app = tab.page.frameLocator('#app');
    await app.getByRole('button', { name: 'Canales abiertos' }).click();
    await app.getByRole('region', { name: 'Ventas' }).filter({ hasNotText: 'nunca' }).waitFor();
  });

  it('caused no errors in the browser and no requests to other hosts', () => {
    assert.deepEqual(tab.problems, []);
  });
});
