import assert from 'node:assert/strict';
import { readSubscribers } from '../../src/application/notices/subscribers.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { anasPortal } from '../web/api/scene.ts';
import { openApp, type AppTab, type OpenAppOptions } from './app-tab.ts';
import { seriousAccessibilityIssues } from './inspect-page.ts';

describe('the report in a browser', () => {
  let tracker: Tracker;
  let scene: Awaited<ReturnType<typeof anasPortal>>;

  before(async () => {
    tracker = await startTracker();
    scene = await anasPortal(tracker);
    await scene.says(scene.on('telegrambot'), '600123456');
  });
  after(() => tracker.close());

  async function openReport(options: OpenAppOptions = {}): Promise<AppTab> {
    const tab = await openApp(tracker, options);
    await tab.app.getByRole('link', { name: 'Semanas y meses' }).click();
    await tab.app.getByRole('heading', { name: 'Por regla' }).waitFor();
    return tab;
  }

  it('messages in the portal are asked for by keyboard, and stay asked for', async () => {
    const user = scene.editor();
    const tab = await openReport({ user: user.id });
    const digest = tab.app.getByRole('switch', { name: 'Resumen semanal' });
    assert.equal(await digest.getAttribute('aria-checked'), 'false');
    await digest.press('Space');
    await tab.app.getByText('Guardado.').waitFor();
    const [subscriber, ...others] = await readSubscribers(tracker.stores.settings, tracker.member);
    assert.equal(others.length, 0);
    assert.deepEqual(
      [subscriber?.user, subscriber?.language, subscriber?.digest, subscriber?.alarms],
      [user.id, 'es', true, false],
    );
    await tab.close();
    const again = await openReport({ user: user.id });
    await again.app.getByRole('switch', { name: 'Resumen semanal', checked: true }).waitFor();
    await again.close();
  });

  it('who may not edit an open channel is not offered them', async () => {
    const tab = await openReport({ user: scene.reader().id });
    assert.equal(await tab.app.getByRole('switch').count(), 0);
    await tab.close();
  });

  for (const theme of ['light', 'dark'] as const)
    for (const width of [390, 768])
      it(`has no serious accessibility issue and no overflow at ${String(width)} px, ${theme}`, async () => {
        const tab = await openReport({ width, theme });
        await tab.app.getByRole('switch', { name: 'Alertas' }).waitFor();
        assert.deepEqual(await seriousAccessibilityIssues(tab), []);
        const overflow = await tab
          .frame()
          .evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        assert.equal(overflow, 0);
        await tab.close();
      });
});
