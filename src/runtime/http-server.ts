import { createServer, type RequestListener, type Server } from 'node:http';

/** Milliseconds. */
export interface HttpTimeouts {
  /** For the headers of a request. */
  readonly headers: number;
  /** For the whole request. */
  readonly request: number;
  /** How often connections are checked for it. */
  readonly checkInterval: number;
}

/** Bitrix24 sends small bodies at once; a client that sends slowly only keeps a connection open. */
const HTTP_TIMEOUTS: HttpTimeouts = { headers: 10_000, request: 30_000, checkInterval: 5000 };

/**
 * Longer than proxies keep idle connections (nginx: 60 s). Closing one at the moment when the other side uses it would lose
 * an event, which is never sent again.
 */
const KEEP_ALIVE_MS = 75_000;

/** An HTTP server with time limits for receiving requests. Answers have none: they may wait for a slow portal. */
export function httpServer(
  app: RequestListener,
  { headers, request, checkInterval }: HttpTimeouts = HTTP_TIMEOUTS,
): Server {
  return createServer(
    {
      headersTimeout: headers,
      requestTimeout: request,
      connectionsCheckingInterval: checkInterval,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    app,
  );
}

/** For answers that are being made when the process is told to stop; supervisors kill after 10 s or more. */
const STOP_GRACE_MS = 5000;

/**
 * Accepts no new connections; open requests are answered. Connections that are still open after the grace time are closed:
 * a client that never ends its request must not keep the process from stopping. Milliseconds.
 */
export function closeServer(server: Server, graceMs: number = STOP_GRACE_MS): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    // Connections that are answered from now on do not wait for another request.
    server.keepAliveTimeout = 1;
    server.closeIdleConnections();
  });
}
