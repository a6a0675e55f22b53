import assert from 'node:assert/strict';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { openApp, type AppTab } from './app-tab.ts';

const bot = {
  WELCOME_BOT_ENABLE: 'Y',
  WELCOME_BOT_ID: '77',
  WELCOME_BOT_TIME: '30',
  WELCOME_BOT_LEFT: 'close',
};

/** Changes of a line's mode and of the portal's own settings by clicks, and their results in store and portal. */
describe('lines in a browser', () => {
  let tracker: Tracker;
  let tab: AppTab;

  before(async () => {
    tracker = await startTracker();
    const lineWithBot = tracker.portal.addLine({ id: 5, name: 'Ventas <b>', crmChatTracker: 'Y' });
    Object.assign(lineWithBot.config, bot);
    tracker.portal.addLine({ id: 6, name: 'Soporte', crmChatTracker: 'Y' });
    tracker.portal.addLine({ id: 7, name: 'Citas', crmChatTracker: 'N' });
  });
  after(() => tracker.close());
  beforeEach(async () => {
    tab = await openApp(tracker);
    await tab.openView(1);
  });
  // One test lets the portal fail.
  afterEach(() => tab.close(/status of 503/));

  const configOf = (line: number): Readonly<Record<string, unknown>> =>
    structuredClone(tracker.portal.lines.lines.get(line)?.config ?? assert.fail('no line'));
  const settings = () => tracker.stores.settings.line(tracker.member, lineId('5'));

  it('turns a line off: the next message has no effect', async () => {
    const mode = tab.app.getByLabel('Modo: Ventas <b>');
    await mode.selectOption('off');
    await tab.app.getByText('Guardado.').waitFor();
    tracker.portal.customer({ connector: 'viber', line: 5, name: 'Nadie' }).write('611 222 333');
    await tracker.waitUntilIdle();
    const journal = await tracker.journal();
    assert.ok(journal.every(({ changes, outcome }) => changes.length === 0 && outcome === 'nothing'));
    assert.equal((await settings()).mode, 'off');
  });

  it('changes the mode to suggest and back to auto', async () => {
    const mode = tab.app.getByLabel('Modo: Ventas <b>');
    for (const selected of ['suggest', 'auto'] as const) {
      await mode.selectOption(selected);
      if (selected === 'auto') {
        const preview = tab.app.getByRole('dialog');
        await preview.getByText('«Automático» habría resuelto estos por sí solo: 0').waitFor();
        assert.equal((await settings()).mode, 'suggest');
        await preview.getByRole('button', { name: 'Pasar a automático' }).click();
      }
      await tab.app.getByText('Guardado.').waitFor();
      assert.equal((await settings()).mode, selected);
    }
  });

  it('shows every chat that automatic would have joined, with its card and what would happen', async () => {
    const { portal } = tracker;
    const id = lineId('7');
    await tracker.stores.settings.putLine(tracker.member, id, { ...defaultLineSettings, mode: 'suggest' });
    const ana = portal.person().createContact({ name: 'Ana', lastName: 'Vega', phones: ['+34600123456'] });
    portal.person().createDeal({ title: 'Boda', contactIds: [ana.id] });
    for (let n = 0; n < 12; n += 1)
      portal.customer({ connector: 'telegrambot', line: 7, name: 'Ana' }).write('600123456');
    portal.customer({ connector: 'telegrambot', line: 7, name: 'Bruno Díaz' }).write('600123456');
    await tracker.waitUntilIdle();
    await tab.openView(0);
    await tab.openView(1);
    await tab.app.getByLabel('Modo: Citas').selectOption('auto');
    const preview = tab.app.getByRole('dialog');
    await preview.getByText('«Automático» habría resuelto estos por sí solo: 12').waitFor();
    await preview.getByRole('button', { name: 'Mostrar más' }).click();
    await preview.getByRole('button', { name: 'Mostrar más' }).waitFor({ state: 'detached' });
    assert.equal(await preview.getByRole('link', { name: 'Boda' }).count(), 12);
    assert.equal(await preview.getByText('Bruno').count(), 0);
    await preview.getByText('Qué se hará').first().click();
    await preview
      .getByText(/pasará de la etapa|se pondrá la conversación de Telegram/)
      .first()
      .waitFor();
    await preview.getByRole('button', { name: 'Cancelar' }).click();
    await preview.waitFor({ state: 'detached' });
    assert.equal((await tracker.stores.settings.line(tracker.member, id)).mode, 'suggest');
  });

  it('adds countries by name to the one of the portal, and tries a failed change again', async () => {
    const box = tab.app.getByRole('region', { name: 'Ventas <b>' });
    await box.getByRole('button', { name: 'Ajustes' }).click();
    const countries = box.getByLabel('Países de los números sin prefijo');
    const ofPortal = box.getByText('España, del portal');
    await ofPortal.waitFor();
    assert.equal(await box.getByRole('button', { name: 'Quitar España' }).count(), 0);
    tracker.portal.failNext({
      how: 'error',
      method: 'imopenlines.config.list.get',
      error: 'ERROR_CORE',
      times: 1,
    });
    await countries.selectOption({ label: 'Alemania' });
    await box.getByRole('alert').getByRole('button', { name: 'Intentar de nuevo' }).click();
    await tab.app.getByText('Guardado.').waitFor();
    assert.deepEqual((await settings()).regions, ['ES', 'DE']);
    await box.getByText('Exactamente estos países.').waitFor();
    assert.equal(await ofPortal.count(), 0);
    await box.getByRole('button', { name: 'Quitar España' }).click();
    await box.getByRole('button', { name: 'Quitar España' }).waitFor({ state: 'detached' });
    // The page shows a change before it is saved; what was changed is listed after that.
    await box.getByText(/→ Alemania$/).waitFor();
    assert.deepEqual((await settings()).regions, ['DE']);
    await box.getByRole('button', { name: 'Quitar Alemania' }).click();
    await ofPortal.waitFor();
    await box.getByText('Alemania → el país del portal').waitFor();
    assert.deepEqual((await settings()).regions, []);
  });

  it('says from which countries numbers came that are not read, once per chat, and adds one by a click', async () => {
    const guest = (name: string) => tracker.portal.customer({ connector: 'viber', line: 6, name });
    const oleg = guest('Oleg');
    oleg.write('мой телефон 8 (916) 123-45-67');
    await tracker.waitUntilIdle();
    oleg.write('79161234568');
    guest('Olga').write('8 916 123-45-69');
    guest('Bruno').write('meu telefone (11) 98765-4321');
    guest('Ana').write('pedido 79161234567');
    await tracker.waitUntilIdle();
    assert.equal(JSON.stringify(await tracker.journal()).includes('9161234'), false);
    await tab.openView(0);
    await tab.openView(1);
    const box = tab.app.getByRole('region', { name: 'Soporte' });
    const seen = box.getByRole('region', { name: 'Visto, pero no legible aquí' });
    await seen.getByText('Rusia: 2 chats').waitFor();
    await seen.getByText('Brasil: 1 chat').waitFor();
    await seen.getByRole('button', { name: 'Añadir Rusia a este canal abierto' }).click();
    await seen.getByText('Rusia: 2 chats').waitFor({ state: 'detached' });
    assert.deepEqual((await tracker.stores.settings.line(tracker.member, lineId('6'))).regions, ['ES', 'RU']);
    oleg.write('мой телефон 8 (916) 123-45-67');
    await tracker.waitUntilIdle();
    assert.ok(JSON.stringify(await tracker.journal()).includes('+79161234567'));
  });

  for (const [line, name] of [
    [5, 'Ventas <b>'],
    [6, 'Soporte'],
  ] as const) {
    it(`takes over, hands back and switches the CRM look-up of ${name}: only changed settings are written`, async () => {
      const box = tab.app.getByRole('region', { name });
      await box.getByRole('button', { name: 'Ajustes' }).click();
      const before = configOf(line);
      const lookUp = box.getByRole('switch', { name: 'Búsqueda en el CRM por el portal' });
      for (const [control, changed, expected] of [
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
        const previous = configOf(line);
        await control.click();
        assert.deepEqual(configOf(line), previous, 'not before it is confirmed');
        await tab.app.getByRole('dialog').getByRole('button', { name: 'Cambiarlo en el portal' }).click();
        await tab.app.getByRole('dialog').waitFor({ state: 'detached' });
        await expected.waitFor();
        assert.deepEqual(configOf(line), { ...previous, ...changed, MODIFY_USER_ID: '1' });
        const updates = tracker.portal.requests.filter(
          ({ method }) => method === 'imopenlines.config.update',
        );
        assert.deepEqual(
          updates.map(({ params }) => params['PARAMS']),
          [changed],
        );
      }
      assert.deepEqual(configOf(line), { ...before, MODIFY_USER_ID: '1' });
    });
  }
});
