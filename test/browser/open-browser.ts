import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';
import { addCleanup } from '../helpers/run-cleanup.ts';
import { sharedValue } from '../helpers/shared-value.ts';

/**
 * Not the package's own switches: they disable protections that the pages have to work with (`--disable-web-security`).
 * Host names are not resolved: a page that needs another host fails here.
 */
const args = [
  '--no-sandbox',
  '--headless=shell',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

const run = sharedValue<{ browser?: Promise<Browser> }>('browser', () => ({}));

/** The browser of this test run: started at the first call, closed after all tests. */
export function openBrowser(): Promise<Browser> {
  if (!run.browser) {
    run.browser = launch();
    addCleanup(async () => {
      await (await run.browser)?.close();
    });
  }
  return run.browser;
}

async function launch(): Promise<Browser> {
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}
