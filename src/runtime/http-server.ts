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

/** An HTTP server with time limits for receiving requests. Answers have none: they may wait for a slow portal. */
export function httpServer(
  app: RequestListener,
  { headers, request, checkInterval }: HttpTimeouts = HTTP_TIMEOUTS,
): Server {
  return createServer(
    { headersTimeout: headers, requestTimeout: request, connectionsCheckingInterval: checkInterval },
    app,
  );
}
