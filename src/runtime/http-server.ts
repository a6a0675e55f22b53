import { createServer, type RequestListener, type Server } from 'node:http';

export interface HttpTimeouts {
  /** Milliseconds for the head of a request, and for all of it; how often that is looked at. */
  readonly head: number;
  readonly request: number;
  readonly look: number;
}

/** Bitrix24 sends small bodies at once; whoever sends a byte a minute holds a connection and means no good. */
const patience: HttpTimeouts = { head: 10_000, request: 30_000, look: 5000 };

/** The app on a server that waits for nobody for ever. How long an answer takes is not limited: portals may be slow. */
export function httpServer(app: RequestListener, { head, request, look }: HttpTimeouts = patience): Server {
  return createServer(
    { headersTimeout: head, requestTimeout: request, connectionsCheckingInterval: look },
    app,
  );
}
