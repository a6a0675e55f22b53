import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

const folder = new URL('../../docs/screens/', import.meta.url);

/** Pictures for the documents are kept only when asked for (`npm run screens`): a test leaves no changed files behind. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot();
  assert.ok(picture.length > 10_000, 'the picture shows something');
  if (process.env['KEEP_SCREENS'] !== '1') return;
  await mkdir(folder, { recursive: true });
  await writeFile(new URL(`${name}.png`, folder), picture);
}
