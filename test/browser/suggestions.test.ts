import assert from 'node:assert/strict';
import { boundTo, key, openSuggestions } from '../helpers/crm-facts.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { anasPortal, othersNumber } from '../web/api/scene.ts';
import { lineId } from '../../src/domain/ids.ts';
import { defaultLineSettings } from '../../src/domain/line-settings.ts';
import { openApp, waitForAnimations, type AppTab } from './app-tab.ts';
import { seriousAccessibilityIssues } from './inspect-page.ts';
import { pressEnterOn } from './keyboard.ts';

/** Each action on a suggestion by clicks, and its result. */
describe('suggestions in a browser', () => {
  let tracker: Tracker;
  let tab: AppTab | undefined;
  let expectedProblems: RegExp | undefined;

  beforeEach(async () => {
    expectedProblems = undefined;
    tracker = await startTracker();
  });
  afterEach(async () => {
    const open = tab;
    tab = undefined;
    await tracker.close();
    await open?.close(expectedProblems);
  });

  /** Opens the page with the only open suggestion. */
  async function openSuggestionCard(): Promise<ReturnType<AppTab['app']['getByRole']>> {
    tab = await openApp(tracker);
    await tab.openView(2);
    const card = tab.app.getByRole('article');
    await card.waitFor();
    return card;
  }
  async function waitUntilDecided(): Promise<string | undefined> {
    await tab?.app.getByText('Decidido.').waitFor();
    await tracker.waitUntilIdle();
    assert.deepEqual(await openSuggestions(tracker), []);
    const states = ['accepted', 'dismissed'] as const;
    const found = await Promise.all(
      states.map((state) => tracker.stores.suggestions.list(tracker.member, state, 9)),
    );
    return found.flat()[0]?.state;
  }

  it('join: the chat is bound to the chosen contact and not to the other', async () => {
    const { portal, customer, luis } = await othersNumber(tracker);
    const card = await openSuggestionCard();
    await card.getByRole('button', { name: 'Unir el chat aquí' }).click();
    assert.equal(await waitUntilDecided(), 'accepted');
    assert.ok(boundTo(portal, customer).includes(key(luis)));
    assert.ok(!boundTo(portal, customer).includes('contact:1'));
  });

  it('not the same: the binding stays, and the mark is stored', async () => {
    const { portal, customer, ana, luis } = await othersNumber(tracker);
    const before = crmContent(portal);
    const card = await openSuggestionCard();
    await card.getByRole('button', { name: 'No es la misma persona' }).click();
    assert.equal(await waitUntilDecided(), 'dismissed');
    const code = customer.userCode as Parameters<typeof tracker.stores.bindings.chats>[1][number];
    const chat = (await tracker.stores.bindings.chats(tracker.member, [code])).get(code);
    assert.deepEqual(chat?.notSame, [{ type: 'contact', id: luis.id }]);
    assert.deepEqual(crmContent(portal), before);
    assert.ok(boundTo(portal, customer).includes(key(ana)));
  });

  it('dismiss: nothing changes', async () => {
    const { portal } = await othersNumber(tracker);
    const before = crmContent(portal);
    const card = await openSuggestionCard();
    await card.getByRole('button', { name: 'Descartar' }).click();
    assert.equal(await waitUntilDecided(), 'dismissed');
    assert.deepEqual(crmContent(portal), before);
  });

  it('merge: one contact with both numbers and one customer remain', async () => {
    const { portal, ana, luis } = await othersNumber(tracker);
    portal.person().edit(luis, { fields: { name: 'Ana', lastName: 'Vega' } });
    await tracker.waitUntilIdle();
    const card = await openSuggestionCard();
    const here = card.getByRole('listitem').filter({ hasText: 'El chat está aquí ahora' });
    await here.getByRole('button', { name: 'Conservar este y fusionar' }).click();
    const dialog = tab?.app.getByRole('dialog');
    await dialog?.getByText('Se fusionará en «Ana Vega»').waitFor();
    await dialog?.getByRole('button', { name: 'Fusionar en el portal' }).click();
    assert.equal(await waitUntilDecided(), 'accepted');
    assert.equal(portal.crm.contacts.get(luis.id), undefined);
    assert.deepEqual([...(portal.crm.contacts.get(ana.id)?.phones ?? [])].sort(), [
      '+34600123456',
      '+34611222333',
    ]);
    const customers = await tracker.stores.bindings.customersByRef(tracker.member, [
      { type: 'contact', id: ana.id },
    ]);
    assert.equal(customers.length, 1);
  });

  it('another list is chosen while the first one loads: its late answer is ignored', async () => {
    await othersNumber(tracker);
    tab = await openApp(tracker);
    const { app, page } = tab;
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const isOpenList = (url: URL): boolean =>
      url.pathname.endsWith('/suggestions') && url.searchParams.get('state') === 'open';
    await page.route(isOpenList, async (route) => {
      await released;
      await route.continue();
    });
    const requested = page.waitForRequest((sent) => isOpenList(new URL(sent.url())));
    const answered = page.waitForResponse((answer) => isOpenList(new URL(answer.url())));
    await app.getByRole('navigation').getByRole('button').nth(2).click();
    await requested;
    await app.getByRole('button', { name: 'Decididas' }).click();
    await app.getByText('Todavía no se ha decidido nada.').waitFor();
    release();
    await (await answered).finished();
    await waitForAnimations(tab.frame());
    assert.equal(await app.getByRole('article').count(), 0);
  });

  it('block: the number no longer identifies anybody', async () => {
    const { portal, luis, on, says } = await othersNumber(tracker);
    const card = await openSuggestionCard();
    await card.getByRole('button', { name: 'Otras respuestas' }).click();
    await tab?.app.getByRole('menuitem', { name: 'Bloquear' }).click();
    const dialog = tab?.app.getByRole('dialog', { name: '¿Bloquear +34611222333?' });
    await dialog?.getByRole('button', { name: 'Bloquear' }).click();
    assert.equal(await waitUntilDecided(), 'accepted');
    const { blocked } = await tracker.stores.settings.portal(tracker.member);
    assert.deepEqual(blocked, ['phone:+34611222333']);
    const next = on('viber');
    await says(next, '611 222 333');
    assert.ok(!boundTo(portal, next).includes(key(luis)));
    await tab?.openView(4);
    await tab?.app.getByText('Teléfonos y correos bloqueados (1)').click();
    await tab?.app.getByText(/\+34611222333 · Admin Portal · /).waitFor();
    await tab?.app.getByRole('button', { name: 'Desbloquear +34611222333' }).click();
    await tab?.app.getByText('+34611222333 vuelve a identificar a clientes.').waitFor();
    assert.deepEqual((await tracker.stores.settings.portal(tracker.member)).blocked, []);
    await tab?.openView(3);
    const entry = tab?.app.getByRole('article').first();
    await entry?.getByRole('button', { name: 'Deshacer' }).click();
    await tab?.app.getByRole('dialog').getByRole('button', { name: 'Deshacer' }).click();
    await entry?.getByText('Deshecho', { exact: true }).waitFor();
    assert.deepEqual((await tracker.stores.settings.portal(tracker.member)).blocked, ['phone:+34611222333']);
  });

  it('confirm: the suggested decision is applied', async () => {
    const { portal, on, says, ana, deal } = await anasPortal(tracker, { mode: 'suggest' });
    const customer = on('telegrambot');
    await says(customer, '600123456');
    assert.ok(!boundTo(portal, customer).includes(key(ana)));
    const card = await openSuggestionCard();
    await card.getByRole('button', { name: 'Hacerlo', exact: true }).click();
    assert.equal(await waitUntilDecided(), 'accepted');
    assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
  });

  it('a suggested decision says who wrote what and what will be done, in words', async () => {
    const { on, says } = await anasPortal(tracker, { mode: 'suggest' });
    await says(on('livechat', 'Nuria'), '600123456');
    const card = await openSuggestionCard();
    await card.getByRole('heading', { name: 'Nuria (Chat en vivo) escribió +34600123456' }).waitFor();
    const plan = card.getByRole('region', { name: 'Qué se hará' });
    await plan.getByText('«Boda» (negociación): se añadirá una conversación de Chat en vivo.').waitFor();
    const text = await card.innerText();
    assert.doesNotMatch(text, /\|/, 'no code of a chat');
    assert.doesNotMatch(text, /Bloquear|se puso|#\d/, 'nothing that cannot be done or was not done');
  });

  it('a plan that no longer fits is not carried out: the difference is shown, and the next click does it', async () => {
    const { portal, on, says, ana, deal } = await anasPortal(tracker, { mode: 'suggest' });
    const customer = on('telegrambot');
    await says(customer, '600123456');
    const card = await openSuggestionCard();
    portal.person().lose(deal);
    const trip = portal.person().createDeal({ title: 'Viaje', contactIds: [ana.id] });
    await tracker.waitUntilIdle();
    const before = crmContent(portal);
    await card.getByRole('button', { name: 'Hacerlo', exact: true }).click();
    await card.getByText('Algo ha cambiado desde que se sugirió').waitFor();
    assert.deepEqual(crmContent(portal), before);
    const plan = card.getByRole('region', { name: 'Qué se hará' });
    await plan.getByText('«Viaje» (negociación): se pondrá la conversación de Telegram. nuevo').waitFor();
    await plan.getByText('ya no').first().waitFor();
    await card.getByRole('button', { name: 'Hacerlo', exact: true }).click();
    assert.equal(await waitUntilDecided(), 'accepted');
    assert.deepEqual(boundTo(portal, customer), [key(ana), key(trip)]);
    expectedProblems = /status of 409/;
  });

  it('always on this line: done now, and the next chat without a question', async () => {
    const { portal, on, says, ana, deal, line } = await anasPortal(tracker, { mode: 'suggest' });
    const customer = on('telegrambot');
    await says(customer, '600123456');
    const card = await openSuggestionCard();
    await card.getByRole('button', { name: 'Otras respuestas' }).click();
    await tab?.app.getByRole('menuitem', { name: 'Siempre en este canal' }).click();
    const dialog = tab?.app.getByRole('dialog');
    await dialog?.getByText('pasa al modo «Automático»').waitFor();
    await dialog?.getByRole('button', { name: 'Siempre en este canal' }).click();
    await tab?.app.getByText('Desde ahora se hace automáticamente.').waitFor();
    await tracker.waitUntilIdle();
    assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
    const next = on('viber');
    await says(next, '600123456');
    assert.deepEqual(boundTo(portal, next), [key(ana), key(deal)]);
    await tab?.openView(1);
    await tab?.app.getByRole('region', { name: line.name }).getByRole('button', { name: 'Ajustes' }).click();
    await tab?.app.getByText(/Admin Portal.*Modo.*Solo sugerir.*Automático/).waitFor();
  });

  it('the message of what was done takes it back', async () => {
    const { portal, on, says } = await anasPortal(tracker, { mode: 'suggest' });
    const customer = on('telegrambot');
    await says(customer, '600123456');
    const before = boundTo(portal, customer);
    const card = await openSuggestionCard();
    await card.getByRole('button', { name: 'Hacerlo', exact: true }).click();
    const toast = tab?.app.getByRole('status').filter({ hasText: 'Decidido.' });
    await toast?.getByRole('button', { name: 'Deshacer' }).click();
    await tab?.app.getByText('Deshecho. La sugerencia vuelve a estar abierta.').waitFor();
    await tracker.waitUntilIdle();
    assert.deepEqual(boundTo(portal, customer), before);
    // It is asked again, and can be answered again.
    await tab?.app.getByRole('article').getByRole('button', { name: 'Hacerlo', exact: true }).click();
    await tab?.app.getByRole('article').waitFor({ state: 'detached' });
    assert.notDeepEqual(boundTo(portal, customer), before);
  });

  it('keys: J and K move, Enter does it, N does not; a dismissed one can be opened again', async () => {
    const { on, says } = await anasPortal(tracker, { mode: 'suggest' });
    for (const connector of ['telegrambot', 'viber', 'instagram']) await says(on(connector), '600123456');
    tab = await openApp(tracker);
    await tab.openView(2);
    const { app, page } = tab;
    await app.getByRole('article').nth(2).waitFor();
    const focused = (): Promise<string | undefined> =>
      tab?.frame().evaluate<string>(`document.activeElement.querySelector('h2')?.innerText ?? ''`) ??
      assert.fail('no tab');
    await page.keyboard.press('j');
    assert.match((await focused()) ?? '', /Instagram/);
    await page.keyboard.press('j');
    assert.match((await focused()) ?? '', /Viber/);
    await page.keyboard.press('k');
    await page.keyboard.press('n');
    await app.getByText('Decidido.').waitFor();
    await app.getByText('Teclas: J').waitFor();
    await app.getByRole('article').filter({ hasText: 'Instagram' }).waitFor({ state: 'detached' });
    assert.match((await focused()) ?? '', /Viber/, 'the next one has the focus');
    await page.keyboard.press('Enter');
    await app.getByRole('article').filter({ hasText: 'Viber' }).waitFor({ state: 'detached' });
    await app.getByRole('button', { name: 'Decididas' }).click();
    await app.getByRole('button', { name: 'Reabrir' }).click();
    await app.getByText('Vuelve a estar entre las abiertas.').waitFor();
    await tracker.waitUntilIdle();
    const open = await openSuggestions(tracker);
    assert.deepEqual(open.map(({ chat }) => chat.split('|')[0]).sort(), ['instagram', 'telegrambot']);
  });

  it('Enter on one with several answers goes to the first of them and says so; the message before it is gone', async () => {
    const { portal, luis, customer } = await othersNumber(tracker);
    tab = await openApp(tracker);
    await tab.openView(2);
    const { app, page } = tab;
    await app.getByRole('article').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await app.getByRole('status').filter({ hasText: 'Aquí hay varias respuestas' }).waitFor();
    await app.locator('article [role=group] button:focus').waitFor();
    await pressEnterOn(tab, app.getByRole('button', { name: 'Unir el chat aquí' }));
    const said = app.getByRole('status').filter({ hasText: 'Decidido.' });
    await said.getByText('el chat se unió a «Luis» (contacto).').waitFor();
    assert.equal(await app.getByText('Aquí hay varias respuestas').count(), 0);
    assert.ok(boundTo(portal, customer).includes(key(luis)));
    // The message does not stay on another list.
    await app.getByRole('button', { name: 'Decididas' }).click();
    await said.waitFor({ state: 'detached' });
  });

  it('two leads of one title are told apart: the chat’s own, and the customer’s in one box', async () => {
    const scene = await anasPortal(tracker);
    await scene.says(scene.on('viber', 'Sara'), '688111222');
    await tracker.stores.settings.putLine(tracker.member, lineId(String(scene.line.id)), {
      ...defaultLineSettings,
      mode: 'suggest',
    });
    await scene.says(scene.on('instagram', 'Sara'), '688111222');
    const card = await openSuggestionCard();
    const plan = card.getByRole('region', { name: 'Qué se hará' });
    const own = `«Sara - ${scene.line.name}» (el prospecto del propio chat)`;
    await plan.getByText(`${own}: pasará`).waitFor();
    const boxes = card.getByRole('list', { name: 'Lado a lado' }).getByRole('listitem');
    assert.equal(await boxes.count(), 1);
    await boxes.getByText('prospecto · cliente y ficha').waitFor();
  });

  for (const theme of ['light', 'dark'] as const)
    it(`one answer, one refusal, the others in a menu: by keyboard, ${theme}`, async () => {
      const { on, says } = await anasPortal(tracker, { mode: 'suggest' });
      for (const connector of ['telegrambot', 'viber']) await says(on(connector), '600123456');
      tab = await openApp(tracker, { theme });
      await tab.openView(2);
      const { app, page } = tab;
      const card = app.getByRole('article').first();
      assert.deepEqual(await card.locator('footer').getByRole('button').allInnerTexts(), [
        'Hacerlo',
        'No hacerlo',
        'Otras respuestas',
      ]);
      const more = card.getByRole('button', { name: 'Otras respuestas' });
      await pressEnterOn(tab, more);
      const items = app.getByRole('menu').getByRole('menuitem');
      await items.and(app.locator(':focus')).waitFor();
      assert.deepEqual(await items.allInnerTexts(), ['Siempre en este canal']);
      assert.deepEqual(await seriousAccessibilityIssues(tab), []);
      // Keys of the list do nothing while the menu is open.
      await page.keyboard.press('n');
      await page.keyboard.press('Escape');
      await app.getByRole('menu').waitFor({ state: 'detached' });
      await more.and(app.locator(':focus')).waitFor();
      assert.equal((await openSuggestions(tracker)).length, 2);

      await page.keyboard.press('Enter');
      await items.and(app.locator(':focus')).waitFor();
      await page.keyboard.press('Enter');
      const dialog = app.getByRole('dialog');
      await dialog.getByText('pasa al modo «Automático»').waitFor();
      await dialog.locator(':focus').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await more.and(app.locator(':focus')).waitFor();
      await page.keyboard.press('n');
      await app.getByText('Decidido.').waitFor();
      assert.equal((await openSuggestions(tracker)).length, 1);
    });

  it('recommends to keep the customer and merge the guest contact', async () => {
    const { portal } = tracker;
    portal.addLine({ id: 6, name: 'Soporte', crmCreate: 'deal', crmChatTracker: 'N' });
    portal.person().createContact({ name: 'Ana', lastName: 'Vega', phones: ['+34600123456'] });
    tracker.sim.advance(86_400_000);
    portal.customer({ connector: 'telegrambot', line: 6, name: 'Ana' }).write('600 123 456');
    await tracker.waitUntilIdle();
    const [suggestion] = await openSuggestions(tracker);
    assert.equal(suggestion?.kind, 'guestContact');
    const card = await openSuggestionCard();
    const here = card.getByRole('listitem').filter({ hasText: 'El chat está aquí ahora' });
    const frame = tab?.frame() ?? assert.fail('no tab');
    const primary = await frame.evaluate<string[]>(`(() => {
      const colorOf = (button) => getComputedStyle(button).backgroundColor;
      const primaryColor = colorOf(document.querySelector('button[aria-pressed=true]'));
      return [...document.querySelectorAll('article button')]
        .filter((button) => colorOf(button) === primaryColor)
        .map((button) => button.innerText.trim());
    })()`);
    assert.deepEqual(primary, ['Conservar este y fusionar']);
    await here.getByRole('button', { name: 'Conservar este y fusionar' }).click();
    await tab?.app.getByRole('dialog').getByText('Se fusionará en «Ana Vega»').waitFor();
  });
});
