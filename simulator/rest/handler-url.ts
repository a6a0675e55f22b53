import { RestError } from '../base/rest-error.ts';
import type { Portal } from '../portal/portal.ts';

/**
 * Throws for an invalid handler URL. Real portals require public addresses; the simulator accepts loopback while
 * `allowLoopback` is true (docs/bitrix24/install-and-auth.md#handler-addresses).
 */
export function checkHandlerUrl(portal: Portal, handler: string): void {
  const url = URL.canParse(handler) ? new URL(handler) : undefined;
  if (!url || handler === '') throw new RestError(400, 'ERROR_WRONG_HANDLER_URL', 'Wrong handler URL');
  if (!/^https?:$/.test(url.protocol))
    throw new RestError(400, 'ERROR_UNSUPPORTED_PROTOCOL', 'Unsupported event handler protocol');
  const local = /^(localhost|127\.|\[::1\])/.test(url.hostname);
  if (local && !portal.allowLoopback)
    throw new RestError(400, 'ERROR_WRONG_HANDLER_URL', 'Wrong handler URL');
}
