import type { Page } from 'playwright-core';
import { openBrowser } from './open-browser.ts';

/** A browser tab that records its problems. */
export interface Tab {
  readonly page: Page;
  /** Console errors, uncaught errors, and requests to other hosts. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

export interface TabOptions {
  readonly width?: number;
  readonly height?: number;
  readonly language?: string;
  /** Theme of the device. */
  readonly theme?: 'light' | 'dark';
}

/** Opens a tab with its own browser context, so without state of other tabs. */
export async function openTab(options: TabOptions = {}): Promise<Tab> {
  const { width = 1280, height = 860, language = 'en-GB', theme = 'light' } = options;
  const browser = await openBrowser();
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language,
    colorScheme: theme,
  });
  const page = await context.newPage();
  // With all cores busy a page took more than twenty seconds.
  page.setDefaultTimeout(60_000);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol === 'data:' || protocol === 'about:') return;
    if (hostname !== '127.0.0.1' && hostname !== 'localhost') problems.push(`request: ${request.url()}`);
  });
  return { page, problems, close: () => context.close() };
}
