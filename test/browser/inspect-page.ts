import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { saveScreenshot, savesScreenshots } from '../helpers/save-screenshot.ts';
import { waitForAnimations, waitForCondition, type AppTab } from './app-tab.ts';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** `contrast`: what depends on the theme; all other rules look at the elements, which are the same in each theme. */
export type AccessibilityRules = 'all' | 'contrast';

/** Violations with impact serious or critical that axe-core finds on the page. */
export async function seriousAccessibilityIssues(
  tab: AppTab,
  rules: AccessibilityRules = 'all',
): Promise<readonly string[]> {
  const frame = tab.frame();
  // Contrast is measured wrongly while elements fade in.
  await waitForAnimations(frame);
  await frame.evaluate(axe);
  return frame.evaluate(async (asked) => {
    const { axe: tool } = globalThis as unknown as {
      axe: {
        run(options: {
          resultTypes: readonly string[];
          runOnly?: readonly string[];
        }): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await tool.run({
      resultTypes: ['violations'],
      ...(asked === 'contrast' && { runOnly: ['color-contrast'] }),
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, rules);
}

/** Saves a screenshot of the whole page at the width of the tab, for the README: only with `npm run screens`. */
export async function savePageScreenshot(tab: AppTab, name: string): Promise<void> {
  if (!savesScreenshots) return;
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
