import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  /** Path without query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

export interface FakeServer {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  close(): Promise<void>;
}

/** Handles a request: writes the response itself, or returns the JSON body of a 200. */
export type Answer = (request: SeenRequest, response: ServerResponse) => unknown;

/** An HTTP server on loopback that records every request and responds with `answer`. */
export async function startFakeServer(answer: Answer): Promise<FakeServer> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then(async (body) => {
      const url = new URL(request.url ?? '/', 'http://fake');
      const seenRequest = { method: request.method ?? '', path: url.pathname, query: url.searchParams, body };
      seen.push(seenRequest);
      const value = await answer(seenRequest, response);
      if (response.writableEnded || response.destroyed || value === undefined) return;
      if (!response.headersSent) response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(value));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Body of a successful REST call. */
export function restResult(value: unknown): Record<string, unknown> {
  return { result: value, time: { start: 0, finish: 0, duration: 0, processing: 0, operating: 0 } };
}

/** Body of a successful `batch` with one result per command. */
export function batchResult(entries: readonly unknown[]): Record<string, unknown> {
  return restResult({
    result: entries,
    result_error: [],
    result_total: [],
    result_next: [],
    result_time: [],
  });
}

/** Sends a response with this status; a string is sent as HTML, everything else as JSON. */
export function respond(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): unknown {
  response.writeHead(status, {
    'Content-Type': typeof body === 'string' ? 'text/html' : 'application/json',
    ...headers,
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
  return undefined;
}
