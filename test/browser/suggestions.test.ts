import assert from 'node:assert/strict';
import { boundTo, key, openSuggestions } from '../helpers/crm-facts.ts';
import { crmContent } from '../helpers/crm-content.ts';
import { startTracker, type Tracker } from '../helpers/start-tracker.ts';
import { anasPortal, othersNumber } from '../web/api/scene.ts';
import { openApp, type AppTab } from './app-tab.ts';

/** Each way to decide a suggestion, by clicks, and what comes of it. */
describe('suggestions in a browser', () => {
  let tracker: Tracker;
  let tab: AppTab | undefined;

  beforeEach(async () => {
    tracker = await startTracker();
  });
  afterEach(async () => {
    const open = tab;
    tab = undefined;
    await tracker.close();
    await open?.close();
  });

  /** The one suggestion that is open, on the page. */
  async function shown(): Promise<ReturnType<AppTab['app']['getByRole']>> {
    tab = await openApp(tracker);
    await tab.go(2);
    const card = tab.app.getByRole('article');
    await card.waitFor();
    return card;
  }
  async function decided(): Promise<string | undefined> {
    await tab?.app.getByText('Decidido.').waitFor();
    await tracker.waitUntilIdle();
    assert.deepEqual(await openSuggestions(tracker), []);
    const states = ['accepted', 'dismissed'] as const;
    const found = await Promise.all(
      states.map((state) => tracker.stores.suggestions.list(tracker.member, state, 9)),
    );
    return found.flat()[0]?.state;
  }

  it('join: the chat goes to the chosen one, and leaves the other', async () => {
    const { portal, customer, luis } = await othersNumber(tracker);
    const card = await shown();
    await card.getByRole('button', { name: 'Unir el chat aquí' }).click();
    assert.equal(await decided(), 'accepted');
    assert.ok(boundTo(portal, customer).includes(key(luis)));
    assert.ok(!boundTo(portal, customer).includes('contact:1'));
  });

  it('not the same: it stays, and that is remembered', async () => {
    const { portal, customer, ana, luis } = await othersNumber(tracker);
    const before = crmContent(portal);
    const card = await shown();
    await card.getByRole('button', { name: 'No es la misma persona' }).click();
    assert.equal(await decided(), 'dismissed');
    const code = customer.userCode as Parameters<typeof tracker.stores.bindings.chats>[1][number];
    const chat = (await tracker.stores.bindings.chats(tracker.member, [code])).get(code);
    assert.deepEqual(chat?.notSame, [{ type: 'contact', id: luis.id }]);
    assert.deepEqual(crmContent(portal), before);
    assert.ok(boundTo(portal, customer).includes(key(ana)));
  });

  it('dismiss: nothing changes', async () => {
    const { portal } = await othersNumber(tracker);
    const before = crmContent(portal);
    const card = await shown();
    await card.getByRole('button', { name: 'Descartar' }).click();
    assert.equal(await decided(), 'dismissed');
    assert.deepEqual(crmContent(portal), before);
  });

  it('merge: one contact is left in the CRM, and the memory has both numbers', async () => {
    const { portal, ana, luis } = await othersNumber(tracker);
    portal.person().edit(luis, { fields: { name: 'Ana', lastName: 'Vega' } });
    await tracker.waitUntilIdle();
    const card = await shown();
    const here = card.getByRole('listitem').filter({ hasText: 'El chat está aquí ahora' });
    await here.getByRole('button', { name: 'Conservar este y fusionar' }).click();
    const dialog = tab?.app.getByRole('dialog');
    await dialog?.getByText('«Ana Vega»').waitFor();
    await dialog?.getByRole('button', { name: 'Fusionar en el portal' }).click();
    assert.equal(await decided(), 'accepted');
    assert.equal(portal.crm.contacts.get(luis.id), undefined);
    assert.deepEqual([...(portal.crm.contacts.get(ana.id)?.phones ?? [])].sort(), [
      '+34600123456',
      '+34611222333',
    ]);
    const customers = await tracker.stores.bindings.customersByParty(tracker.member, [
      { type: 'contact', id: ana.id },
    ]);
    assert.equal(customers.length, 1);
  });

  it('block: the number leads nobody anywhere any more', async () => {
    const { portal, luis, on, says } = await othersNumber(tracker);
    const card = await shown();
    await card.getByRole('button', { name: 'Bloquear' }).click();
    const dialog = tab?.app.getByRole('dialog', { name: '¿Bloquear +34611222333?' });
    await dialog?.getByRole('button', { name: 'Bloquear' }).click();
    assert.equal(await decided(), 'accepted');
    const { blocked } = await tracker.stores.settings.portal(tracker.member);
    assert.deepEqual(blocked, ['phone:+34611222333']);
    const next = on('viber');
    await says(next, '611 222 333');
    assert.ok(!boundTo(portal, next).includes(key(luis)));
  });

  it('confirm: what was only suggested is done', async () => {
    const { portal, on, says, ana, deal } = await anasPortal(tracker, { mode: 'suggest' });
    const customer = on('telegrambot');
    await says(customer, '600123456');
    assert.ok(!boundTo(portal, customer).includes(key(ana)));
    const card = await shown();
    await card.getByRole('button', { name: 'Confirmar y hacerlo' }).click();
    assert.equal(await decided(), 'accepted');
    assert.deepEqual(boundTo(portal, customer), [key(ana), key(deal)]);
  });

  it('offers first what most people will want: to keep the customer and merge the guest contact', async () => {
    const { portal } = tracker;
    portal.addLine({ id: 6, name: 'Soporte', crmCreate: 'deal', crmChatTracker: 'N' });
    portal.person().createContact({ name: 'Ana', lastName: 'Vega', phones: ['+34600123456'] });
    tracker.sim.advance(86_400_000);
    portal.customer({ connector: 'telegrambot', line: 6, name: 'Ana' }).write('600 123 456');
    await tracker.waitUntilIdle();
    const [suggestion] = await openSuggestions(tracker);
    assert.equal(suggestion?.kind, 'guestContact');
    const card = await shown();
    const here = card.getByRole('listitem').filter({ hasText: 'El chat está aquí ahora' });
    const main = tab?.frame() ?? assert.fail('no tab');
    const primary = await main.evaluate<string[]>(`(() => {
      const colorOf = (one) => getComputedStyle(one).backgroundColor;
      const filled = colorOf(document.querySelector('button[aria-pressed=true]'));
      return [...document.querySelectorAll('article button')].filter((one) => colorOf(one) === filled).map((one) => one.innerText.trim());
    })()`);
    assert.deepEqual(primary, ['Conservar este y fusionar']);
    await here.getByRole('button', { name: 'Conservar este y fusionar' }).click();
    await tab?.app.getByRole('dialog').getByText('«Ana Vega»').waitFor();
  });
});
