import assert from 'node:assert/strict';
import { lineId } from '../../src/domain/ids.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { openApp, waitForAnimations } from './app-tab.ts';
import { seriousAccessibilityIssues } from './inspect-page.ts';
import { pressEnterOn, tabTo } from './keyboard.ts';

/** The first run by an admin, step by step. */
describe('setup in a browser', () => {
  let tracker: Tracker;

  beforeEach(async () => {
    tracker = await startTracker();
    tracker.portal.addLine({ id: 5, name: 'Ventas', crmChatTracker: 'Y' });
    tracker.portal.addLine({ id: 6, name: 'Soporte', crmChatTracker: 'N' });
  });
  afterEach(() => tracker.close());

  const configOf = (line: number): Readonly<Record<string, unknown>> =>
    tracker.portal.lines.lines.get(line)?.config ?? assert.fail('no line');
  const modeOf = async (line: string): Promise<string> =>
    (await tracker.stores.settings.line(tracker.member, lineId(line))).mode;

  for (const theme of ['light', 'dark'] as const)
    it(`goes from the picture to a chosen mode, ${theme}`, async () => {
      const tab = await openApp(tracker, { theme });
      const { app } = tab;
      const checkPage = async (): Promise<void> => {
        await tab.waitUntilLoaded();
        for (const width of [1280, 768, 390]) {
          await tab.page.setViewportSize({ width, height: 800 });
          await waitForAnimations(tab.frame());
          const tooWide = await tab
            .frame()
            .evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
          assert.ok(tooWide <= 0, `${String(width)} px: ${String(tooWide)} px too wide`);
        }
        assert.deepEqual(await seriousAccessibilityIssues(tab), []);
      };

      await app.getByRole('button', { name: 'Configurar en cuatro pasos' }).click();
      await app.getByRole('heading', { name: 'Paso 1 de 4: Qué hace' }).waitFor();
      await checkPage();

      await app.getByRole('button', { name: 'Siguiente' }).click();
      await app.getByRole('heading', { name: 'Paso 2 de 4: Sus canales abiertos' }).waitFor();
      await app.getByRole('heading', { name: 'Ventas' }).waitFor();
      await checkPage();
      await app.getByRole('button', { name: 'Tomar el relevo' }).click();
      await app.getByRole('dialog').getByRole('button', { name: 'Cambiarlo en el portal' }).click();
      await app.getByRole('button', { name: 'Tomar el relevo' }).waitFor({ state: 'detached' });
      assert.equal(configOf(5)['CRM_CHAT_TRACKER'], 'N');

      await app.getByRole('button', { name: 'Siguiente' }).click();
      await app.getByText('Todos los eventos están registrados: En orden').waitFor();
      assert.equal(await app.getByText('Esperando un mensaje…').count(), 2);
      await checkPage();
      tracker.portal.customer({ connector: 'viber', line: 6, name: 'Yo' }).write('hola');
      await tracker.waitUntilIdle();
      // As when the reader comes back from the messenger.
      await tab.frame().evaluate(`document.dispatchEvent(new Event('visibilitychange')) && undefined`);
      await app.getByRole('listitem').filter({ hasText: 'Soporte' }).getByText('Recibido:').waitFor();
      assert.equal(await app.getByText('Esperando un mensaje…').count(), 1);

      await app.getByRole('button', { name: 'Siguiente' }).click();
      await app.getByRole('radio', { name: 'Solo sugerir' }).check();
      await checkPage();
      await app.getByRole('button', { name: 'Terminar' }).click();
      await app.getByRole('heading', { level: 1, name: 'Resumen' }).waitFor();
      await app.getByText('Todo está configurado.').waitFor();
      assert.deepEqual([await modeOf('5'), await modeOf('6')], ['suggest', 'suggest']);
      await tab.close();
    });

  it('the same steps from Health change nothing without a choice, with the keyboard, and Back goes a step back', async () => {
    const tab = await openApp(tracker);
    await tab.openView(6);
    await tab.app.getByRole('button', { name: 'Comprobar mi instalación' }).press('Enter');
    await tab.app.getByRole('heading', { name: 'Paso 3 de 4' }).waitFor();
    await tab.app.getByRole('button', { name: 'Qué hace' }).press('Enter');
    await tab.app.getByRole('button', { name: 'Siguiente' }).press('Enter');
    await tab.app.getByRole('heading', { name: /^Paso 2 de 4/ }).waitFor();
    await tab.page.evaluate('history.back()');
    await tab.app.getByRole('heading', { name: /^Paso 1 de 4/ }).waitFor();
    await tab.app.getByRole('button', { name: /¿Cómo quiere empezar\?/ }).press('Enter');
    await tab.app.getByRole('button', { name: 'Terminar' }).press('Enter');
    await tab.app.getByText('Todo está configurado.').waitFor();
    assert.deepEqual([await modeOf('5'), await modeOf('6')], ['auto', 'auto']);
    await tab.close();
  });

  it('Automatic shows what it would have done on lines that only suggest, before it is set', async () => {
    await tracker.stores.settings.putLine(tracker.member, lineId('5'), {
      ...defaultLineSettings,
      mode: 'suggest',
    });
    const tab = await openApp(tracker);
    await tab.openView(6);
    await tab.app.getByRole('button', { name: 'Comprobar mi instalación' }).click();
    await tab.app.getByRole('button', { name: 'Siguiente' }).click();
    await tab.app.getByRole('radio', { name: 'Automático' }).check();
    await tab.app.getByText('«Automático» habría resuelto estos por sí solo: 0').waitFor();
    assert.equal(await modeOf('5'), 'suggest');
    await tab.close();
  });

  it('is not offered to a reader', async () => {
    const tab = await openApp(tracker, { user: tracker.portal.addUser({ name: 'Rosa' }).id });
    await tab.openView(6);
    assert.equal(await tab.app.getByRole('button', { name: 'Comprobar mi instalación' }).count(), 0);
    await tab.close();
  });
});

