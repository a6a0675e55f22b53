/**
 * The two messages that the page sends to the portal around its frame
 * (docs/bitrix24/placements-and-frame.md#frame-protocol). The SDK has them too, but would make the first page
 * three times as large.
 */
const [domain = '', protocol = '', appSid = ''] = window.name.split('|');
const framed = window.parent !== window && domain !== '' && appSid !== '';
const origin = `${protocol === '1' ? 'https' : 'http'}://${domain}`;

const MIN_FRAME_HEIGHT_PX = 320;

/** Returns `false` without a portal around the page. */
function postCommand(command: string, params: unknown): boolean {
  if (!framed) return false;
  // The answer is not used, but the portal requires the name of a callback.
  const callback = Math.random().toString(36).slice(2);
  window.parent.postMessage(`${command}:${JSON.stringify(params)}:${callback}:${appSid}`, origin);
  return true;
}

/** Opens a path of the portal in its slider. Returns `false` without a portal around the page. */
export function openInPortal(path: string): boolean {
  return postCommand('openPath', { path });
}

/** Resizes the frame to the height of the page whenever that changes: a card's tab has no scroll bar. */
export function fitFrame(): void {
  let lastHeight = 0;
  new ResizeObserver(() => {
    const height = Math.max(MIN_FRAME_HEIGHT_PX, Math.ceil(document.body.scrollHeight));
    if (height === lastHeight) return;
    lastHeight = height;
    postCommand('resizeWindow', { width: '100%', height });
  }).observe(document.body);
}
