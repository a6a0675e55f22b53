import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';
import { addCleanup } from '../helpers/run-cleanup.ts';
import { sharedValue } from '../helpers/shared-value.ts';

/**
 * Not the package's own switches: they turn off what pages have to work with (`--disable-web-security`). Names lead
 * nowhere: a page that needs another host fails here.
 */
const args = [
  '--no-sandbox',
  '--headless=shell',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

const run = sharedValue<{ browser?: Promise<Browser> }>('browser', () => ({}));

/** The browser of this run: started when first asked for, closed when all tests are through. */
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
