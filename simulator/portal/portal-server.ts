import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveHttp, type HttpServer } from '../base/http-server.ts';
import { Gateway } from '../rest/gateway.ts';
import { servePage } from '../page/portal-page.ts';
import type { Portal } from './portal.ts';

/** The portal's addresses: the present one, and old ones that only redirect. */
export class PortalServer {
  readonly #portal: Portal;
  readonly #gateway: Gateway;
  #servers: HttpServer[] = [];

  constructor(portal: Portal) {
    this.#portal = portal;
    this.#gateway = new Gateway(portal);
  }

  get domain(): string {
    return `127.0.0.1:${this.#servers.at(-1)?.port ?? 0}`;
  }

  async start(port = 0): Promise<void> {
    const server: HttpServer = await serveHttp((request, response, body) => {
      if (server.port !== this.#servers.at(-1)?.port) return this.#redirect(request, response);
      return this.#answer(request, response, body);
    }, port);
    this.#servers.push(server);
  }

  /** From now on at a new address. */
  move(): Promise<void> {
    return this.start();
  }

  async close(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.close()));
  }

  #answer(request: IncomingMessage, response: ServerResponse, body: string): void {
    const url = new URL(request.url ?? '/', this.#portal.url);
    if (url.pathname.startsWith('/rest/')) return this.#gateway.answer(request, response, url, body);
    if (url.pathname.startsWith('/portal/')) return servePage(this.#portal, request, response, url, body);
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  }

  #redirect(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(302, { location: `${this.#portal.url}${request.url ?? '/'}` }).end();
  }
}
