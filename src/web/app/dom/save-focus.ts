/**
 * A control that is switched off while it works loses the focus. Remembers which one has it; what comes back gives it
 * back, unless the reader went elsewhere or the control is gone.
 */
export function keepFocus(): () => void {
  const before = document.activeElement;
  return () => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost && before instanceof HTMLElement && before.isConnected) before.focus();
  };
}
