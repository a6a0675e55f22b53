import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { saveScreenshot } from '../helpers/save-screenshot.ts';
import { still, until, type AppTab } from './app-tab.ts';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe-core finds serious or critical on the page as it is now. */
export async function seriousFindings(tab: AppTab): Promise<readonly string[]> {
  const frame = tab.frame();
  // What fades in is half as dark half of the way.
  await still(frame);
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

/** The page whole, as wide as the tab, for the README. */
export async function shoot(tab: AppTab, name: string): Promise<void> {
  const { page } = tab;
  const frame = tab.frame();
  const width = page.viewportSize()?.width ?? 1280;
  // Nothing is high only because the frame was.
  await resize(480);
  await resize(await frame.evaluate<number>('document.documentElement.scrollHeight'));
  await still(frame);
  // Laid out is not yet painted.
  for (const one of [frame, page.mainFrame()])
    await one.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  await saveScreenshot(page, name);

  async function resize(height: number): Promise<void> {
    await page.setViewportSize({ width, height });
    await page.evaluate(`document.getElementById('app').style.height = '${String(height)}px'`);
    await until(page.mainFrame(), `innerHeight === ${String(height)}`);
    await until(frame, `innerHeight === ${String(height)}`);
  }
}
