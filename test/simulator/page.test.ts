import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { serveHttp, type HttpServer } from '../../simulator/base/http-server.ts';
import { startSimulator, type PortalSim, type Simulator } from '../../simulator/portal-simulator.ts';

const sdk = readFileSync(
  createRequire(import.meta.url)
    .resolve('@bitrix24/b24jssdk')
    .replace(/dist.*/, 'dist/umd/index.min.js'),
);

/** Pages of an app: the installer calls installFinish, the main page reads profile, placement and token. */
const page = (
  script: string,
): string => `<!doctype html><meta charset="utf-8"><body><script src="/sdk.js"></script><script>
(async () => { const b24 = await B24Js.initializeB24Frame(); ${script} })().catch((error) => { document.body.textContent = 'error ' + error; });
</script>`;
const installer = page(`await b24.installFinish();`);
const main = page(`
  await b24.parent.setTitle('Chats');
  await b24.options.appSet('color', 'red');
  const profile = await b24.actions.v2.call.make({ method: 'profile', params: {} });
  const auth = await b24.auth.refreshAuth();
  document.body.textContent = [profile.getData().result.ID, b24.placement.title, JSON.stringify(b24.placement.options), b24.auth.isAdmin, auth.access_token.length].join(' ');`);

describe("the portal's page in a real browser", () => {
  let sim: Simulator;
  let portal: PortalSim;
  let app: HttpServer;
  let browser: Browser;
  let tab: Page;
  const posted: string[] = [];
  const closing: (() => Promise<void>)[] = [];

  before(async () => {
    app = await serveHttp((request, response) => {
      const path = new URL(request.url ?? '/', 'http://app').pathname;
      posted.push(`${request.method} ${path}`);
      if (path === '/sdk.js')
        return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(sdk);
      response.writeHead(200, { 'content-type': 'text/html' }).end(path === '/install' ? installer : main);
    });
    closing.push(() => app.close());
    sim = await startSimulator();
    closing.push(() => sim.close());
    sim.registerApp({ clientId: 'local.1', clientSecret: 'secret' });
    portal = await sim.addPortal({ memberId: 'm1', language: 'es' });
    const url = `http://127.0.0.1:${app.port}`;
    portal.addApp({ install: `${url}/install`, app: `${url}/app` });
    browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: chromium.args,
      headless: true,
    });
    closing.push(() => browser.close());
    tab = await browser.newPage();
    tab.setDefaultTimeout(15_000);
  });
  after(async () => {
    // Also closes the servers when the browser did not start.
    for (const close of closing.reverse()) await close();
  });

  it('installs through B24Frame and reloads into the main page', async () => {
    await tab.goto(portal.pageUrl());
    await tab.waitForFunction('document.title === "Chats"');
    assert.equal(portal.installation?.finished, true);
    assert.ok(posted.includes('POST /install') && posted.includes('POST /app'));
    await tab.frameLocator('#app').getByText(/^1 /).waitFor();
    assert.equal(portal.installation.options.get('color'), 'red');
  });

  it('opens a placement with its options for a user without admin rights, who cannot set app options', async () => {
    const clerk = portal.addUser({ name: 'Luis' });
    const url = `http://127.0.0.1:${app.port}/tab`;
    const token = portal.issueToken();
    const bind = new URLSearchParams({
      auth: token.accessToken,
      PLACEMENT: 'CRM_LEAD_DETAIL_TAB',
      HANDLER: url,
    });
    await (
      await fetch(`${portal.restUrl}placement.bind?${bind.toString()}`, { headers: { connection: 'close' } })
    ).text();
    portal.installation?.options.clear();
    await tab.goto(
      portal.pageUrl({ user: clerk.id, placement: 'CRM_LEAD_DETAIL_TAB', options: { ID: '7' } }),
    );
    await tab
      .frameLocator('#app')
      .getByText(new RegExp(`^${clerk.id} CRM_LEAD_DETAIL_TAB \\{"ID":"7"\\} false \\d+$`))
      .waitFor();
    assert.equal(portal.installation?.options.size, 0);
    assert.ok(posted.includes('POST /tab'));
  });

  it('shows other users a notice before the installation is finished', async () => {
    const clerk = portal.addUser();
    portal.addApp(portal.installation?.urls ?? { install: '', app: '' });
    await tab.goto(portal.pageUrl({ user: clerk.id }));
    assert.match((await tab.locator('#notice').textContent()) ?? '', /not fully installed/);
  });
});
