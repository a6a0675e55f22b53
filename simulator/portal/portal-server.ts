import type { IncomingMessage, ServerResponse } from 'node:http';
import { serveHttp, type HttpServer } from '../base/http-server.ts';

export type PortalHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: string,
) => void;

/**
 * The portal's addresses: the current one, and old ones that only redirect
 * (docs/bitrix24/install-and-auth.md#moved-portals).
 */
export class PortalServer {
  readonly #answer: PortalHandler;
  #servers: HttpServer[] = [];

  constructor(answer: PortalHandler) {
    this.#answer = answer;
  }

  get domain(): string {
    return `127.0.0.1:${this.#servers.at(-1)?.port ?? 0}`;
  }

  async start(port = 0): Promise<void> {
    const server: HttpServer = await serveHttp((request, response, body) => {
      const url = new URL(request.url ?? '/', `http://${this.domain}`);
      if (server.port === this.#servers.at(-1)?.port) {
        this.#answer(request, response, url, body);
        return;
      }
      response.writeHead(302, { location: url.href }).end();
    }, port);
    this.#servers.push(server);
  }

  /** Moves the portal to a new address. */
  move(): Promise<void> {
    return this.start();
  }

  async close(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.close()));
  }
}