/** Step 4 of a portal whose customers wrote before the app was installed. */
describe('setup in a browser: first a look at the past', () => {
  let tracker: Tracker;

  beforeEach(async () => {
    tracker = await startTracker({ install: false });
    const { portal } = tracker;
    for (const id of [5, 6]) portal.addLine({ id, name: `Canal ${String(id)}`, crmChatTracker: 'N' });
    portal.person().createContact({ name: 'Ana', lastName: 'Vega', phones: ['+34600123456'] });
    tracker.sim.advance(60_000);
    const write = (line: number, connector: string, text: string): void => {
      portal.customer({ connector, line, name: 'Ana' }).write(text);
    };
    write(5, 'telegrambot', 'soy Ana, 600 12 34 56');
    write(5, 'instagram', 'mi número: 611 222 333');
    write(6, 'viber', 'soy yo otra vez, 611222333');
    write(6, 'facebook', '¿abren hoy?');
    await portal.installLocally({ install: `${tracker.url}/install`, app: `${tracker.url}/app` });
    await tracker.waitUntilIdle();
  });
  afterEach(() => tracker.close());

  const modes = () =>
    Promise.all(
      ['5', '6'].map(async (id) => (await tracker.stores.settings.line(tracker.member, lineId(id))).mode),
    );

  it('by keyboard: shows what would have been done, changes nothing, and then asks for the mode', async () => {
    const tab = await openApp(tracker);
    const { app, page } = tab;
    await app.getByRole('button', { name: 'Configurar en cuatro pasos' }).press('Enter');
    await app.getByRole('button', { name: /¿Cómo quiere empezar\?/ }).press('Enter');
    const before = crmContent(tracker.portal);
    await tabTo(tab, app.getByRole('radio', { name: 'Dejar cada canal como está' }));
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
    await app.getByRole('radio', { name: 'Primero, un vistazo al pasado', checked: true }).waitFor();
    await pressEnterOn(tab, app.getByRole('button', { name: 'Echar un vistazo' }));

    const past = app.getByRole('region', { name: 'Si hubiera sido automático en los últimos 14 días' });
    await past.getByText('Conversaciones revisadas: 4').waitFor();
    await past.locator('h3:focus').waitFor();
    await past.getByRole('listitem').filter({ hasText: '2unidas a un cliente que ya existía' }).waitFor();
    await past.getByRole('listitem').filter({ hasText: '1primer chat de un cliente nuevo' }).waitFor();
    await past.getByRole('listitem').filter({ hasText: '1sin nada en que basarse' }).waitFor();
    await pressEnterOn(tab, past.locator('summary'));
    await past.getByRole('link', { name: 'Ana' }).first().waitFor();
    assert.deepEqual(crmContent(tracker.portal), before);
    assert.deepEqual(await tracker.journal(), []);
    assert.deepEqual(await modes(), ['auto', 'auto'], 'no mode before one is chosen');

    await tabTo(tab, app.getByRole('radio', { name: 'Dejar cada canal como está' }));
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await app.getByText('Todo está configurado.').waitFor();
    assert.deepEqual(await modes(), ['suggest', 'suggest']);
    await tab.close();
  });

  for (const theme of ['light', 'dark'] as const)
    it(`from Health, ${theme}: the result fits and can be read by everybody`, async () => {
      const tab = await openApp(tracker, { theme });
      const { app } = tab;
      await tab.openView(6);
      await app.getByRole('button', { name: 'Comprobar mi instalación' }).click();
      await app.getByRole('button', { name: /¿Cómo quiere empezar\?/ }).click();
      await app.getByRole('radio', { name: 'Primero, un vistazo al pasado' }).check();
      await app.getByRole('button', { name: 'Echar un vistazo' }).click();
      await app.getByText('Por ejemplo').click();
      for (const width of [1280, 768, 390]) {
        await tab.page.setViewportSize({ width, height: 800 });
        await waitForAnimations(tab.frame());
        const tooWide = await tab
          .frame()
          .evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
        assert.ok(tooWide <= 0, `${String(width)} px: ${String(tooWide)} px too wide`);
      }
      assert.deepEqual(await seriousAccessibilityIssues(tab), []);
      await tab.close();
    });

  it('the portal refuses: the step says so, and the next try works', async () => {
    const tab = await openApp(tracker);
    const { app } = tab;
    await app.getByRole('button', { name: 'Configurar en cuatro pasos' }).click();
    await app.getByRole('button', { name: /¿Cómo quiere empezar\?/ }).click();
    await app.getByRole('radio', { name: 'Primero, un vistazo al pasado' }).check();
    tracker.portal.failNext({
      how: 'error',
      method: 'crm.activity.list',
      error: 'ERROR_CORE',
      times: 1,
    });
    await app.getByRole('button', { name: 'Echar un vistazo' }).click();
    await app.getByRole('alert').waitFor();
    await app.getByRole('button', { name: 'Echar un vistazo' }).click();
    await app.getByText('Conversaciones revisadas: 4').waitFor();
    await tab.close(/status of 50\d/);
  });
});
