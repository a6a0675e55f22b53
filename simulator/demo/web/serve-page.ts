import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson, serveHttp, type HttpServer } from '../../base/http-server.ts';
import type { Demo } from '../demo.ts';
import type { ConsoleReporter } from '../story/console-reporter.ts';
import { performAction, ActionError } from './actions.ts';
import { streamView } from './event-stream.ts';
import { readPageFiles } from './page-files.ts';

const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Serves the demo's page on `port`, or on any free port if that one is taken. */
export async function servePage(
  demo: Demo,
  reporter: ConsoleReporter,
  port: number,
  onError: (error: unknown) => void,
): Promise<HttpServer> {
  const files = readPageFiles();
  const answer = async (request: IncomingMessage, response: ServerResponse, body: string): Promise<void> => {
    if (!isLocal(request)) {
      sendJson(response, 403, { error: 'Only for this machine.' });
      return;
    }
    const path = new URL(request.url ?? '/', 'http://demo').pathname;
    if (request.method === 'POST') return handleAction(demo, reporter, path, body, response, onError);
    if (path === '/events') return streamView(demo, response);
    const file = files.get(path);
    if (!file) {
      sendJson(response, 404, { error: 'Nothing here.' });
      return;
    }
    response.writeHead(200, { ...securityHeaders, 'content-type': file.type }).end(file.content);
  };
  try {
    return await serveHttp(answer, port);
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    return serveHttp(answer);
  }
}

async function handleAction(
  demo: Demo,
  reporter: ConsoleReporter,
  path: string,
  body: string,
  response: ServerResponse,
  onError: (error: unknown) => void,
): Promise<void> {
  if (path !== '/actions') {
    sendJson(response, 404, { error: 'Nothing here.' });
    return;
  }
  try {
    await performAction(demo, reporter, parseJson(body));
    sendJson(response, 200, {});
  } catch (error) {
    if (!(error instanceof ActionError)) onError(error);
    const message = error instanceof ActionError ? error.message : 'This did not work. Look at the terminal.';
    sendJson(response, error instanceof ActionError ? 409 : 500, { error: message });
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new ActionError('The page sent no JSON.');
  }
}

/**
 * Refuses requests of other web sites in the user's browser: by the Host header (DNS rebinding) and by Origin (forms).
 */
function isLocal({ headers }: IncomingMessage): boolean {
  const host = headers.host ?? '';
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host)) return false;
  return headers.origin === undefined || headers.origin === `http://${host}`;
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
