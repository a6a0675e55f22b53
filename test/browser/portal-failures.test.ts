import assert from 'node:assert/strict';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { openApp, type AppTab } from './app-tab.ts';
import { seriousAccessibilityIssues } from './inspect-page.ts';

const method = 'crm.activity.binding.add';

/** What the pages show when the portal refuses changes or revokes the access (docs/failures.md). */
describe('portal failures in a browser', () => {
  let tracker: Tracker;
  let tab: AppTab;

  before(async () => {
    tracker = await startTracker();
    const { portal } = tracker;
    portal.addLine({ id: 5, name: 'Ventas', crmCreate: 'lead', crmChatTracker: 'N' });
    const ana = portal.person().createContact({ name: 'Ana', phones: ['+34611222333'] });
    portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
    tracker.sim.advance(86_400_000);
    const refusal = { error: 'ACCESS_DENIED', description: 'Access denied', times: 1000 };
    portal.failNext({ how: 'error', method, ...refusal });
    portal.customer({ connector: 'telegrambot', line: 5, name: 'Ana' }).write('611 222 333');
    await tracker.waitUntilIdle();
  });
  after(() => tracker.close());
  afterEach(() => tab.close());

  it('missing right: Overview shows the advice, Health the method', async () => {
    tab = await openApp(tracker);
    const main = tab.app.getByRole('main');
    await main.getByText('Dé a este usuario los derechos').waitFor();
    await main.getByText(method).first().waitFor();
    await tab.openView(6);
    const lane = tab.app.getByRole('region', { name: 'Procesamiento de eventos' });
    await lane.getByText(`${method}: ACCESS_DENIED`).waitFor();
    await lane.getByText('Dé el derecho o cambie el ajuste del CRM').waitFor();
    assert.deepEqual(await seriousAccessibilityIssues(tab), []);
  });

  it('revoked access: the lane is paused until an administrator opens the app', async () => {
    const { portal, member } = tracker;
    portal.faults.clear();
    portal.revokeTokens();
    portal.customer({ connector: 'instagram', line: 5, name: 'Eva' }).write('600 111 222');
    await tracker.waitUntilIdle();
    assert.equal((await tracker.stores.portals.get(member))?.state, 'revoked');
    tab = await openApp(tracker);
    await tracker.waitUntilIdle();
    assert.equal((await tracker.stores.portals.get(member))?.state, 'active');
    await tab.openView(6);
    const lane = tab.app.getByRole('region', { name: 'Procesamiento de eventos' });
    await lane.getByText('en marcha').waitFor();
    assert.deepEqual(
      portal.crm.leads.all().flatMap(({ phones }) => phones),
      ['+34600111222'],
    );
  });
});
