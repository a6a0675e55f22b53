import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { emptyRecord } from '../../src/processing/empty-record.ts';
import { decisionId } from '../../src/domain/ids.ts';
import { lastDecision } from '../helpers/crm-facts.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { anasPortal, DAY } from '../web/api/scene.ts';
import { openApp, type AppTab } from './app-tab.ts';
import { seriousAccessibilityIssues } from './inspect-page.ts';

describe('the journal in a browser', () => {
  let tracker: Tracker;
  let tab: AppTab;
  let dealId = 0;

  before(async () => {
    tracker = await startTracker();
    const { on, says, deal } = await anasPortal(tracker);
    dealId = deal.id;
    const first = on('telegrambot');
    await says(first, '600123456');
    await says(on('instagram'), '699888777');
    await says(first, 'ana@example.com');
  });
  after(() => tracker.close());
  beforeEach(async () => {
    tab = await openApp(tracker);
    await tab.openView(3);
  });

  const articles = () => tab.app.getByRole('article');
  async function search(count: number): Promise<void> {
    await tab.app.getByRole('button', { name: 'Buscar', exact: true }).click();
    await articles().nth(count).waitFor({ state: 'detached' });
    await articles()
      .nth(count - 1)
      .waitFor();
  }

  it('filters by channel and by item', async () => {
    assert.equal(await articles().count(), 3);
    const channel = tab.app.getByLabel('Canal', { exact: true });
    await channel.selectOption('Instagram');
    await search(1);
    await articles().getByText('+34699888777').first().waitFor();
    await tab.app.getByRole('button', { name: 'Borrar filtro' }).click();
    await articles().nth(2).waitFor();
    await tab.app.getByText('Más filtros').press('Enter');
    await tab.app.getByLabel('Tipo de elemento').selectOption('deal');
    await tab.app.getByLabel('Número del elemento').fill(String(dealId));
    await search(2);
    assert.equal(await articles().getByText('Instagram').count(), 0);
    await tab.close();
  });

  it('finds decisions by a name, a title and a part of a number; what is unknown is nothing found', async () => {
    const field = tab.app.getByRole('searchbox', { name: 'Número, correo, nombre o chat' });
    for (const [text, count] of [
      ['ana v', 2],
      ['boda', 2],
      ['888 777', 1],
    ] as const) {
      await field.fill(text);
      await field.press('Enter');
      await articles().nth(count).waitFor({ state: 'detached' });
      await articles()
        .nth(count - 1)
        .waitFor();
      await tab.app.getByRole('button', { name: 'Borrar filtro' }).click();
      await articles().nth(2).waitFor();
    }
    await field.fill('Nadie');
    await field.press('Enter');
    await tab.app.getByText('Ninguna decisión coincide.').waitFor();
    assert.equal(await tab.app.getByRole('alert').count(), 0);
    await tab.close();
  });

  it('asks whether a decision was right: "no" offers undo, and the report counts it by rule', async () => {
    const decision = articles().filter({ hasText: '+34699888777' });
    await decision.getByRole('button', { name: 'Detalles' }).click();
    const question = decision.getByRole('group', { name: '¿Fue correcto?' });
    await question.getByRole('button', { name: 'No', exact: true }).press('Enter');
    const dialog = tab.app.getByRole('dialog', { name: '¿Deshacer?' });
    await dialog.getByRole('button', { name: 'Cancelar' }).click();
    await dialog.waitFor({ state: 'detached' });
    await question.locator('button[aria-pressed=true]').getByText('No').waitFor();
    const { undone, judged } =
      (await tracker.journal()).find(({ connector }) => connector === 'instagram') ?? {};
    assert.deepEqual([undone, judged?.right], [undefined, false]);
    await tab.openView(0);
    await tab.app.getByRole('link', { name: 'Semanas y meses' }).click();
    const rules = tab.app.getByRole('region', { name: 'Por regla' });
    await rules.getByRole('link', { name: 'Un cliente nuevo, Equivocado: 1' }).click();
    await articles().first().waitFor();
    assert.equal(await articles().count(), 1);
    assert.equal(await tab.app.getByLabel('¿Fue correcto?').first().inputValue(), 'wrong');
    assert.deepEqual(await seriousAccessibilityIssues(tab), []);
    await tab.close();
  });

  it('filters by the chat of a decision', async () => {
    const { chat } = await lastDecision(tracker);
    await articles().first().getByRole('button', { name: 'Detalles' }).click();
    await articles().first().getByRole('button', { name: 'Todas las decisiones de este chat' }).click();
    await articles().nth(2).waitFor({ state: 'detached' });
    assert.equal(await articles().count(), 2);
    await tab.app.locator('button:focus', { hasText: 'Ver todos los chats' }).press('Enter');
    await articles().nth(2).waitFor();
    await tab.app.locator('input:focus').waitFor();
    assert.ok((await articles().allInnerTexts()).every((text) => !text.includes(chat)));
    await tab.close();
  });

  it('requests further pages after pages without results, shows its progress, and can be stopped', async () => {
    const last = await lastDecision(tracker);
    const otherDecisions = Array.from({ length: 4500 }, (_, n) => ({
      ...last,
      id: decisionId(`other-${String(n).padStart(4, '0')}`),
      at: last.at + DAY + n,
      connector: 'viber' as typeof last.connector,
    }));
    await tracker.stores.record(tracker.member, { ...emptyRecord, decisions: otherDecisions });
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const nextPageRequest = /\/journal\?.*cursor=/;
    await tab.page.route(nextPageRequest, async (route) => {
      await released;
      await route.continue();
    });
    await tab.app.getByLabel('Canal', { exact: true }).selectOption('Instagram');
    await tab.app.getByRole('button', { name: 'Buscar', exact: true }).click();
    await tab.app.getByText('Nada encontrado por ahora').waitFor();
    await tab.app.getByRole('button', { name: 'Detener' }).click();
    release();
    await tab.app.getByText(/^No se encontró nada hasta/).waitFor();
    assert.equal(await tab.app.getByText('Ninguna decisión coincide.').count(), 0);
    await tab.app.getByRole('button', { name: 'Mostrar más' }).click();
    await articles().getByText('+34699888777').first().waitFor();
    await tab.close();
  });

  async function savedTable(): Promise<{ name: string; rows: readonly string[] }> {
    const [file] = await Promise.all([
      tab.page.waitForEvent('download'),
      tab.app.getByRole('button', { name: 'Guardar como CSV' }).press('Enter'),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    return { name: file.suggestedFilename(), rows: text.trim().split('\r\n') };
  }

  it('saves what the filter finds as a table in the words of the page, however many pages it has', async () => {
    const field = tab.app.getByRole('searchbox', { name: 'Número, correo, nombre o chat' });
    await field.fill('888 777');
    await field.press('Enter');
    await articles().nth(1).waitFor({ state: 'detached' });
    await articles().getByText('+34699888777').first().waitFor();
    const { name, rows } = await savedTable();
    assert.match(name, /^Historial-\d{4}-\d\d-\d\d\.csv$/);
    assert.equal(
      rows[0],
      'Hora,Resultado,Regla,Quién escribió,Canal abierto,Leído en el chat,Cliente,Ficha,Por qué,Decidido por,Deshecho,¿Fue correcto?',
    );
    assert.equal(rows.length, 2);
    assert.match(rows[1] ?? '', /^\d{4}-\d\d-\d\d \d\d:\d\d,/);
    assert.match(rows[1] ?? '', /\(Instagram\),.*,'\+34699888777,/);
    assert.doesNotMatch(rows[1] ?? '', /instagram\||contact:|\bcreated\b/, 'no codes');
    await tab.app.getByRole('button', { name: 'Borrar filtro' }).click();
    await articles().nth(24).waitFor();
    assert.equal((await savedTable()).rows.length, 4504);
    await tab.close();
  });

  it('a table that is being collected can be stopped', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await tab.page.route(/\/journal\?.*limit=100.*cursor=/, async (route) => {
      await released;
      await route.continue();
    });
    const downloads: unknown[] = [];
    tab.page.on('download', (file) => downloads.push(file));
    await tab.app.getByRole('button', { name: 'Guardar como CSV' }).click();
    await tab.app.getByRole('status').getByText('Reuniendo: 100 entradas…').waitFor();
    await tab.app.getByRole('button', { name: 'Detener' }).press('Enter');
    release();
    await tab.app.locator('button:focus', { hasText: 'Guardar como CSV' }).waitFor();
    assert.equal(downloads.length, 0);
    assert.deepEqual(await seriousAccessibilityIssues(tab), []);
    await tab.close();
  });
});
