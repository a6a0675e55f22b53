import assert from 'node:assert/strict';
import { lineId, type UserCode } from '../../src/model/ids.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { lastDecision, openSuggestions } from '../helpers/crm-facts.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { openApp, type AppTab } from './app-tab.ts';

/** What an admin does in the pages, and what comes of it in the portal. */
describe('the pages in a browser', () => {
  let tracker: Tracker;
  let tab: AppTab | undefined;
  let lead = 0;
  let deal = 0;

  before(async () => {
    tracker = await startTracker();
    const { portal } = tracker;
    portal.addLine({ id: 5, name: 'Ventas', crmCreate: 'lead', crmChatTracker: 'N' });
    const ana = portal.person().createContact({ name: 'Ana', lastName: 'Vega', phones: ['+34611222333'] });
    deal = portal.person().createDeal({ title: 'Boda de Ana', contactIds: [ana.id] }).id;
    for (const email of ['berta', 'carla', 'diana'])
      portal.person().createContact({ name: email, emails: [`${email}@example.com`] });
    tracker.sim.advance(86_400_000);
    portal.customer({ connector: 'instagram', line: 5, name: 'Eva' }).write('mi tel es 600 111 222');
    await tracker.settle();
    lead = (await lastDecision(tracker)).card?.id ?? 0;
  });
  after(() => tracker.close());
  afterEach(async () => {
    const open = tab;
    tab = undefined;
    await open?.close();
  });

  const write = async (name: string, text: string): Promise<UserCode> => {
    tracker.portal.customer({ connector: 'telegrambot', line: 5, name }).write(text);
    await tracker.settle();
    return (await lastDecision(tracker)).chat;
  };

  it('say at once that the tracker works, and what it did', async () => {
    tab = await openApp(tracker);
    await tab.app.getByRole('heading', { name: 'El rastreador funciona' }).waitFor();
    await tab.app.getByRole('rowheader', { name: 'Instagram' }).waitFor();
  });

  it('turn a line off: the next message is left alone', async () => {
    tab = await openApp(tracker);
    await tab.go(1);
    const mode = tab.app.getByLabel('Modo: Ventas');
    await mode.selectOption('off');
    await tab.app.getByText('Guardado.').waitFor();
    const before = (await tracker.journal()).length;
    tracker.portal.customer({ connector: 'viber', line: 5, name: 'Nadie' }).write('611 222 333');
    await tracker.settle();
    const later = (await tracker.journal()).slice(before);
    assert.ok(later.every(({ changes, outcome }) => changes.length === 0 && outcome === 'nothing'));
    await mode.selectOption('auto');
    await tab.app.getByText('Guardado.').waitFor();
    assert.equal((await tracker.stores.settings.line(tracker.member, lineId('5'))).mode, 'auto');
  });

  it('undo a decision: the CRM is as before', async () => {
    const customer = tracker.portal.customer({ connector: 'telegrambot', line: 5, name: 'Iris' });
    customer.write('hola');
    await tracker.settle();
    const before = crmContent(tracker.portal);
    customer.write('611 222 333');
    await tracker.settle();
    assert.notDeepEqual(crmContent(tracker.portal), before);
    tab = await openApp(tracker);
    await tab.go(3);
    const newest = tab.app.getByRole('article').first();
    await newest.getByRole('button', { name: 'Deshacer' }).click();
    await tab.app.getByRole('dialog').getByRole('button', { name: 'Deshacer' }).click();
    await newest.getByText('Deshecho', { exact: true }).waitFor();
    await tracker.settle();
    assert.deepEqual(crmContent(tracker.portal), before);
  });

  it('undo a selection, with its progress', async () => {
    await write('Uno', '611 222 333');
    await write('Dos', '611 222 333');
    tab = await openApp(tracker);
    await tab.go(3);
    for (const place of [0, 1]) await tab.app.getByRole('article').nth(place).getByRole('checkbox').check();
    await tab.app.getByRole('button', { name: 'Deshacer las seleccionadas' }).click();
    await tab.app.getByText('Deshechas: 2.').waitFor();
    assert.equal((await tracker.journal()).slice(-2).filter(({ undone }) => undone).length, 2);
  });

  it('correct a wrong first phone', async () => {
    tab = await openApp(tracker);
    await tab.go(4);
    await tab.app.getByRole('searchbox').fill('600 111 222');
    await tab.app.getByRole('button', { name: 'Buscar', exact: true }).click();
    await tab.app.locator('[data-customer]').first().click();
    await tab.app.getByRole('button', { name: 'Cambiar' }).click();
    const dialog = tab.app.getByRole('dialog');
    await dialog.getByLabel('Nuevo primer teléfono').fill('+34 600 999 888');
    await dialog.getByRole('button', { name: 'Guardar' }).click();
    await tab.app.getByText('+34600999888').first().waitFor();
    const [customer] = await tracker.stores.bindings.customersByParty(tracker.member, [
      { type: 'lead', id: lead },
    ]);
    assert.equal(customer?.firstPhone?.value, '+34600999888');
  });

  for (const [button, other, state] of [
    ['Descartar', 'berta', 'dismissed'],
    ['No es la misma persona', 'carla', undefined],
    ['Unir el chat aquí', 'diana', 'accepted'],
  ] as const) {
    it(`resolve a suggestion: ${button}`, async () => {
      await write(`Para ${other}`, `611222333, ${other}@example.com`);
      const [suggestion] = await openSuggestions(tracker);
      assert.ok(suggestion);
      tab = await openApp(tracker);
      await tab.go(2);
      await tab.app.getByRole('article').first().getByRole('button', { name: button }).first().click();
      await tab.app.getByText('Decidido.').waitFor();
      const decided = await tracker.stores.suggestions.get(tracker.member, suggestion.id);
      if (state) assert.equal(decided?.state, state);
      assert.notEqual(decided?.state, 'open');
      await tracker.settle();
    });
  }

  it('read a text without changing anything', async () => {
    const before = crmContent(tracker.portal);
    tab = await openApp(tracker);
    await tab.go(5);
    await tab.app.getByLabel('Texto del cliente').fill('soy Ana, 611 222 333, pedido 20260514');
    await tab.app.getByRole('button', { name: 'Probar', exact: true }).last().click();
    await tab.app.getByRole('heading', { name: 'Qué se decidiría' }).waitFor();
    await tab.app.locator('strong', { hasText: '+34611222333' }).waitFor();
    assert.deepEqual(crmContent(tracker.portal), before);
  });

  for (const [type, item] of [
    ['LEAD', () => lead],
    ['DEAL', () => deal],
  ] as const) {
    it(`show the conversations of a ${type.toLowerCase()} in its tab`, async () => {
      if (type === 'DEAL') await write('Tab', '611 222 333');
      tab = await openApp(tracker, { placement: `CRM_${type}_DETAIL_TAB`, item: item() });
      await tab.app.getByRole('heading', { name: type === 'LEAD' ? 'Instagram' : 'Telegram' }).waitFor();
      await tab.app.getByRole('button', { name: 'Deshacer' }).first().waitFor();
    });
  }

  it('show a reader no button that changes anything', async () => {
    const reader = tracker.portal.addUser({ name: 'Rosa' }).id;
    tab = await openApp(tracker, { user: reader });
    await tab.app.getByText('Aquí puede verlo todo').waitFor();
    for (const view of [0, 1, 2, 3, 4, 5, 6]) {
      await tab.go(view);
      const main = tab.app.getByRole('main');
      for (const name of [
        'Deshacer',
        'Deshacer un día',
        'Descartar',
        'Intentar todo de nuevo',
        'Tomar el relevo',
      ])
        assert.equal(await main.getByRole('button', { name }).count(), 0, `${String(view)}: ${name}`);
      assert.equal(await main.getByRole('checkbox').count(), 0);
    }
    assert.equal(await tab.app.getByLabel('Modo: Ventas').count(), 0);
    await tab.go(4);
    await tab.app.locator('[data-customer]').first().click();
    await tab.app.getByRole('heading', { name: 'Primer teléfono' }).waitFor();
    for (const name of ['Cambiar', 'Quitar', 'Mover', 'No es la misma persona', 'Borrar', 'Exportar (JSON)'])
      assert.equal(await tab.app.getByRole('button', { name, exact: true }).count(), 0, name);
  });

  it('work with the keyboard alone', async () => {
    tab = await openApp(tracker);
    const { page, app } = tab;
    await app.getByRole('navigation').getByRole('button').first().focus();
    for (const _step of [1, 2, 3]) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await app.getByRole('heading', { name: 'Diario', level: 1 }).waitFor();
    const undo = app.getByRole('button', { name: 'Deshacer', exact: true }).first();
    await undo.waitFor();
    const frame = tab.frame();
    const focused = (): Promise<string> =>
      frame.evaluate<string>('document.activeElement.textContent.trim()');
    for (let left = 40; left > 0 && (await focused()) !== 'Deshacer'; left -= 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await app.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await app.getByRole('dialog').waitFor({ state: 'detached' });
    await page.waitForTimeout(400);
    assert.equal(await focused(), 'Deshacer', 'the focus is back where it was');
  });
});
