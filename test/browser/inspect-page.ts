import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { saveScreenshot } from '../helpers/save-screenshot.ts';
import { waitForAnimations, waitForCondition, type AppTab } from './app-tab.ts';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Violations with impact serious or critical that axe-core finds on the page. */
export async function seriousAccessibilityIssues(tab: AppTab): Promise<readonly string[]> {
  const frame = tab.frame();
  // Contrast is measured wrongly while elements fade in.
  await waitForAnimations(frame);
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

/** Saves a screenshot of the whole page at the width of the tab, for the README. */
export async function savePageScreenshot(tab: AppTab, name: string): Promise<void> {
  const { page } = tab;
  const frame = tab.frame();
  const width = page.viewportSize()?.width ?? 1280;
  // Start low, so that the page's own height is measured and not the frame's.
  await resize(480);
  await resize(await frame.evaluate<number>('document.documentElement.scrollHeight'));
  await waitForAnimations(frame);
  // Wait until the new layout is painted.
  for (const each of [frame, page.mainFrame()])
    await each.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  await saveScreenshot(page, name);

  async function resize(height: number): Promise<void> {
    await page.setViewportSize({ width, height });
    await page.evaluate(`document.getElementById('app').style.height = '${String(height)}px'`);
    await waitForCondition(page.mainFrame(), `innerHeight === ${String(height)}`);
    await waitForCondition(frame, `innerHeight === ${String(height)}`);
  }
}
