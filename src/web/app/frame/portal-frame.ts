/**
 * The few words that the page says to the portal around it (sdk.md 8). The SDK could say them too, at the price of
 * three times this page.
 */
const [domain = '', protocol = '', appSid = ''] = window.name.split('|');
const framed = window.parent !== window && domain !== '' && appSid !== '';
const origin = `${protocol === '1' ? 'https' : 'http'}://${domain}`;

function tell(command: string, params: unknown): boolean {
  if (!framed) return false;
  // Nobody waits for the answer, but the portal wants to be told where it would go.
  const callback = Math.random().toString(36).slice(2);
  window.parent.postMessage(`${command}:${JSON.stringify(params)}:${callback}:${appSid}`, origin);
  return true;
}

/** Opens a path of the portal in its slider. `false` where there is no portal around. */
export function openInPortal(path: string): boolean {
  return tell('openPath', { path });
}

/** Keeps the frame as high as the page: a card's tab has no scroll bar of its own. */
export function fitFrame(): void {
  let before = 0;
  new ResizeObserver(() => {
    const height = Math.max(320, Math.ceil(document.body.scrollHeight));
    if (height === before) return;
    before = height;
    tell('resizeWindow', { width: '100%', height });
  }).observe(document.body);
}
