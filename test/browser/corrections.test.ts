import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { crmContent } from '../helpers/crm-content.ts';
import { boundTo, key } from '../helpers/crm-facts.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { api } from '../../src/web/contract/api.ts';
import { openPage } from '../web/api/open-page.ts';
import { anasPortal, DAY } from '../web/api/scene.ts';
import { openApp, type AppTab } from './app-tab.ts';

/** Undo, move, erase and export by an admin, by clicks. */
describe('corrections in a browser', () => {
  let tracker: Tracker;
  let scene: Awaited<ReturnType<typeof anasPortal>>;
  let tab: AppTab;

  beforeEach(async () => {
    tracker = await startTracker();
    scene = await anasPortal(tracker);
  });
  afterEach(() => tracker.close());

  /** As when another process works on the portal: an undo waits for it. Returns what ends that. */
  function holdLane(): () => Promise<void> {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const holding = tracker.stores.portals.holdLane(tracker.member, () => released);
    return () => {
      release();
      return holding;
    };
  }

  async function openAnasPanel(): Promise<void> {
    tab = await openApp(tracker);
    await tab.openView(4);
    await tab.app.locator('[data-customer]', { hasText: 'Ana Vega' }).click();
    await tab.app.locator('#first-phone').waitFor();
  }

  it('undoes a day with its progress: the CRM is as before, and other days are unchanged', async () => {
    const { on, says, portal, ana, deal } = scene;
    const yesterday = on('telegrambot');
    await says(yesterday, '600123456');
    tracker.sim.advance(DAY);
    const others = [on('instagram'), on('viber')];
    for (const other of others) await says(other, 'hola');
    const before = crmContent(portal);
    for (const other of others) await says(other, '600123456');
    assert.notDeepEqual(crmContent(portal), before);
    tab = await openApp(tracker);
    await tab.openView(3);
    await tab.app.getByRole('button', { name: 'Deshacer un día' }).click();
    const dialog = tab.app.getByRole('dialog');
    assert.equal(await dialog.getByLabel('Día').inputValue(), '');
    assert.equal(await dialog.getByRole('button', { name: 'Deshacer' }).isDisabled(), true);
    const today = new Date(tracker.sim.now()).toISOString().slice(0, 10);
    await dialog.getByLabel('Día').fill(today);
    await dialog.getByText('Se pueden deshacer 2 decisiones').waitFor();
    const release = holdLane();
    await dialog.getByRole('button', { name: 'Deshacer 2 decisiones' }).click();
    const progress = tab.app.getByRole('region', { name: 'Progreso al deshacer' });
    await progress.getByText('0 de 2').waitFor();
    await progress.getByRole('progressbar').waitFor();
    await release();
    await progress.getByText('Deshechas: 2. Dejadas como están: 0. Fallidas: 0.').waitFor();
    await tab.app.getByText('Deshecho', { exact: true }).locator('visible=true').nth(1).waitFor();
    await tracker.waitUntilIdle();
    assert.deepEqual(crmContent(portal), before);
    assert.deepEqual(boundTo(portal, yesterday), [key(ana), key(deal)]);
    await tab.close();
  });

  it('undoes a day: what people decided only where it is ticked', async () => {
    const { on, says, portal } = scene;
    const customer = on('telegrambot');
    await says(customer, '600123456');
    await says(on('viber'), '600123456');
    const luis = portal.person().createContact({ name: 'Luis' });
    const page = await openPage(tracker);
    await page.call(api.moveChat, {
      body: { chat: customer.userCode, item: { type: 'contact', id: luis.id } },
    });
    const undone = async (): Promise<readonly string[]> =>
      (await tracker.journal()).map((entry) => `${String(entry.rule)} ${entry.undone ? 'undone' : 'kept'}`);
    tab = await openApp(tracker);
    await tab.openView(3);
    const today = new Date(tracker.sim.now()).toISOString().slice(0, 10);
    const openDay = async (): Promise<void> => {
      await tab.app.getByRole('button', { name: 'Deshacer un día' }).click();
      await tab.app.getByRole('dialog').getByLabel('Día').fill(today);
    };
    const undo = (count: string) => tab.app.getByRole('dialog').getByRole('button', { name: count });
    await openDay();
    const others = tab.app.getByLabel('También 1 decisión que tomó o confirmó una persona');
    await others.check();
    await undo('Deshacer 2 decisiones').waitFor();
    await others.uncheck();
    await undo('Deshacer 1 decisión').click();
    await tab.app.getByText('Deshechas: 1.').waitFor();
    assert.equal((await undone()).filter((entry) => entry === '0 kept').length, 1);
    await openDay();
    assert.equal(await undo('Deshacer 0 decisiones').isDisabled(), true);
    await others.check();
    await undo('Deshacer 1 decisión').click();
    await tab.app.getByRole('dialog').waitFor({ state: 'detached' });
    await tab.app.getByText('Deshechas: 1.').waitFor();
    assert.ok((await undone()).every((entry) => entry.endsWith('undone')));
    await tab.close();
  });

  it('stops the undo of a day: what is undone stays undone, the rest is kept', async () => {
    const { on, says } = scene;
    for (const connector of ['telegrambot', 'viber', 'instagram']) await says(on(connector), '600123456');
    tab = await openApp(tracker);
    await tab.openView(3);
    await tab.app.getByRole('button', { name: 'Deshacer un día' }).click();
    const dialog = tab.app.getByRole('dialog');
    await dialog.getByLabel('Día').fill(new Date(tracker.sim.now()).toISOString().slice(0, 10));
    const confirm = dialog.getByRole('button', { name: 'Deshacer 3 decisiones' });
    await confirm.waitFor();
    const release = holdLane();
    await confirm.click();
    const stopped = tab.page.waitForResponse(/\/stop$/);
    await tab.app.getByRole('button', { name: 'Detener' }).click();
    await stopped;
    await release();
    await tab.app.getByText('Se detuvo antes de tiempo.').waitFor();
    const journal = await tracker.journal();
    assert.equal(journal.filter((entry) => entry.undone).length, 1);
    await tab.close();
  });

  it('moves a chat to another item', async () => {
    const { on, says, portal } = scene;
    const customer = on('telegrambot');
    await says(customer, '600123456');
    const luis = portal.person().createContact({ name: 'Luis' });
    const trip = portal.person().createDeal({ title: 'Viaje', contactIds: [luis.id] });
    await openAnasPanel();
    await tab.app.getByRole('button', { name: 'Mover' }).click();
    const dialog = tab.app.getByRole('dialog');
    const move = dialog.getByRole('button', { name: 'Mover' });
    assert.equal(await move.isDisabled(), true, 'disabled without an item number');
    await dialog.getByLabel('Tipo de elemento').selectOption('deal');
    await dialog.getByLabel('Número del elemento').fill(String(trip.id));
    await move.click();
    // A customer without chats is deleted, and the page returns to the list.
    await tab.app.getByText('Hecho.').waitFor();
    await tab.app.locator('[data-customer]', { hasText: 'Luis' }).waitFor();
    await tracker.waitUntilIdle();
    assert.deepEqual(boundTo(portal, customer), [key(luis), key(trip)]);
    await tab.close(/status of 404/);
  });

  it('the journal tells of a first phone that a person changed, and of who moved a chat', async () => {
    const { on, says, portal } = scene;
    await says(on('telegrambot'), '600123456');
    const luis = portal.person().createContact({ name: 'Luis' });
    await openAnasPanel();
    await tab.app.getByRole('button', { name: 'Cambiar' }).click();
    const dialog = tab.app.getByRole('dialog');
    await dialog.getByText('El número anterior ya no lleva a este cliente').waitFor();
    await dialog.getByLabel('Nuevo primer teléfono').fill('655 00 01 11');
    await dialog.getByRole('button', { name: 'Guardar' }).click();
    await dialog.waitFor({ state: 'detached' });
    await tab.app.getByRole('button', { name: 'Mover' }).click();
    await dialog.getByLabel('Tipo de elemento').selectOption('contact');
    await dialog.getByLabel('Número del elemento').fill(String(luis.id));
    await dialog.getByRole('button', { name: 'Mover' }).click();
    await tab.app.locator('[data-customer]', { hasText: 'Luis' }).waitFor();
    await tab.openView(3);
    const changed = tab.app.getByRole('article').filter({ hasText: '+34600123456 → +34655000111' });
    await changed.getByText('Admin Portal').first().waitFor();
    assert.equal(await changed.getByText('Leído en el chat').count(), 0, 'nobody wrote it in the chat');
    const moved = tab.app.getByRole('article').filter({ hasText: 'Luis' });
    await moved.getByText('Admin Portal').first().waitFor();
    await tab.close(/status of 404/);
  });

  it('a first phone that another customer has leads to that customer', async () => {
    const { on, says } = scene;
    await says(on('telegrambot'), '600123456');
    await says(on('instagram'), '699888777');
    await openAnasPanel();
    await tab.app.getByRole('button', { name: 'Cambiar' }).click();
    const dialog = tab.app.getByRole('dialog');
    const field = dialog.getByLabel('Nuevo primer teléfono');
    await field.fill('699 88 87 77');
    await field.press('Enter');
    await dialog.getByText('Este número se recuerda para otro cliente.').waitFor();
    await dialog.getByRole('link', { name: 'Ver quién tiene este número' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const found = tab.app.locator('[data-customer]');
    await found.getByText('+34699888777').waitFor();
    assert.equal(await found.count(), 1);
    await tab.close(/status of 409/);
  });

  for (const crm of [true, false]) {
    it(`erases a customer, ${crm ? 'and undoes the changes in the CRM' : 'without changing the CRM'}`, async () => {
      const { on, says, portal } = scene;
      const customer = on('telegrambot');
      await says(customer, 'hola');
      const before = crmContent(portal);
      await says(customer, '600123456 ana@example.com');
      const after = crmContent(portal);
      await openAnasPanel();
      await tab.app.getByRole('button', { name: 'Borrar' }).click();
      const dialog = tab.app.getByRole('dialog');
      if (crm) await dialog.getByRole('checkbox', { name: 'Deshacer antes' }).check();
      await dialog.getByRole('button', { name: 'Borrar' }).click();
      await tab.app.getByText(`Borrado. Chats: 1. Deshechas: ${crm ? '1' : '0'}.`).waitFor();
      await tab.app.getByText('Todavía no se conoce a ningún cliente.').waitFor();
      await tracker.waitUntilIdle();
      assert.deepEqual(crmContent(portal), crm ? before : after);
      assert.deepEqual(await tracker.journal(), []);
      assert.equal((await tracker.stores.bindings.count(tracker.member)).customers, 0);
      await tab.close();
    });
  }

  it('exports JSON and CSV files', async () => {
    const { on, says, line } = scene;
    const customer = on('telegrambot');
    await says(customer, '600123456 ana@example.com');
    await openAnasPanel();
    const download = async (button: string): Promise<{ name: string; text: string }> => {
      const [file] = await Promise.all([
        tab.page.waitForEvent('download'),
        tab.app.getByRole('button', { name: button }).click(),
      ]);
      return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
    };
    const [record] = await tracker.stores.bindings.customersByRef(tracker.member, [
      { type: 'contact', id: scene.ana.id },
    ]);
    const [decision] = await tracker.journal();
    const json = await download('Exportar (JSON)');
    assert.match(json.name, /^ana-vega-\d{4}-\d\d-\d\d\.json$/);
    const all = JSON.parse(json.text) as Readonly<Record<string, unknown>>;
    assert.deepEqual(all['customer'], record);
    assert.deepEqual(all['decisions'], [JSON.parse(JSON.stringify(decision))]);
    const text = await download('Exportar (texto)');
    assert.match(text.text, /^Ana Vega\nCliente: «Ana Vega» \(contacto\)\nFicha: /);
    assert.match(text.text, / · Unido · Encontrado/);
    assert.match(text.text, /El CRM tiene este teléfono: «Ana Vega» \(contacto\)\./);
    assert.doesNotMatch(text.text, /\||contact:|rule/, 'no codes');
    const csv = await download('Exportar (CSV)');
    assert.match(csv.name, /^ana-vega-\d{4}-\d\d-\d\d\.csv$/);
    assert.ok(
      csv.text.startsWith('\uFEFFkind,time,chat,what,value,before\r\n'),
      'starts with a byte order mark',
    );
    assert.match(csv.text, /^customer,[^,]+,,first phone,'\+34600123456,$/m);
    assert.match(csv.text, /^customer,[^,]+,,email,ana@example\.com,$/m);
    assert.match(csv.text, new RegExp(`^chat,,telegrambot\\|${String(line.id)}\\|`, 'm'));
    assert.match(csv.text, /^decision,[^,]+,[^,]+,rule 5: bound,/m);
    await tab.close();
  });
});
