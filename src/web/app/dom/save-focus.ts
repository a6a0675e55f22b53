/**
 * Stores the focused element and returns a function that restores the focus. A control that is disabled while a request
 * runs loses the focus. Nothing is restored when the focus was moved meanwhile or the element was removed.
 */
export function saveFocus(): () => void {
  const before = document.activeElement;
  return () => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost && before instanceof HTMLElement && before.isConnected) before.focus();
  };
}
