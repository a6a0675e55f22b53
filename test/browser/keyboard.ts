import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { until, type AppTab } from './app-tab.ts';

/** More than any page has controls. */
const MOST = 200;

/** Presses Tab until the control has the focus. */
export async function tabTo(tab: AppTab, target: Locator): Promise<void> {
  await target.waitFor();
  for (let left = MOST; left > 0; left -= 1) {
    if ((await target.and(tab.app.locator(':focus')).count()) === 1) return;
    await tab.page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not lead to ${String(target)}`);
}

/** Goes to a control by Tab and presses Enter. */
export async function enter(tab: AppTab, target: Locator): Promise<void> {
  await tabTo(tab, target);
  await tab.page.keyboard.press('Enter');
}

/** Goes to a page of the app by keyboard. */
export async function goByKeyboard(tab: AppTab, view: number): Promise<void> {
  await enter(tab, tab.app.getByRole('navigation').getByRole('button').nth(view));
  await tab.app.locator(`nav button:nth-child(${String(view + 1)})[aria-current=page]`).waitFor();
  await tab.settled();
}

/** What a person can work: seen, not switched off, not taken out of the order. */
const controls = `[...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex]')]
  .filter((one) => one.tabIndex >= 0 && !one.disabled && !one.closest('[aria-hidden=true]')
    && one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))`;

/** How a control looks, as far as the focus may change it. */
const look = `(one) => {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } = getComputedStyle(one);
  return JSON.stringify([outlineStyle === 'none' ? '' : outlineWidth + outlineColor, boxShadow, borderColor]);
}`;

export interface Walk {
  /** Controls of the page, in the order of the document. */
  readonly controls: readonly string[];
  /** Those that had the focus, in the order of Tab. */
  readonly visited: readonly string[];
  /** Those that look with the focus as they do without it. */
  readonly unmarked: readonly string[];
}

/** From the beginning to the end of the page with Tab alone; what is folded is opened on the way where asked for. */
export async function walk(tab: AppTab, open = false): Promise<Walk> {
  const frame = tab.frame();
  await frame.evaluate('document.activeElement?.blur(); globalThis.walked = []; undefined');
  // Into the page and, at its end, out of it.
  await tab.page.evaluate('document.activeElement?.blur()');
  for (let left = MOST; left > 0; left -= 1) {
    await tab.page.keyboard.press('Tab');
    const folded = await frame.evaluate<string>(`(() => {
      const one = document.activeElement;
      if (!document.hasFocus() || one === document.body) return 'outside';
      const { walked } = globalThis;
      // A date has stops of its own inside.
      if (walked.at(-1)?.one !== one) walked.push({ one });
      const closed = one.getAttribute('aria-expanded') === 'false' || one.matches('details:not([open]) > summary');
      return closed ? 'folded' : '';
    })()`);
    if (folded === 'outside') break;
    if (open && folded === 'folded') {
      await tab.page.keyboard.press('Enter');
      await until(
        frame,
        `document.activeElement.matches('[aria-expanded=true], details[open] > summary') && !document.querySelector('article [role=status]')`,
      );
    }
    await tab.settled();
    await frame.evaluate(`void (globalThis.walked.at(-1).focused = (${look})(document.activeElement))`);
  }
  return frame.evaluate<Walk>(`(() => {
    document.activeElement?.blur();
    const name = (one) => one.tagName.toLowerCase() + ' ' + (one.getAttribute('aria-label') || one.innerText || one.id).trim().slice(0, 60);
    const look = ${look};
    return {
      controls: ${controls}.map(name),
      visited: globalThis.walked.map(({ one }) => name(one)),
      unmarked: globalThis.walked.filter(({ one, focused }) => look(one) === focused).map(({ one }) => name(one)),
    };
  })()`);
}
