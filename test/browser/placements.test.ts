import assert from 'node:assert/strict';
import type { Customer } from '../../simulator/portal-simulator.ts';
import { boundTo, openSuggestions } from '../helpers/crm-facts.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { anasPortal } from '../web/api/scene.ts';
import { seriousAccessibilityIssues } from './inspect-page.ts';
import { openApp, waitForAnimations, type AppTab, type OpenAppOptions } from './app-tab.ts';

/** The sidebar of a chat, and the menu of a chat's activity on a card. */
describe('places in the portal beside the tabs of cards', () => {
  let tracker: Tracker;
  let scene: Awaited<ReturnType<typeof anasPortal>>;
  let customer: Customer;
  let luis: { readonly id: number };

  beforeEach(async () => {
    tracker = await startTracker();
    scene = await anasPortal(tracker);
    luis = scene.portal.person().createContact({ name: 'Luis', lastName: 'Sol', phones: ['+34611222333'] });
    customer = scene.on('telegrambot', 'Nuria');
    await scene.says(scene.on('instagram', 'Nuria'), '600123456');
    await scene.says(customer, '600123456');
  });
  afterEach(() => tracker.close());

  const openSidebar = (more: OpenAppOptions = {}): Promise<AppTab> =>
    openApp(tracker, {
      placement: 'IM_SIDEBAR',
      options: { dialogId: `chat${String(customer.chat.id)}` },
      width: 390,
      ...more,
    });
  const openMenu = (activity: number, more: OpenAppOptions = {}): Promise<AppTab> =>
    openApp(tracker, {
      placement: 'CRM_DEAL_ACTIVITY_TIMELINE_MENU',
      options: {
        ENTITY_ID: String(scene.deal.id),
        ASSOCIATED_ENTITY_ID: String(activity),
        ASSOCIATED_ENTITY_TYPE_ID: '6',
      },
      ...more,
    });

  const thisChat = (tab: AppTab) => tab.app.getByRole('region', { name: 'Este chat' });

  it('the sidebar says where else the customer writes, and links the card', async () => {
    const tab = await openSidebar();
    await tab.app.getByText('También escribe por Instagram.').waitFor();
    await tab.app.getByRole('link', { name: 'Boda' }).first().waitFor();
    await tab.close();
  });

  it('a chat with an open suggestion may belong to somebody; who may decide does it there, others read it', async () => {
    const doubted = scene.on('viber', 'Bruno Díaz');
    await scene.says(doubted, '611222333');
    const options = { dialogId: `chat${String(doubted.chat.id)}` };
    const reading = await openSidebar({ options, user: scene.reader().id });
    await thisChat(reading)
      .getByText('Puede ser de «Luis Sol» (contacto): hay una sugerencia en espera.')
      .waitFor();
    assert.equal(await reading.app.getByRole('button', { name: 'Ver la sugerencia' }).count(), 0);
    await reading.close();
    const tab = await openSidebar({ options });
    await tab.app.getByRole('button', { name: 'Ver la sugerencia' }).click();
    await tab.app.getByRole('button', { name: 'Unir el chat aquí' }).click();
    await thisChat(tab).getByRole('link', { name: 'Luis Sol' }).first().waitFor();
    await tab.close();
  });

  it('the sidebar is offered in chats of open lines only', () => {
    const sidebar = tracker.portal.installation?.placements.find(
      ({ placement }) => placement === 'IM_SIDEBAR',
    );
    assert.equal(sidebar?.options['context'], 'LINES');
  });

  it('the menu of an activity moves its chat to another customer, by keyboard', async () => {
    const tab = await openMenu(customer.activityId);
    await thisChat(tab).getByRole('button', { name: 'Mover este chat' }).press('Enter');
    const dialog = tab.app.getByRole('dialog', { name: 'Mover el chat' });
    await dialog.getByLabel('Número del elemento').fill(String(luis.id));
    await dialog.getByLabel('Número del elemento').press('Enter');
    await tab.app.getByText('Hecho.').waitFor();
    await tab.app.getByRole('link', { name: 'Luis Sol' }).first().waitFor();
    assert.ok(boundTo(tracker.portal, customer).includes(`contact:${String(luis.id)}`));
    await tab.close();
  });

  it('"not this customer’s" takes the chat off the card', async () => {
    const tab = await openMenu(customer.activityId);
    const details = thisChat(tab);
    await details.getByRole('button', { name: 'No es de este cliente' }).click();
    await tab.app.getByRole('dialog').getByRole('button', { name: 'No es de este cliente' }).click();
    await details.getByText('Este chat aún no pertenece a ningún cliente').waitFor();
    assert.ok(!boundTo(tracker.portal, customer).includes(`deal:${String(scene.deal.id)}`));
    await tab.close();
  });

  it('an employee without the right suggests it only', async () => {
    const before = boundTo(tracker.portal, customer);
    const tab = await openSidebar({ user: scene.reader().id });
    await thisChat(tab).getByRole('button', { name: 'Mover este chat' }).click();
    const dialog = tab.app.getByRole('dialog', { name: 'Mover el chat' });
    await dialog.getByText('Ahora no se cambia nada.').waitFor();
    await dialog.getByLabel('Número del elemento').fill(String(luis.id));
    await dialog.getByRole('button', { name: 'Avisar' }).click();
    await tab.app.getByText('Lo verá quien puede decidirlo.').waitFor();
    assert.deepEqual(boundTo(tracker.portal, customer), before);
    const [suggestion] = await openSuggestions(tracker);
    assert.deepEqual(suggestion?.items.at(-1), { type: 'contact', id: luis.id });
    await tab.close();

    const inbox = await openApp(tracker);
    await inbox.openView(2);
    const evidence = inbox.app.getByRole('list', { name: 'Lado a lado' });
    const proposed = evidence.getByRole('listitem').filter({ hasText: 'Propuesto en su lugar' });
    assert.deepEqual(await proposed.getByRole('button').allInnerTexts(), ['Unir el chat aquí']);
    await proposed.getByRole('button', { name: 'Unir el chat aquí' }).click();
    await inbox.app.getByText('No hay nada pendiente.').waitFor();
    assert.ok(boundTo(tracker.portal, customer).includes(`contact:${String(luis.id)}`));
    await inbox.close();
  });

  it('in a frame as high as its content a dialog opens beside the button that was pressed', async () => {
    const tab = await openApp(tracker, {
      placement: 'CRM_DEAL_DETAIL_TAB',
      item: scene.deal.id,
      user: scene.reader().id,
      height: 3000,
    });
    const button = tab.app
      .getByRole('region', { name: 'Instagram' })
      .getByRole('button', { name: 'No es de este cliente' });
    // The dialog hides the rest of the page from roles.
    const asked = await button.boundingBox();
    await button.press('Enter');
    const dialog = tab.app.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Avisar' }).waitFor();
    await waitForAnimations(tab.frame());
    const shown = await dialog.boundingBox();
    assert.ok(asked && shown);
    assert.ok(shown.y <= asked.y + 40 && shown.y + shown.height >= asked.y, 'the dialog is at the button');
    assert.deepEqual(await seriousAccessibilityIssues(tab), []);
    await tab.close();
  });

  it('the tab of a card has the same buttons: they suggest it, or do it', async () => {
    const tabOf = (user: number): Promise<AppTab> =>
      openApp(tracker, { placement: 'CRM_DEAL_DETAIL_TAB', item: scene.deal.id, user });
    const telegram = (tab: AppTab) => tab.app.getByRole('region', { name: 'Telegram' });
    const agent = scene.reader().id;
    const suggesting = await tabOf(agent);
    await telegram(suggesting).getByRole('button', { name: 'No es de este cliente' }).click();
    await suggesting.app.getByRole('dialog').getByRole('button', { name: 'Avisar' }).click();
    // The answer stands beside the button, with a mark that stays.
    await telegram(suggesting)
      .getByRole('status')
      .filter({ hasText: 'Lo verá quien puede decidirlo.' })
      .waitFor();
    await telegram(suggesting).getByText('Avisado', { exact: true }).waitFor();
    assert.equal(
      await suggesting.app.getByRole('region', { name: 'Instagram' }).getByText('Avisado').count(),
      0,
    );
    const [report] = await openSuggestions(tracker);
    assert.deepEqual([report?.kind, report?.reportedBy], ['reportedWrong', `user:${String(agent)}`]);
    await suggesting.close();

    const doing = await tabOf(scene.editor().id);
    await telegram(doing).getByRole('button', { name: 'No es de este cliente' }).click();
    await doing.app.getByRole('dialog').getByRole('button', { name: 'No es de este cliente' }).click();
    await telegram(doing).getByText('No está unido a ningún cliente').waitFor();
    assert.ok(!boundTo(tracker.portal, customer).includes(`deal:${String(scene.deal.id)}`));
    await doing.close();
  });

  it('a report of an employee that is followed is accepted, not dismissed', async () => {
    const agent = await openSidebar({ user: scene.reader().id });
    await thisChat(agent).getByRole('button', { name: 'No es de este cliente' }).click();
    await agent.app.getByRole('dialog').getByRole('button', { name: 'Avisar' }).click();
    await agent.app.getByText('Lo verá quien puede decidirlo.').waitFor();
    await agent.close();
    const tab = await openApp(tracker);
    await tab.openView(2);
    await tab.app.getByRole('button', { name: 'Separar el chat' }).click();
    await tab.app.getByRole('button', { name: 'Separar el chat' }).waitFor({ state: 'detached' });
    await tab.app.getByRole('button', { name: 'Decididas' }).click();
    const report = tab.app.getByRole('article').filter({ hasText: 'Un empleado duda de una unión' });
    await report.getByText('Aceptada', { exact: true }).waitFor();
    await tab.close();
  });

  it('says so in the menu of what is no chat', async () => {
    const call = scene.portal.person().addActivity(scene.deal, 'Llamada');
    const tab = await openMenu(call.id);
    await tab.app.getByText('Esta actividad no es un chat.').waitFor();
    await tab.close(/status of 404/);
  });
});

describe('an installation in a portal without these places', () => {
  it('is complete, and Health does not complain', async () => {
    const tracker = await startTracker({ install: false });
    const { portal } = tracker;
    for (const placement of [
      'IM_SIDEBAR',
      'CRM_LEAD_ACTIVITY_TIMELINE_MENU',
      'CRM_DEAL_ACTIVITY_TIMELINE_MENU',
    ])
      portal.missingPlacements.add(placement);
    await portal.installLocally({ install: `${tracker.url}/install`, app: `${tracker.url}/app` });
    assert.deepEqual(
      portal.installation?.placements.map(({ placement }) => placement).sort(),
      ['COMPANY', 'CONTACT', 'DEAL', 'LEAD'].map((type) => `CRM_${type}_DETAIL_TAB`),
    );
    const tab = await openApp(tracker);
    await tab.openView(6);
    await tab.app.getByText('Todos los lugares están registrados (4).').waitFor();
    await tab.close();
    await tracker.close();
  });
});
