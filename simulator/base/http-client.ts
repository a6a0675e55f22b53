import { Agent, request } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** HTTP client for requests of a portal to an app. Never follows redirects, never retries. */
export class HttpClient {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #tls = new HttpsAgent({ keepAlive: true });
  readonly #timeoutMs: number;

  constructor(timeoutMs = 30_000) {
    this.#timeoutMs = timeoutMs;
  }

  postForm(url: string, body: string): Promise<HttpAnswer> {
    return this.send('POST', url, body);
  }

  send(method: string, url: string, body = ''): Promise<HttpAnswer> {
    const secure = url.startsWith('https:');
    return new Promise((resolve, reject) => {
      const outgoing = (secure ? httpsRequest : request)(
        url,
        {
          method,
          agent: secure ? this.#tls : this.#agent,
          timeout: this.#timeoutMs,
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(body),
            'user-agent': 'Bitrix24 Webhook Engine',
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
    this.#tls.destroy();
  }
}
