import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openTab, type Tab } from '../browser/open-tab.ts';
import { saveScreenshot } from '../helpers/save-screenshot.ts';
import { fromSources, startDemo, type RunningDemo } from './start-demo.ts';

const address = /http:\/\/127\.0\.0\.1:\d+\//;

describe('npm run demo', () => {
  it('plays the whole scenario with --fast and exits', async () => {
    const temporary = await mkdtemp(join(tmpdir(), 'demo-test-'));
    const demo = startDemo(['--fast'], { TMPDIR: temporary });
    assert.equal(await demo.exited(), 0, demo.output);
    assert.match(demo.output, /Rule 6, a new customer: joined, lead #1\./);
    assert.match(demo.output, /Change: \+34600123456 was added to lead #1\./);
    assert.match(demo.output, /Rule 3, a remembered phone: joined, lead #1\./);
    assert.match(demo.output, /With Chat Tracker: 1 open card, 2 conversations on it\./);
    assert.match(
      demo.output,
      /lead #1 "Ana Vega - Sales": Instagram and Live chat; \+34600123456 and ana\.vega@example\.com/,
    );
    assert.match(demo.output, /Without it: 2 open cards/);
    assert.deepEqual(
      readdirSync(temporary).filter((name) => name.startsWith('chat-tracker-demo')),
      [],
      'no data is left behind',
    );
    await rm(temporary, { recursive: true, force: true });
  });

  it('explains itself and refuses what it does not take', async () => {
    const [help, slow] = [startDemo(['--help'], {}, fromSources), startDemo(['--slow'])];
    assert.equal(await help.exited(), 0);
    assert.match(help.output, /^usage: demo \[--fast\]\n/);
    assert.equal(await slow.exited(), 2);
    assert.equal(slow.output, "Unknown option '--slow'.\nusage: demo [--fast]\n");
  });

  it('uses a free port when DEMO_PORT is taken, and stops at Ctrl-C', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const taken = (other.address() as AddressInfo).port;
    const demo = startDemo([], { DEMO_PORT: String(taken) });
    try {
      const url = address.exec(await demo.waitForOutput(address))?.[0] ?? '';
      assert.notEqual(new URL(url).port, String(taken));
      assert.equal((await fetch(url)).status, 200);
    } finally {
      other.close();
      assert.equal(await demo.stop(), 0, demo.output);
    }
  });
});

describe("the demo's page", () => {
  let demo: RunningDemo;
  let tab: Tab | undefined;
  let page: Page;
  let url: string;
  let withTracker: Locator;
  let without: Locator;

  before(async () => {
    // So slow that steps happen only by clicks.
    demo = startDemo([], { DEMO_PACE: '2000000' });
    url = address.exec(await demo.waitForOutput(address))?.[0] ?? '';
    tab = await openTab();
    page = tab.page;
    withTracker = page.getByRole('region', { name: 'With Chat Tracker', exact: true });
    without = page.getByRole('region', { name: 'Without Chat Tracker' });
    await page.goto(url);
  });
  after(async () => {
    await tab?.close();
    assert.equal(await demo.stop(), 0, demo.output);
  });

  it('plays one step of the scenario per click', async () => {
    const playAgain = page.getByRole('button', { name: 'Play again' });
    await page.locator('.steps .done').first().waitFor({ state: 'attached' });
    for (let done = 1; done < 5; done += 1) {
      await page.getByRole('button', { name: 'Next step' }).click();
      await page.locator('.steps .done').nth(done).waitFor({ state: 'attached' });
    }
    await playAgain.waitFor();
    await withTracker.getByText('1 open card · 2 conversations').waitFor();
    await without.getByText('2 open cards · 2 conversations').waitFor();
    const card = withTracker.getByRole('article', { name: 'Lead #1' });
    await card.getByText('ana.vega@example.com', { exact: true }).waitFor();
    assert.equal(await card.getByRole('listitem').count(), 2, 'two conversations on the card');
    await saveScreenshot(page, 'demo');
  });

  it('binds a new customer with the same phone to the same card', async () => {
    await write(page, 'Telegram', 'Ana V.', 'Soy Ana: 0034 600-123-456');
    const chat = page.getByRole('article', { name: 'Chat of Ana V. on Telegram' });
    await chat.getByText('on Lead #1').waitFor();
    const card = withTracker.getByRole('article', { name: 'Lead #1' });
    await card.getByRole('listitem').filter({ hasText: 'Telegram: Ana V.' }).waitFor();
    await withTracker.getByText('1 open card · 3 conversations').waitFor();
    await without.getByText('3 open cards').waitFor();
    assert.match(await demo.waitForOutput('to “Junk”'), /Telegram, Ana V\.: Soy Ana/);
  });

  it('undoes a decision', async () => {
    const entry = page.getByRole('article', { name: 'Rule 3, Telegram: Ana V.' });
    await entry.getByText('Lead #2 went from stage “Unassigned” to “Junk”.').waitFor();
    await entry.getByRole('button', { name: 'Undo rule 3 for Telegram: Ana V.' }).click();
    await entry.getByText('Taken back').waitFor();
    const chat = page.getByRole('article', { name: 'Chat of Ana V. on Telegram' });
    await chat.getByText('on Lead #2').waitFor();
    await withTracker.getByText('2 open cards · 3 conversations').waitFor();
  });

  it('shows names and messages with markup as text', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const text = '<script>alert(2)</script> <b>eva@example.org</b>';
    await write(page, 'WhatsApp', name, text);
    const chat = page.getByRole('article', { name: `Chat of ${name} on WhatsApp` });
    await chat.getByText(text, { exact: true }).waitFor();
    await withTracker.getByRole('article', { name }).getByText('eva@example.org', { exact: true }).waitFor();
    assert.equal(await page.locator('main img, main script, main b b').count(), 0);
  });

  it('sets the line to suggest and switches the portal’s own tracker', async () => {
    await page.getByLabel('Line mode').selectOption('suggest');
    const nativeSwitch = withTracker.getByRole('switch', { name: 'Portal’s own tracker' });
    assert.equal(await nativeSwitch.getAttribute('aria-checked'), 'false');
    await nativeSwitch.press('Space');
    await withTracker.getByRole('switch', { name: 'Portal’s own tracker', checked: true }).waitFor();
    await write(page, 'Viber', 'Pau', 'mi correo es pau@example.org');
    const entry = page.getByRole('article', { name: 'Rule 6, Viber: Pau' });
    await entry.getByText('Suggested', { exact: true }).waitFor();
    assert.equal(await page.getByLabel('Line mode').inputValue(), 'suggest');
  });

  it('has a Spanish translation, a comparison and a layout for phones', async () => {
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByText('Un cliente, una ficha, todas sus conversaciones en ella.').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Before', exact: true }).click();
    await withTracker.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Side by side' }).click();
    await withTracker.waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    for (const panel of ['Chats', 'Journal', 'CRM']) {
      await page.getByRole('navigation').getByRole('button', { name: panel, exact: true }).click();
      const width = await page.evaluate('document.documentElement.scrollWidth');
      assert.equal(width, 390, `${panel} is not wider than the screen`);
    }
    await saveScreenshot(page, 'demo-390');
    await page.setViewportSize({ width: 1280, height: 860 });
  });

  it('restarts with an empty CRM', async () => {
    await page.getByRole('button', { name: 'Play again' }).click();
    await page.getByRole('article', { name: 'Chat of Pau on Viber' }).waitFor({ state: 'detached' });
    await withTracker.getByText('1 open card').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Go on' }).waitFor();
  });

  it('rejects requests of other sites and invalid requests', async () => {
    const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(new URL('actions', url), { method: 'POST', body, headers });
    assert.equal((await post('{"do":"next"}', { origin: 'https://example.com' })).status, 403);
    assert.equal((await post('{')).status, 409);
    assert.equal((await post('{"do":"undo","decision":"none"}')).status, 409);
    assert.equal((await fetch(new URL('nothing', url))).status, 404);
  });

  it('causes no browser errors and no requests to other hosts', () => {
    assert.deepEqual(tab?.problems, []);
  });
});

async function write(page: Page, channel: string, name: string, text: string): Promise<void> {
  const form = page.locator('#newcomer-form');
  if (!(await form.isVisible())) await page.getByText('Write as a new customer').click();
  await form.getByLabel('Channel').selectOption(channel);
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Message').fill(text);
  await form.getByRole('button', { name: 'Send as this customer' }).click();
}
