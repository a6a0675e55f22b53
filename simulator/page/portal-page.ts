import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Portal } from '../portal/portal.ts';

/** The portal's page with the app in a frame. */
export function servePage(
  _portal: Portal,
  _request: IncomingMessage,
  response: ServerResponse,
  _url: URL,
  _body: string,
): void {
  response.writeHead(404).end();
}
