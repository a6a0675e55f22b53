import { Agent, request, type OutgoingHttpHeaders } from 'node:http';

export interface HttpCall {
  readonly method: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

export interface HttpAnswer {
  /** 0: the connection was closed without an answer. */
  readonly status: number;
  readonly body: string;
  /** Ms from the call to the end of the answer. */
  readonly took: number;
}

/** Longer than the app may need for anything. */
const NO_ANSWER_MS = 30_000;

/** Sends calls over kept-alive connections to one port of the loopback interface. */
export class FuzzClient {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  /** Never rejects. */
  send({ method, path, headers = {}, body }: HttpCall): Promise<HttpAnswer> {
    const started = performance.now();
    return new Promise((resolve) => {
      const finish = (status: number, text: string): void =>
        resolve({ status, body: text, took: performance.now() - started });
      const sent = request(
        { port: this.#port, host: '127.0.0.1', agent: this.#agent, method, path, headers },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => finish(response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8')));
          response.on('error', () => finish(response.statusCode ?? 0, ''));
        },
      );
      sent.setTimeout(NO_ANSWER_MS, () => sent.destroy());
      // An answer that comes before the whole body was sent ends the connection: that is an answer.
      sent.on('error', () => finish(0, ''));
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
