import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson, serveHttp, type HttpServer } from '../../base/http-server.ts';
import type { Demo } from '../demo.ts';
import type { Teller } from '../story/teller.ts';
import { perform, Refusal } from './actions.ts';
import { streamView } from './event-stream.ts';
import { readPageFiles } from './page-files.ts';

const security = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** The demo's page on the asked port, else on a free one. */
export async function servePage(
  demo: Demo,
  teller: Teller,
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
    if (request.method === 'POST') return act(demo, teller, path, body, response, onError);
    if (path === '/events') return streamView(demo, response);
    const file = files.get(path);
    if (!file) {
      sendJson(response, 404, { error: 'Nothing here.' });
      return;
    }
    response.writeHead(200, { ...security, 'content-type': file.type }).end(file.content);
  };
  try {
    return await serveHttp(answer, port);
  } catch (error) {
    if (!isTaken(error)) throw error;
    return serveHttp(answer);
  }
}

async function act(
  demo: Demo,
  teller: Teller,
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
    await perform(demo, teller, parsed(body));
    sendJson(response, 200, {});
  } catch (error) {
    if (!(error instanceof Refusal)) onError(error);
    const message = error instanceof Refusal ? error.message : 'This did not work. Look at the terminal.';
    sendJson(response, error instanceof Refusal ? 409 : 500, { error: message });
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Refusal('The page sent no JSON.');
  }
}

/** No other site of the reader's browser may reach in: neither by a name of its own for this address nor by a form. */
function isLocal({ headers }: IncomingMessage): boolean {
  const host = headers.host ?? '';
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host)) return false;
  return headers.origin === undefined || headers.origin === `http://${host}`;
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
