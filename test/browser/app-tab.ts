import assert from 'node:assert/strict';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import type { Language } from '../../src/domain/languages.ts';
import type { Tracker } from '../helpers/start-tracker.ts';
import { openTab, type TabOptions } from './open-tab.ts';

/** The app, opened in a frame of the portal's page. */
export interface AppTab {
  readonly page: Page;
  readonly app: FrameLocator;
  /** Opens a view by its index in the navigation. */
  openView(view: number): Promise<void>;
  frame(): Frame;
  /** Waits until the view has loaded its data and animations have ended. */
  waitUntilLoaded(): Promise<void>;
  /** Closes the tab. Fails when problems occurred in the browser that do not match `expected`. */
  close(expected?: RegExp): Promise<void>;
}

export interface OpenAppOptions extends TabOptions {
  readonly user?: number;
  readonly placement?: string;
  readonly item?: number;
  /** PLACEMENT_OPTIONS where they are not those of an item's tab. */
  readonly options?: Readonly<Record<string, string>>;
  readonly portalLanguage?: Language;
}

/** Opens the app with the browser's clock at the simulator's time, which a test may have advanced. */
export async function openApp(tracker: Tracker, opening: OpenAppOptions = {}): Promise<AppTab> {
  const { user, placement, item, options, portalLanguage = 'es' } = opening;
  // The simulator's portal has one language, which a test may replace.
  Object.assign(tracker.portal, { language: portalLanguage });
  const tab = await openTab(opening);
  await tab.page.clock.setSystemTime(tracker.sim.now());
  await tab.page.goto(
    tracker.portal.pageUrl({
      ...(user !== undefined && { user }),
      ...(placement !== undefined && { placement }),
      ...(item !== undefined && { options: { ID: String(item) } }),
      ...(options && { options }),
    }),
  );
  const app = tab.page.frameLocator('#app');
  const frame = (): Frame => tab.page.frames().at(-1) ?? assert.fail('no frame');
  const waitUntilLoaded = async (): Promise<void> => {
    await app.getByRole('heading', { level: 1 }).waitFor();
    await app.locator('.animate-pulse').first().waitFor({ state: 'detached' });
    await waitForAnimations(frame());
  };
  await waitUntilLoaded();
  return {
    page: tab.page,
    app,
    frame,
    waitUntilLoaded,
    async openView(view) {
      const entry = app.getByRole('navigation').getByRole('button').nth(view);
      await entry.click();
      await app.locator(`nav button:nth-child(${String(view + 1)})[aria-current=page]`).waitFor();
      await waitUntilLoaded();
    },
    async close(expected) {
      await tab.close();
      assert.deepEqual(
        tab.problems.filter((problem) => expected?.test(problem) !== true),
        [],
      );
    },
  };
}

/** Waits until all animations have ended, except endless ones. */
export async function waitForAnimations(frame: Frame): Promise<void> {
  await frame.evaluate(`Promise.allSettled(
    document.getAnimations()
      .filter((animation) => animation.effect.getComputedTiming().iterations !== Infinity)
      .map((animation) => animation.finished),
  ).then(() => undefined)`);
}

/** Waits until a JavaScript condition is true in the page; it is evaluated before every repaint. */
export async function waitForCondition(frame: Frame, condition: string): Promise<void> {
  await frame.evaluate(`new Promise((resolve) => {
    const check = () => ((${condition}) ? resolve() : requestAnimationFrame(check));
    check();
  })`);
}
