import assert from 'node:assert/strict';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import type { Language } from '../../src/domain/languages.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { openTab, type TabOptions } from './open-tab.ts';

/** The app in a frame of the portal's page. */
export interface AppTab {
  readonly page: Page;
  readonly app: FrameLocator;
  /** Goes to a page of the app by its place in the navigation. */
  go(view: number): Promise<void>;
  frame(): Frame;
  /** Until the page has its data and nothing moves. */
  settled(): Promise<void>;
  /** Fails when anything went wrong in the browser, but for what is expected. */
  close(expected?: RegExp): Promise<void>;
}

export interface Opening extends TabOptions {
  readonly user?: number;
  readonly placement?: string;
  readonly item?: number;
  readonly portalLanguage?: Language;
}

/** Opened at the portal's own time: a test may have moved that. */
export async function openApp(tracker: Tracker, opening: Opening = {}): Promise<AppTab> {
  const { user, placement, item, portalLanguage = 'es' } = opening;
  // The simulator's portal speaks one language; the same people are shown the pages in all of ours.
  Object.assign(tracker.portal, { language: portalLanguage });
  const tab = await openTab(opening);
  await tab.page.clock.setSystemTime(tracker.sim.now());
  await tab.page.goto(
    tracker.portal.pageUrl({
      ...(user !== undefined && { user }),
      ...(placement !== undefined && { placement }),
      ...(item !== undefined && { options: { ID: String(item) } }),
    }),
  );
  const app = tab.page.frameLocator('#app');
  const frame = (): Frame => tab.page.frames().at(-1) ?? assert.fail('no frame');
  const settled = async (): Promise<void> => {
    await app.getByRole('heading', { level: 1 }).waitFor();
    await app.locator('.animate-pulse').first().waitFor({ state: 'detached' });
    await still(frame());
  };
  await settled();
  return {
    page: tab.page,
    app,
    frame,
    settled,
    async go(view) {
      const entry = app.getByRole('navigation').getByRole('button').nth(view);
      await entry.click();
      await app.locator(`nav button:nth-child(${String(view + 1)})[aria-current=page]`).waitFor();
      await settled();
    },
    async close(expected) {
      await tab.close();
      assert.deepEqual(
        tab.troubles.filter((trouble) => expected?.test(trouble) !== true),
        [],
      );
    },
  };
}

/** Until everything that fades or slides has arrived; what turns without end does not count. */
export async function still(frame: Frame): Promise<void> {
  await frame.evaluate(`Promise.allSettled(
    document.getAnimations()
      .filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
      .map((one) => one.finished),
  ).then(() => undefined)`);
}

/** Until a condition holds in the page, looked at before every repaint. */
export async function until(frame: Frame, condition: string): Promise<void> {
  await frame.evaluate(`new Promise((resolve) => {
    const look = () => ((${condition}) ? resolve() : requestAnimationFrame(look));
    look();
  })`);
}
