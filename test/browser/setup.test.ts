import assert from 'node:assert/strict';
import { lineId } from '../../src/domain/ids.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { openApp, waitForAnimations } from './app-tab.ts';
import { seriousAccessibilityIssues } from './inspect-page.ts';

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

  it('is not offered to a reader', async () => {
    const tab = await openApp(tracker, { user: tracker.portal.addUser({ name: 'Rosa' }).id });
    await tab.openView(6);
    assert.equal(await tab.app.getByRole('button', { name: 'Comprobar mi instalación' }).count(), 0);
    await tab.close();
  });
});
