import assert from 'node:assert/strict';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { anasPortal, DAY } from '../web/api/scene.ts';
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
});
