import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { waitForCondition, type AppTab } from './app-tab.ts';

/** More tab stops than any page has. */
const MAX_TAB_STOPS = 200;

/** Presses Tab until the control has the focus. */
export async function tabTo(tab: AppTab, target: Locator): Promise<void> {
  await target.waitFor();
  for (let left = MAX_TAB_STOPS; left > 0; left -= 1) {
    if ((await target.and(tab.app.locator(':focus')).count()) === 1) return;
    await tab.page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not reach ${String(target)}`);
}

/** Moves the focus to a control by Tab and presses Enter. */
export async function pressEnterOn(tab: AppTab, target: Locator): Promise<void> {
  await tabTo(tab, target);
  await tab.page.keyboard.press('Enter');
}

/** Opens a view by its index in the navigation. */
export async function openViewByKeyboard(tab: AppTab, view: number): Promise<void> {
  await pressEnterOn(tab, tab.app.getByRole('navigation').getByRole('button').nth(view));
  await tab.app.locator(`nav button:nth-child(${String(view + 1)})[aria-current=page]`).waitFor();
  await tab.waitUntilLoaded();
}

/** Controls that a user can operate: visible, enabled and part of the tab order. */
const reachableControls = `[...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex]')]
  .filter((control) => control.tabIndex >= 0 && !control.disabled && !control.closest('[aria-hidden=true]')
    && control.checkVisibility({ visibilityProperty: true, opacityProperty: true }))`;

/** The style of a control that the focus may change. */
const focusStyleOf = `(control) => {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(control);
  return JSON.stringify([outlineStyle === 'none' ? '' : outlineWidth + outlineColor, boxShadow, borderColor]);
}`;

export interface TabOrder {
  /** Controls of the page, in document order. */
  readonly controls: readonly string[];
  /** Controls that had the focus, in the order of Tab. */
  readonly visited: readonly string[];
  /** Controls that look the same with and without the focus. */
  readonly withoutFocusStyle: readonly string[];
}

/** Presses Tab from the start to the end of the page. With `expand`, collapsed sections (no menus) are opened by Enter on the way. */
export async function tabThroughPage(tab: AppTab, expand = false): Promise<TabOrder> {
  const frame = tab.frame();
  await frame.evaluate('document.activeElement?.blur(); globalThis.visited = []; undefined');
  // The focus starts in the portal's page, enters the frame, and leaves it at its end.
  await tab.page.evaluate('document.activeElement?.blur()');
  for (let left = MAX_TAB_STOPS; left > 0; left -= 1) {
    await tab.page.keyboard.press('Tab');
    const position = await frame.evaluate<string>(`(() => {
      const control = document.activeElement;
      if (!document.hasFocus() || control === document.body) return 'outside';
      const { visited } = globalThis;
      // A date input has several tab stops.
      if (visited.at(-1)?.control !== control) visited.push({ control });
      const collapsed = control.matches('[aria-expanded=false]:not([aria-haspopup])') || control.matches('details:not([open]) > summary');
      return collapsed ? 'collapsed' : '';
    })()`);
    if (position === 'outside') break;
    if (expand && position === 'collapsed') {
      await tab.page.keyboard.press('Enter');
      await waitForCondition(
        frame,
        `document.activeElement.matches('[aria-expanded=true], details[open] > summary') && !document.querySelector('article [role=status]')`,
      );
    }
    await tab.waitUntilLoaded();
    await frame.evaluate(
      `void (globalThis.visited.at(-1).focusStyle = (${focusStyleOf})(document.activeElement))`,
    );
  }
  return frame.evaluate<TabOrder>(`(() => {
    document.activeElement?.blur();
    const nameOf = (control) => control.tagName.toLowerCase() + ' '
      + (control.getAttribute('aria-label') || control.innerText || control.id).trim().slice(0, 60);
    const focusStyleOf = ${focusStyleOf};
    const { visited } = globalThis;
    return {
      controls: ${reachableControls}.map(nameOf),
      visited: visited.map(({ control }) => nameOf(control)),
      withoutFocusStyle: visited
        .filter(({ control, focusStyle }) => focusStyleOf(control) === focusStyle)
        .map(({ control }) => nameOf(control)),
    };
  })()`);
}
