/**
 * The messages that the page exchanges with the portal around its frame
 * (docs/bitrix24/placements-and-frame.md#frame-protocol). The SDK has them too, but would make the first page
 * three times as large.
 */
const [domain = '', protocol = '', appSid = ''] = window.name.split('|');
const framed = window.parent !== window && domain !== '' && appSid !== '';
const origin = `${protocol === '1' ? 'https' : 'http'}://${domain}`;

const MIN_FRAME_HEIGHT_PX = 320;
const DIALOG_MARGIN_PX = 16;

/** Returns `false` without a portal around the page. */
function postCommand(command: string, params: unknown): boolean {
  if (!framed) return false;
  // The answer is not used, but the portal requires the name of a callback.
  const callback = Math.random().toString(36).slice(2);
  window.parent.postMessage(`${command}:${JSON.stringify(params)}:${callback}:${appSid}`, origin);
  return true;
}

/** The portal answers at once, or not at all. */
const ANSWER_TIMEOUT_MS = 10_000;

/** A new access token of the user; `undefined` without a portal around the page, or where it does not answer. */
export function refreshAuth(): Promise<string | undefined> {
  if (!framed) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const callback = Math.random().toString(36).slice(2);
    const end = (token?: string): void => {
      clearTimeout(timer);
      window.removeEventListener('message', onMessage);
      resolve(token);
    };
    const onMessage = ({ origin: sender, data }: MessageEvent<unknown>): void => {
      if (sender !== origin || typeof data !== 'string' || !data.startsWith(`${callback}:`)) return;
      end(tokenOf(data.slice(callback.length + 1)));
    };
    const timer = setTimeout(end, ANSWER_TIMEOUT_MS);
    window.addEventListener('message', onMessage);
    window.parent.postMessage(`refreshAuth::${callback}:${appSid}`, origin);
  });
}

function tokenOf(json: string): string | undefined {
  try {
    const auth: unknown = JSON.parse(json);
    const token = typeof auth === 'object' && auth !== null && 'AUTH_ID' in auth ? auth.AUTH_ID : undefined;
    return typeof token === 'string' ? token : undefined;
  } catch {
    return undefined;
  }
}

/** Opens a path of the portal in its slider. Returns `false` without a portal around the page. */
export function openInPortal(path: string): boolean {
  return postCommand('openPath', { path });
}

/** Opens the history of an open-line chat in the portal. Returns `false` without a portal around the page. */
export function openConversation(chat: string): boolean {
  return postCommand('imOpenHistory', { dialogId: `imol|${chat}` });
}

let isFitted = false;

/**
 * Where a dialog of this height has to begin, in px from the top of the page, to be seen beside the control that opens it.
 * `undefined` in pages with a scroll bar of their own: there the middle of the window is always in sight.
 */
export function dialogTop(opener: Element | undefined, height: number): number | undefined {
  if (!isFitted || !opener) return undefined;
  const { top } = opener.getBoundingClientRect();
  const lowest = window.innerHeight - height - DIALOG_MARGIN_PX;
  return Math.max(DIALOG_MARGIN_PX, Math.min(top - height / 2, lowest));
}

/** Resizes the frame to the height of the page whenever that changes: a card's tab has no scroll bar. */
export function fitFrame(): void {
  isFitted = true;
  let lastHeight = 0;
  new ResizeObserver(() => {
    const height = Math.max(MIN_FRAME_HEIGHT_PX, Math.ceil(document.body.scrollHeight));
    if (height === lastHeight) return;
    lastHeight = height;
    postCommand('resizeWindow', { width: '100%', height });
  }).observe(document.body);
}
