import assert from 'node:assert/strict';
import { lineId } from '../../src/domain/ids.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { openApp, type AppTab } from './app-tab.ts';

const bot = {
  WELCOME_BOT_ENABLE: 'Y',
  WELCOME_BOT_ID: '77',
  WELCOME_BOT_TIME: '30',
  WELCOME_BOT_LEFT: 'close',
};

/** Modes and the portal's own flags, by clicks, and what the line is then. */
describe('lines in a browser', () => {
  let tracker: Tracker;
  let tab: AppTab;

  before(async () => {
    tracker = await startTracker();
    const guarded = tracker.portal.addLine({ id: 5, name: 'Ventas <b>', crmChatTracker: 'Y' });
    Object.assign(guarded.config, bot);
    tracker.portal.addLine({ id: 6, name: 'Soporte', crmChatTracker: 'Y' });
  });
  after(() => tracker.close());
  beforeEach(async () => {
    tab = await openApp(tracker);
    await tab.go(1);
  });
  afterEach(() => tab.close());

  const configOf = (line: number): Readonly<Record<string, unknown>> =>
    structuredClone(tracker.portal.lines.lines.get(line)?.config ?? assert.fail('no line'));
  const settings = () => tracker.stores.settings.line(tracker.member, lineId('5'));

  it('turn a line off: the next message is left alone', async () => {
    const mode = tab.app.getByLabel('Modo: Ventas <b>');
    await mode.selectOption('off');
    await tab.app.getByText('Guardado.').waitFor();
    tracker.portal.customer({ connector: 'viber', line: 5, name: 'Nadie' }).write('611 222 333');
    await tracker.waitUntilIdle();
    const journal = await tracker.journal();
    assert.ok(journal.every(({ changes, outcome }) => changes.length === 0 && outcome === 'nothing'));
    assert.equal((await settings()).mode, 'off');
  });

  it('only suggest, and on again', async () => {
    const mode = tab.app.getByLabel('Modo: Ventas <b>');
    for (const wanted of ['suggest', 'auto'] as const) {
      await mode.selectOption(wanted);
      await tab.app.getByText('Guardado.').waitFor();
      assert.equal((await settings()).mode, wanted);
    }
  });

  for (const [line, name, named] of [
    [5, 'Ventas <b>', bot],
    [6, 'Soporte', {}],
  ] as const) {
    it(`take over, hand back and look up: only what changes is written to ${name}`, async () => {
      const box = tab.app.getByRole('region', { name });
      await box.getByRole('button', { name: 'Ajustes' }).click();
      const before = configOf(line);
      const lookUp = box.getByRole('switch', { name: 'Búsqueda en el CRM por el portal' });
      for (const [press, changed, seen] of [
        [
          box.getByRole('button', { name: 'Tomar el relevo' }),
          { CRM_CHAT_TRACKER: 'N' },
          box.getByRole('button', { name: 'Devolver' }),
        ],
        [lookUp, { CRM: 'N' }, box.getByRole('switch', { checked: false })],
        [lookUp, { CRM: 'Y' }, box.getByRole('switch', { checked: true })],
        [
          box.getByRole('button', { name: 'Devolver' }),
          { CRM_CHAT_TRACKER: 'Y' },
          box.getByRole('button', { name: 'Tomar el relevo' }),
        ],
      ] as const) {
        tracker.portal.resetLog();
        const was = configOf(line);
        await press.click();
        await seen.waitFor();
        assert.deepEqual(configOf(line), { ...was, ...changed, MODIFY_USER_ID: '1' });
        const updates = tracker.portal.requests.filter(
          ({ method }) => method === 'imopenlines.config.update',
        );
        assert.deepEqual(
          updates.map(({ params }) => params['PARAMS']),
          [{ ...changed, ...named }],
        );
      }
      assert.deepEqual(configOf(line), { ...before, MODIFY_USER_ID: '1' });
    });
  }
});
