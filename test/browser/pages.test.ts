import assert from 'node:assert/strict';
import type { UserCode } from '../../src/domain/ids.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { lastDecision } from '../helpers/crm-facts.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { openApp, type AppTab } from './app-tab.ts';
import { seriousAccessibilityIssues } from './inspect-page.ts';

/** Actions of an admin in the pages, and their results in the portal. */
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
    tracker.sim.advance(86_400_000);
    portal.customer({ connector: 'instagram', line: 5, name: 'Eva' }).write('mi tel es 600 111 222');
    await tracker.waitUntilIdle();
    lead = (await lastDecision(tracker)).card?.id ?? 0;
  });
  after(() => tracker.close());
  afterEach(async () => {
    const open = tab;
    tab = undefined;
    await open?.close();
  });

  const writeMessage = async (name: string, text: string): Promise<UserCode> => {
    tracker.portal.customer({ connector: 'telegrambot', line: 5, name }).write(text);
    await tracker.waitUntilIdle();
    return (await lastDecision(tracker)).chat;
  };

  it('show the status of the tracker and its counts', async () => {
    tab = await openApp(tracker);
    await tab.app.getByRole('heading', { name: 'El rastreador funciona' }).waitFor();
    await tab.app.getByRole('rowheader', { name: 'Instagram' }).waitFor();
  });

  it('show counts by day and channel as a chart of the selected measure and as a table', async () => {
    tab = await openApp(tracker);
    const days = tab.app.getByRole('region', { name: 'Por día y canal' });
    const chartImage = (): Promise<string> =>
      tab?.frame().evaluate<string>(`document.querySelector('canvas').toDataURL()`) ?? assert.fail('no tab');
    await days.locator('canvas').waitFor();
    const measure = days.getByLabel('Qué se cuenta');
    assert.equal(await measure.inputValue(), 'joined', 'the first measure with counts');
    const before = await chartImage();
    await measure.selectOption('avoided');
    assert.notEqual(await chartImage(), before);
    await days.getByText('Mostrar como tabla').click();
    await days.getByRole('cell', { name: 'Instagram' }).waitFor();
  });

  it('report: weeks and months, each number leads to its entries, saved as CSV', async () => {
    tab = await openApp(tracker);
    const { app, page } = tab;
    await app.getByRole('link', { name: 'Semanas y meses' }).press('Enter');
    const rows = app.getByRole('row');
    await rows.nth(12).waitFor();
    const decisions = rows.nth(1).getByRole('link', { name: /Decisiones: / });
    const number = Number(await decisions.innerText());
    assert.ok(number > 0);
    const download = page.waitForEvent('download');
    await app.getByRole('button', { name: 'Guardar como CSV' }).click();
    assert.equal((await download).suggestedFilename(), 'report-week.csv');
    await app.getByRole('button', { name: 'Mes' }).click();
    await app.getByRole('columnheader', { name: 'Mes' }).waitFor();
    await app.getByRole('button', { name: 'Semana' }).click();
    assert.deepEqual(await seriousAccessibilityIssues(tab), []);
    for (const width of [390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const isTooWide = 'document.documentElement.scrollWidth > window.innerWidth';
      assert.equal(await tab.frame().evaluate<boolean>(isTooWide), false, `${String(width)} px`);
    }
    await decisions.click();
    await app.getByRole('heading', { level: 1, name: 'Historial' }).waitFor();
    await app
      .getByRole('article')
      .nth(number - 1)
      .waitFor();
    assert.equal(await app.getByRole('article').count(), number);
  });

  it('try a text: a number whose owner is unclear is told apart from own and other people’s numbers', async () => {
    tab = await openApp(tracker);
    await tab.openView(5);
    const { app } = tab;
    const read = async (text: string): Promise<void> => {
      await app.getByLabel('Texto del cliente').fill(text);
      await app.getByRole('button', { name: 'Probar', exact: true }).last().click();
    };
    await read('dijeron que 612345678 sigue parado desde el viernes');
    await app.locator('mark.mark-unclear', { hasText: '612345678' }).waitFor();
    await app.getByText('no está claro de quién es: no identifica a nadie').waitFor();
    assert.equal(await app.getByText('de otra persona', { exact: true }).count(), 0);
    await read('el número de mi hermana es 612345678');
    await app.locator('mark.mark-other', { hasText: '612345678' }).waitFor();
    await read('mi número es 612345678');
    await app.locator('mark.mark-found', { hasText: '612345678' }).waitFor();
  });

  it('undo a decision: the CRM is as before', async () => {
    const customer = tracker.portal.customer({ connector: 'telegrambot', line: 5, name: 'Iris' });
    customer.write('hola');
    await tracker.waitUntilIdle();
    const before = crmContent(tracker.portal);
    customer.write('611 222 333');
    await tracker.waitUntilIdle();
    assert.notDeepEqual(crmContent(tracker.portal), before);
    tab = await openApp(tracker);
    await tab.openView(3);
    const newest = tab.app.getByRole('article').first();
    await newest.getByRole('button', { name: 'Deshacer' }).click();
    const question = tab.app.getByRole('dialog', { name: '¿Deshacer?' });
    // Which chat, which card, and what changes back.
    await question.getByText('Iris (Telegram) · ').waitFor();
    await question.getByText('Ficha: ').waitFor();
    const takenBack = question.getByRole('listitem');
    await takenBack.getByText('pasó de la etapa «Unassigned» a «Junk»').waitFor();
    await takenBack.getByText('se quitó la conversación de Telegram').waitFor();
    // Lines on the timeline stay.
    assert.equal(await takenBack.filter({ hasText: 'cronología' }).count(), 0);
    await question.getByRole('button', { name: 'Deshacer' }).click();
    await newest.getByText('Deshecho', { exact: true }).waitFor();
    await tracker.waitUntilIdle();
    assert.deepEqual(crmContent(tracker.portal), before);
  });

  it('the question of an undo names the later decisions that go with it', async () => {
    const customer = tracker.portal.customer({ connector: 'telegrambot', line: 5, name: 'Iris' });
    for (const text of ['611 222 333', 'iris@example.com']) {
      customer.write(text);
      await tracker.waitUntilIdle();
    }
    tab = await openApp(tracker);
    await tab.openView(3);
    const newest = tab.app.getByRole('article').nth(0);
    const older = tab.app.getByRole('article').nth(1);
    await newest.getByText('iris@example.com').first().waitFor();
    const title = 'Decisiones posteriores de este chat que solo se siguieron de ella';
    const question = tab.app.getByRole('dialog', { name: '¿Deshacer?' });
    await newest.getByRole('button', { name: 'Deshacer' }).click();
    await question.getByText('Lo que se deshace').waitFor();
    assert.equal(await question.getByText(title).count(), 0);
    await question.getByRole('button', { name: 'Cancelar' }).click();
    await question.waitFor({ state: 'detached' });
    await older.getByRole('button', { name: 'Deshacer' }).click();
    await question.getByText(title).waitFor();
    await question.getByRole('button', { name: 'Deshacer' }).click();
    await older.getByText('Deshecho', { exact: true }).waitFor();
    assert.deepEqual(
      (await tracker.journal()).slice(-2).map(({ undone }) => undone !== undefined),
      [true, true],
    );
  });

  it('undo a selection and show the result', async () => {
    await writeMessage('Uno', '611 222 333');
    await writeMessage('Dos', '611 222 333');
    tab = await openApp(tracker);
    await tab.openView(3);
    for (const index of [0, 1]) await tab.app.getByRole('article').nth(index).getByRole('checkbox').check();
    await tab.app.getByRole('button', { name: 'Deshacer las seleccionadas' }).click();
    const dialog = tab.app.getByRole('dialog', { name: '¿Deshacer lo seleccionado?' });
    await dialog.getByText('Seleccionadas: 2').waitFor();
    assert.equal((await tracker.journal()).slice(-2).filter(({ undone }) => undone).length, 0);
    await dialog.getByRole('button', { name: 'Deshacer' }).click();
    await tab.app.getByText('Deshechas: 2.').waitFor();
    assert.equal((await tracker.journal()).slice(-2).filter(({ undone }) => undone).length, 2);
  });

  it('correct a wrong first phone', async () => {
    tab = await openApp(tracker);
    await tab.openView(4);
    await tab.app.getByRole('searchbox').fill('600 111 222');
    await tab.app.getByRole('button', { name: 'Buscar', exact: true }).click();
    await tab.app.locator('[data-customer]').first().click();
    await tab.app.getByRole('button', { name: 'Cambiar' }).click();
    const dialog = tab.app.getByRole('dialog');
    await dialog.getByLabel('Nuevo primer teléfono').fill('+34 600 999 888');
    await dialog.getByRole('button', { name: 'Guardar' }).click();
    await tab.app.getByText('+34600999888').first().waitFor();
    await tab.app.getByText(/Introducido aquí el .+ por Admin Portal\./).waitFor();
    const [customer] = await tracker.stores.bindings.customersByRef(tracker.member, [
      { type: 'lead', id: lead },
    ]);
    assert.equal(customer?.firstPhone?.value, '+34600999888');
  });

  it('read a text without changing anything', async () => {
    const before = crmContent(tracker.portal);
    tab = await openApp(tracker);
    await tab.openView(5);
    await tab.app
      .getByLabel('Texto del cliente')
      .fill('soy Ana, 611 222 333, pedido 20260514, el móvil de mi marido es 655 000 111');
    await tab.app.getByRole('button', { name: 'Probar', exact: true }).last().click();
    await tab.app.getByRole('heading', { name: 'Qué se decidiría' }).waitFor();
    await tab.app.locator('strong', { hasText: '+34611222333' }).waitFor();
    assert.equal(await tab.app.locator('mark.mark-found').innerText(), '611 222 333');
    assert.equal(await tab.app.locator('mark.mark-other').innerText(), '655 000 111');
    assert.deepEqual(crmContent(tracker.portal), before);
  });

  for (const [type, item] of [
    ['LEAD', () => lead],
    ['DEAL', () => deal],
  ] as const) {
    it(`show the conversations of a ${type.toLowerCase()} in its tab`, async () => {
      if (type === 'DEAL') await writeMessage('Tab', '611 222 333');
      tab = await openApp(tracker, { placement: `CRM_${type}_DETAIL_TAB`, item: item() });
      await tab.app.getByRole('heading', { name: type === 'LEAD' ? 'Instagram' : 'Telegram' }).waitFor();
      await tab.app.getByRole('button', { name: 'Deshacer' }).first().waitFor();
      await tab.app.getByRole('button', { name: 'Abrir conversación' }).first().click();
      const opened = await tab.page.evaluate<{ command: string; params: { dialogId?: string } }[]>(
        `window.portalMessages.filter(({ command }) => command === 'imOpenHistory')`,
      );
      if (type === 'DEAL') {
        await tab.app.getByRole('button', { name: 'No es de este cliente' }).first().click();
        const dialog = tab.app.getByRole('dialog');
        await dialog.getByText('La decisión que lo unió se deshace.').waitFor();
        await dialog.getByRole('button', { name: 'Cancelar' }).click();
      }
      assert.match(opened[0]?.params.dialogId ?? '', /^imol\|(?:instagram|telegrambot)\|5\|/);
    });
  }
});
