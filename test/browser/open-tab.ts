import type { Page } from 'playwright-core';
import { openBrowser } from './open-browser.ts';

/** A tab with everything that went wrong in it. */
export interface Tab {
  readonly page: Page;
  /** Errors on the console, uncaught ones, and requests to anywhere but this machine. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

export interface TabOptions {
  readonly width?: number;
  readonly height?: number;
  readonly language?: string;
}

/** A tab of its own, without what other tabs left behind. */
export async function openTab(options: TabOptions = {}): Promise<Tab> {
  const { width = 1280, height = 860, language = 'en-GB' } = options;
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width, height }, locale: language });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol === 'data:' || protocol === 'about:') return;
    if (hostname !== '127.0.0.1' && hostname !== 'localhost') troubles.push(`request: ${request.url()}`);
  });
  return { page, troubles, close: () => context.close() };
}
