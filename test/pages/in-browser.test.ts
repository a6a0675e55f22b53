import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Frame } from 'playwright-core';
import { startSimulator, type PortalSim, type Simulator } from '../../simulator/portal-simulator.ts';
import { lineId, memberId } from '../../src/model/ids.ts';
import { trackerApp, type TrackerApp } from '../handlers/tracker-app.ts';

const member = memberId('portal-in-a-browser');

/** The real SDK in a real frame: the only proof that the installation ends and that our headers allow it all. */
describe('in a browser', () => {
  let browser: Browser;
  let sim: Simulator;
  let portal: PortalSim;
  let tracker: TrackerApp;
  let server: Server;

  before(async () => {
    // Not with the package's own switches: they turn off what is proven here (`--disable-web-security`).
    const args = ['--no-sandbox', '--headless=shell', '--disable-gpu', '--disable-dev-shm-usage'];
    browser = await playwright.launch({ executablePath: await chromium.executablePath(), args });
    sim = await startSimulator();
    sim.registerApp({ clientId: 'local.1', clientSecret: 'client secret' });
    portal = await sim.addPortal({ memberId: member, language: 'es', country: 'ES' });
    server = createServer((request, response) => {
      tracker.app(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    tracker = await trackerApp(sim.oauthUrl, url);
    portal.addApp({ install: `${url}/install`, app: `${url}/app` });
    portal.addLine({ id: 5, name: 'Ventas <b>' });
  });

  after(async () => {
    await browser.close();
    await sim.close();
    server.closeAllConnections();
    server.close();
  });

  async function openPortal(
    user = portal.admin.id,
  ): Promise<{ app: () => Frame; troubles: string[]; close: () => Promise<void> }> {
    const page = await browser.newPage();
    const troubles: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    page.on('pageerror', (error) => troubles.push(error.message));
    await page.goto(portal.pageUrl({ user }));
    const app = (): Frame => page.frames().at(-1) ?? assert.fail('no frame');
    return { app, troubles, close: () => page.close() };
  }

  it('finishes the installation', async () => {
    const { troubles, close } = await openPortal();
    for (let left = 100; left > 0 && portal.installation?.finished !== true; left -= 1) await pause(100);
    assert.equal(portal.installation?.finished, true);
    assert.deepEqual(troubles, []);
    await close();
  });

  it('changes the mode of a line', async () => {
    const { app, troubles, close } = await openPortal();
    await app().getByRole('button', { name: 'Canales abiertos' }).click();
    const select = app().getByLabel('Modo: Ventas <b>');
    await select.selectOption('suggest');
    await app().getByText('Guardado.').waitFor();
    assert.equal((await tracker.stores.settings.line(member, lineId('5'))).mode, 'suggest');
    assert.deepEqual(troubles, []);
    await close();
  });

  it('shows an employee the mode of a line that is not theirs, and no choice', async () => {
    const { app, troubles, close } = await openPortal(portal.addUser({ name: 'Rosa' }).id);
    await app().getByRole('button', { name: 'Canales abiertos' }).click();
    const line = app().getByRole('region', { name: 'Ventas <b>' });
    await line.getByText('Solo sugerir').waitFor();
    assert.equal(await app().getByLabel('Modo: Ventas <b>').count(), 0);
    assert.deepEqual(troubles, []);
    await close();
  });
});
