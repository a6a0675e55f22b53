import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';
import { atEnd } from '../helpers/at-end.ts';

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

let browser: Promise<Browser> | undefined;

/** The browser of this run: started when first asked for, closed when all tests are through. */
export function openBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}

async function launch(): Promise<Browser> {
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}

atEnd(async () => {
  await (await browser)?.close();
});
