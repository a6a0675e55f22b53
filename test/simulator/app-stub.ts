import { parsePhp } from '../../simulator/base/php-brackets.ts';
import { serveHttp } from '../../simulator/base/http-server.ts';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, unknown>;
  readonly body: Record<string, unknown>;
  readonly type: string;
}

/** HTTP server in place of the app: records every request and answers with `status`. */
export class AppStub {
  readonly received: Received[] = [];
  status = 200;
  #close: () => Promise<void> = () => Promise.resolve();
  #port = 0;

  async start(): Promise<this> {
    const server = await serveHttp((request, response, body) => {
      const url = new URL(request.url ?? '/', 'http://app');
      this.received.push({
        method: request.method ?? '',
        path: url.pathname,
        query: parsePhp(url.search.slice(1)),
        body: parsePhp(body),
        type: request.headers['content-type'] ?? '',
      });
      response.writeHead(this.status).end('ok');
    });
    this.#port = server.port;
    this.#close = () => server.close();
    return this;
  }

  close(): Promise<void> {
    return this.#close();
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }
  /** URLs of the installer and the app. */
  get urls(): { install: string; app: string } {
    return { install: `${this.url}/install`, app: `${this.url}/app` };
  }
  /** Bodies of the received events with this name. */
  events(name: string): readonly Record<string, unknown>[] {
    return this.received.filter((entry) => entry.body['event'] === name).map((entry) => entry.body);
  }
}
