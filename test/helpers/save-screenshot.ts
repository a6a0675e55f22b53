import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** Whether this run writes screenshots: `npm run screens`. */
export const savesScreenshots = process.env['SAVE_SCREENSHOTS'] === '1';

const folder = new URL('../../docs/screens/', import.meta.url);

/**
 * Takes a screenshot and checks that it is not empty. The file in docs/screens is written only with `npm run screens`:
 * an ordinary test run changes no files of the repository.
 */
export async function saveScreenshot(page: Page, name: string): Promise<void> {
  const screenshot = await page.screenshot();
  assert.ok(screenshot.length > 10_000, 'the screenshot is not empty');
  if (!savesScreenshots) return;
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(`${name}.png`, folder), screenshot);
}
