import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import type { Language } from '../../config/manifest.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { openTab, type TabOptions } from './open-tab.ts';

/** The app in a frame of the portal's page. */
export interface AppTab {
  readonly page: Page;
  readonly app: FrameLocator;
  /** Goes to a page of the app by its place in the navigation. */
  go(view: number): Promise<void>;
  frame(): Frame;
  /** Fails when anything went wrong in the browser. */
  close(): Promise<void>;
}

export interface Opening extends TabOptions {
  readonly user?: number;
  readonly placement?: string;
  readonly item?: number;
  readonly portalLanguage?: Language;
}

export async function openApp(tracker: Tracker, opening: Opening = {}): Promise<AppTab> {
  const { user, placement, item, portalLanguage = 'es' } = opening;
  // The simulator's portal speaks one language; the same people are shown the pages in all of ours.
  Object.assign(tracker.portal, { language: portalLanguage });
  const tab = await openTab(opening);
  await tab.page.goto(
    tracker.portal.pageUrl({
      ...(user !== undefined && { user }),
      ...(placement !== undefined && { placement }),
      ...(item !== undefined && { options: { ID: String(item) } }),
    }),
  );
  const app = tab.page.frameLocator('#app');
  await app.getByRole('heading', { level: 1 }).waitFor();
  await app.locator('.animate-pulse').first().waitFor({ state: 'detached' });
  return {
    page: tab.page,
    app,
    frame: () => tab.page.frames().at(-1) ?? assert.fail('no frame'),
    async go(view) {
      await app.getByRole('navigation').getByRole('button').nth(view).click();
      await app.getByRole('heading', { level: 1 }).waitFor();
      await tab.page.waitForLoadState('networkidle');
    },
    async close() {
      await tab.close();
      assert.deepEqual(tab.troubles, []);
    },
  };
}

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe-core finds serious or critical on the page as it is now. */
export async function seriousFindings(tab: AppTab): Promise<readonly string[]> {
  const frame = tab.frame();
  await frame.evaluate(axe);
  return frame.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await tool.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}

/** The page whole, as wide as the tab; kept for the README where asked for. */
export async function shoot(tab: AppTab, name: string): Promise<void> {
  const height = await tab.frame().evaluate<number>('document.documentElement.scrollHeight');
  await tab.page.evaluate(`document.getElementById('app').style.height = '${String(height)}px'`);
  const width = tab.page.viewportSize()?.width ?? 1280;
  await tab.page.setViewportSize({ width, height: Math.min(2400, Math.max(480, height)) });
  await tab.page.screenshot({
    path: fileURLToPath(new URL(`../../docs/screens/${name}.png`, import.meta.url)),
  });
}
