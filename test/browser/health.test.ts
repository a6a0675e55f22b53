import assert from 'node:assert/strict';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { anasPortal, DAY } from '../web/api/scene.ts';
import { api } from '../../src/web/contract/api.ts';
import { openPage } from '../web/api/open-page.ts';
import { openApp } from './app-tab.ts';

/** Whether messages arrive, per line and in words. */
describe('Health in a browser', () => {
  let tracker: Tracker;
  let scene: Awaited<ReturnType<typeof anasPortal>>;

  beforeEach(async () => {
    tracker = await startTracker();
    scene = await anasPortal(tracker);
  });
  afterEach(() => tracker.close());

  it('a line without messages says so; the first one is seen without a click, with what came of it', async () => {
    const tab = await openApp(tracker);
    await tab.openView(6);
    const lines = tab.app.getByRole('region', { name: 'Qué ha llegado, por canal abierto' });
    await lines.getByText('Aún no ha llegado nada.').waitFor();
    await scene.says(scene.on('telegrambot'), '600123456');
    // As when the reader comes back to the page.
    await tab.frame().evaluate(`document.dispatchEvent(new Event('visibilitychange')) && undefined`);
    await lines.getByText('Los mensajes llegan al momento.').waitFor();
    await lines.getByText('Últimos 7 días: decisiones 1, chats unidos 1').waitFor();
    await tab.close();
  });

  it('a line that was used and is silent says since when; Check now reads it again', async () => {
    await scene.says(scene.on('telegrambot'), '600123456');
    tracker.sim.advance(4 * DAY);
    const tab = await openApp(tracker);
    await tab.openView(6);
    await tab.app.getByText('En silencio desde hace 4 días.').waitFor();
    await scene.says(scene.on('viber'), 'hola');
    await tab.app.getByRole('button', { name: 'Comprobar ahora' }).click();
    await tab.app.getByText('Los mensajes llegan al momento.').waitFor();
    assert.equal(await tab.app.getByText('En silencio').count(), 0);
    await tab.close();
  });

  it('without registered events the fault comes first, on the lines too; Register again repairs it', async () => {
    await scene.says(scene.on('telegrambot'), '600123456');
    const events = tracker.portal.installation?.events ?? assert.fail('not installed');
    const registered = events.length;
    events.splice(0);
    const fault = 'Los mensajes no llegan: los eventos de la aplicación no están registrados en el portal.';
    const tab = await openApp(tracker);
    await tab.openView(1);
    const line = tab.app.getByRole('region', { name: scene.line.name });
    await line.getByText('sin mensajes').waitFor();
    await line.getByRole('link', { name: 'Estado' }).press('Enter');
    const panel = tab.app.getByRole('region', { name: fault });
    await panel.waitFor();
    const sources = tab.app.getByRole('region', { name: 'Qué ha llegado, por canal abierto' });
    await sources.getByText(fault).waitFor();
    assert.equal(await tab.app.getByText('Los mensajes llegan al momento.').count(), 0);
    await panel.getByRole('button', { name: 'Registrar de nuevo' }).press('Enter');
    const done = tab.app.getByRole('region', { name: 'Todo está registrado.' });
    await done
      .getByRole('status')
      .getByText(/^Registrados: \d+$/)
      .waitFor();
    await sources.getByText('Los mensajes llegan al momento.').waitFor();
    assert.equal(tracker.portal.installation?.events.length, registered);
    await tab.close();
  });

  it('the setup leads to the repair; who is no administrator is told whom to ask, and may not do it', async () => {
    tracker.portal.installation?.events.splice(0);
    const admin = await openApp(tracker);
    await admin.openView(6);
    await admin.app.getByRole('button', { name: 'Comprobar mi instalación' }).click();
    await admin.app.getByRole('link', { name: 'Repararlo en Estado' }).click();
    await admin.app.getByRole('button', { name: 'Registrar de nuevo' }).waitFor();
    await admin.close();
    const editor = scene.editor();
    const tab = await openApp(tracker, { user: editor.id });
    await tab.openView(6);
    await tab.app.getByText('Pida a un administrador del portal').waitFor();
    assert.equal(await tab.app.getByRole('button', { name: 'Registrar de nuevo' }).count(), 0);
    await tab.close();
    const page = await openPage(tracker, editor);
    assert.equal(await page.refused(api.registerAgain), '403 ADMIN_ONLY');
  });
});
